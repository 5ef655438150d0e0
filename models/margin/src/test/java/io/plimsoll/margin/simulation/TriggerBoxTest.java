package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Boxes against the calculator's liquidation price, and against the conditions themselves. */
class TriggerBoxTest {

  @Test
  void theBoxOfOnePositionEndsAtItsLiquidationPrice() {
    Seeds.each(10_000, this::theBoxOfOnePositionEndsAtItsLiquidationPrice);
  }

  private void theBoxOfOnePositionEndsAtItsLiquidationPrice(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    // At 4 the highest rate asks for all of the notional: there is no price for that
    double multiplier = random.nextDouble(0.5, 3.6);
    double notional = Math.exp(random.nextDouble(Math.log(100), Math.log(2e7)));
    boolean isLong = random.nextBoolean();
    Trader trader =
        Trader.holding(notional * random.nextDouble(0.05, 1.2), 0, isLong ? notional : -notional);
    MarketPath path =
        MarketPath.of(
            Simulated.closes(random.nextDouble(0.01, 1e5))
                .withMultiplier(new double[] {multiplier}));
    Marks marks = new Marks(path, Feedback.NONE, 1);
    Books books = new Books(marks, LossAllocation.COUNTERPARTIES, 0);
    Requirements requirements = new Requirements(Simulated.RULES, path, marks, books);
    Accounts accounts = new Accounts(Population.of(List.of(trader)), marks, books, requirements);
    marks.startBar(0);
    marks.moveTo(0);
    new Desk(SimulationSettings.of(Simulated.RULES, 0), accounts, marks, books).open(0, trader);
    TriggerBox box = new TriggerBox(accounts, marks, requirements, new Ceilings(marks, path));

    box.ofOne(0, Ceilings.Fit.TIGHT);

    Position position = Position.cross(Simulated.A, accounts.quantity(0), accounts.entry(0));
    Account account = new Account("a", accounts.wallet(0), List.of(position));
    OptionalDouble expected =
        new CrossMargin(Simulated.RULES)
            .calculate(
                account,
                MarketSnapshot.of(Simulated.A, marks.mark(0)),
                MarginMultiplier.constant(multiplier))
            .positions()
            .get(0)
            .liquidationPrice();
    double end = isLong ? box.lower : box.upper;
    if (expected.isPresent()) {
      double size = Math.max(expected.getAsDouble(), marks.mark(0));
      assertEquals(expected.getAsDouble(), end, 1e-9 * size);
      assertTrue(isLong ? end >= expected.getAsDouble() : end <= expected.getAsDouble());
    } else {
      assertTrue(isLong ? end <= marks.mark(0) * 1e-8 : end == Double.POSITIVE_INFINITY);
    }
  }

  /**
   * Forty markets around the opening, near and far, each instrument for itself: where all marks are
   * inside the box, nothing may be due. Some multiples of some rates are above one.
   */
  @Test
  void insideTheBoxNothingIsDue() {
    Seeds.each(10_000, this::insideTheBoxNothingIsDue);
  }

  private void insideTheBoxNothingIsDue(long seed) {
    Draws draws = new Draws(seed, 0, 0);
    int count = 1 + draws.below(3);
    MarketPath path = around(draws, count);
    Trader trader = several(draws, count);
    Marks marks = new Marks(path, Feedback.NONE, 1);
    Books books = new Books(marks, LossAllocation.COUNTERPARTIES, 0);
    Requirements requirements = new Requirements(Simulated.RULES, path, marks, books);
    Accounts accounts = new Accounts(Population.of(List.of(trader)), marks, books, requirements);
    marks.startBar(0);
    marks.moveTo(0);
    new Desk(SimulationSettings.of(Simulated.RULES, 0), accounts, marks, books).open(0, trader);
    TriggerBox box = new TriggerBox(accounts, marks, requirements, new Ceilings(marks, path));
    double[] lower = new double[count];
    double[] upper = new double[count];
    if (count > 1) {
      box.ofSeveral(0, Ceilings.Fit.TIGHT);
    }
    for (int s = 0; s < count; s++) {
      if (count > 1) {
        box.part(s);
      } else {
        box.ofOne(s, Ceilings.Fit.TIGHT);
      }
      lower[s] = box.lower;
      upper[s] = box.upper;
    }
    Decision decision = new Decision(accounts, marks);
    for (int b = 1; b < path.bars(); b++) {
      marks.startBar(b);
      marks.moveTo(3);
      boolean inside = true;
      for (int s = 0; s < count; s++) {
        inside &= lower[s] < marks.mark(s) && marks.mark(s) < upper[s];
      }
      if (inside) {
        assertEquals(Action.HOLD, decision.of(0));
      }
    }
  }

  /** Marks of 100 at first, then up to a tenth of a percent, or all of it, away. */
  private static MarketPath around(Draws draws, int count) {
    List<InstrumentPath> instruments = new ArrayList<>();
    double multiplier = draws.happens(0.5) ? draws.uniform(0.5, 4) : 3.9;
    for (int i = 0; i < count; i++) {
      double[] marks = new double[41];
      double[] factors = new double[41];
      marks[0] = 100;
      factors[0] = multiplier;
      for (int b = 1; b < marks.length; b++) {
        double width = Math.pow(10, -3 + 3 * (b / 41.0));
        marks[b] = 100 * (1 + width * draws.uniform(-1, 1));
        factors[b] = multiplier;
      }
      instruments.add(Simulated.closes(new InstrumentId("I" + i), marks).withMultiplier(factors));
    }
    return new MarketPath(instruments);
  }

  private static Trader several(Draws draws, int count) {
    List<Trader.Leg> legs = new ArrayList<>();
    double gross = 0;
    for (int i = 0; i < count; i++) {
      double notional = Math.exp(draws.uniform(Math.log(1e4), Math.log(1e8)));
      gross += notional;
      legs.add(new Trader.Leg(i, draws.happens(0.5) ? notional : -notional, 1));
    }
    Behaviour behaviour = new BehaviourShares(0.3, 0.6, 0.3, 0.3, 0.3, 0).draw(draws);
    double collateral = gross * draws.uniform(0.05, 2);
    return new Trader(collateral, collateral, legs, behaviour, Trader.NEVER);
  }
}
