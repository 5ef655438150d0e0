package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Conventions;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.RootInSize;
import io.plimsoll.margin.SkewScaled;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.liquidation.ImpactModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The indexed simulation against {@link NaiveExchange}, account by account. */
class SimulationTwinTest {
  private static final int BARS = 250;

  private final long[] seen = new long[Action.values().length];
  private int socialised;

  /** Everybody does everything, with sizes that reach into every bracket. */
  private static GeneratedPopulation population(long seed, int instruments) {
    return new GeneratedPopulation(
        new GeneratedPopulation.Settings(
            seed,
            40,
            instruments,
            0.5,
            1000,
            0.5,
            1e6,
            8,
            0.8,
            20,
            0.55,
            20,
            new BehaviourShares(0.5, 0.4, 0.3, 0.5, 0.5, 0.3)));
  }

  private static SimulationSettings settings(
      VenueRules rules, LossAllocation allocation, ImpactModel.Shape shape) {
    return new SimulationSettings(
        rules,
        0.25,
        100,
        allocation == LossAllocation.COUNTERPARTIES ? 1e4 : 0,
        allocation,
        new Feedback(new ImpactModel(shape, 0.02, 0.2), 0.2, 0.6, 0.8),
        30,
        6,
        1);
  }

  /** Volatile, with crashes: 100% a year in bars of an hour, a fifth falls away twice. */
  private static MarketPath market(long seed, int instruments) {
    return SyntheticPath.of(
        new SyntheticPath.Settings(seed, instruments, BARS, 8760, 1.0, 400, 0.03, 2, 0.25, 2e6));
  }

  private static MarketPath with(MarketPath path, long seed, boolean funding, boolean multiplier) {
    SplittableRandom random = new SplittableRandom(seed);
    List<InstrumentPath> instruments = new ArrayList<>();
    for (InstrumentPath instrument : path.instruments()) {
      double[] rates = new double[path.bars()];
      double[] factors = new double[path.bars()];
      double factor = 1;
      for (int b = 0; b < rates.length; b++) {
        rates[b] = funding && b % 8 == 7 ? random.nextDouble(-0.001, 0.002) : 0;
        if (multiplier && b % 5 == 0) {
          factor = Math.min(4, Math.max(0.8, factor * random.nextDouble(0.8, 1.27)));
        }
        factors[b] = factor;
      }
      instruments.add(instrument.withFunding(rates).withMultiplier(factors));
    }
    return new MarketPath(instruments);
  }

  private void compare(
      SimulationSettings settings, Population population, MarketPath path, double relative) {
    NaiveExchange naive = new NaiveExchange(settings, population, path);
    naive.run();
    SimulationResult indexed = ExchangeSimulation.run(settings, population, path, Progress.NONE);
    int last = path.bars() - 1;
    for (Action action : Action.values()) {
      assertEquals(naive.actions[action.ordinal()], indexed.count(action), action.toString());
      seen[action.ordinal()] += indexed.count(action);
    }
    for (int a = 0; a < population.size(); a++) {
      same(naive.account(a), indexed.account(a), relative);
    }
    assertEquals(naive.fund(), indexed.fundBalance(last), relative * (1 + naive.fund()));
    for (int i = 0; i < path.count(); i++) {
      assertEquals(naive.mark(i), indexed.mark(i, last), relative * naive.mark(i));
    }
    for (int b = 0; b < path.bars(); b++) {
      socialised += indexed.socialisedLoss(b) > 0 ? 1 : 0;
    }
  }

  private static void same(Account naive, Account indexed, double relative) {
    double size = 1 + Math.abs(naive.collateral());
    assertEquals(naive.positions().size(), indexed.positions().size(), naive.id());
    for (int p = 0; p < naive.positions().size(); p++) {
      Position expected = naive.positions().get(p);
      Position actual = indexed.positions().get(p);
      assertEquals(expected.instrument(), actual.instrument());
      assertEquals(
          expected.quantity(),
          actual.quantity(),
          relative * Math.abs(expected.quantity()),
          naive.id());
      assertEquals(
          expected.entryPrice(), actual.entryPrice(), relative * expected.entryPrice(), naive.id());
      size += Math.abs(expected.quantity() * expected.entryPrice());
    }
    assertEquals(naive.collateral(), indexed.collateral(), relative * size, naive.id());
  }

  @Test
  void withoutFundingEveryAccountIsTheSameToTheLastBit() {
    for (int seed = 1; seed <= 9; seed++) {
      int instruments = 1 + seed % 3;
      compare(
          settings(Simulated.RULES, LossAllocation.COUNTERPARTIES, ImpactModel.Shape.LINEAR),
          population(seed, instruments),
          market(seed, instruments),
          0);
    }
    everythingHappened();
  }

  @Test
  void multipliersThatMoveChangeNothingInThat() {
    for (int seed = 21; seed <= 29; seed++) {
      int instruments = 1 + seed % 3;
      compare(
          settings(Simulated.RULES, LossAllocation.COUNTERPARTIES, ImpactModel.Shape.SQUARE_ROOT),
          population(seed, instruments),
          with(market(seed, instruments), seed, false, true),
          0);
    }
    everythingHappened();
  }

  /**
   * Without a liquidation fee: where the fee takes all equity that is left, rounding decides
   * whether what is left is zero (all is closed at once) or just above it (all is closed a round
   * later), and the twin, which pays funding piece by piece, rounds differently.
   */
  @Test
  void withFundingAndSocialisedLossesEveryAccountIsTheSameUpToRounding() {
    for (int seed = 41; seed <= 52; seed++) {
      int instruments = 1 + seed % 3;
      compare(
          settings(
              Simulated.rules(Simulated.TABLE, 0.0005, 0),
              LossAllocation.OPPOSITE_SIDE,
              ImpactModel.Shape.LINEAR),
          population(seed, instruments),
          with(market(seed, instruments), seed, true, true),
          1e-9);
    }
    everythingHappened();
    assertTrue(socialised > 20, socialised + " bars with socialised losses");
  }

  /** Rates that rise with size, with the root of size, with a fixed part; a fee in the trigger. */
  @Test
  void everyFormOfScheduleIsTheSameToTheLastBit() {
    VenueRules rules =
        Simulated.rules(
            new Conventions(
                Optional.empty(),
                0.001,
                0,
                Conventions.Valuation.MARK,
                0,
                EnumSet.of(MarginMethod.CROSS, MarginMethod.ISOLATED)),
            Map.of(
                "SYN0-USD",
                new InstrumentRules(0.01, new RootInSize(0.06, 0.03, 0.002, 0.001)),
                "SYN1-USD",
                new InstrumentRules(0.01, new SkewScaled(1e5, 2, 0.05, 0.33, 20)),
                VenueRules.ANY_INSTRUMENT,
                new InstrumentRules(0.01, Simulated.TABLE)));
    for (int seed = 61; seed <= 69; seed++) {
      int instruments = 1 + seed % 3;
      compare(
          settings(rules, LossAllocation.COUNTERPARTIES, ImpactModel.Shape.LINEAR),
          population(seed, instruments),
          with(market(seed, instruments), seed, false, true),
          0);
    }
    everythingHappened();
  }

  private void everythingHappened() {
    for (Action action : Action.values()) {
      assertTrue(action == Action.HOLD || seen[action.ordinal()] > 0, action.toString());
    }
  }
}
