package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Generated;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules.Netting;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A market of three instruments whose marks can be moved, and breached accounts in it. */
final class Marks implements MarketState {
  static final List<InstrumentId> INSTRUMENTS = Generated.INSTRUMENTS;

  private final Contract[] contracts = new Contract[INSTRUMENTS.size()];
  private final double[] marks = new double[INSTRUMENTS.size()];
  private final double[] depths = new double[INSTRUMENTS.size()];

  private Marks() {}

  /** Three contracts of one payoff and one settlement, of different sizes. */
  static Marks generate(SplittableRandom random) {
    Marks market = new Marks();
    Payoff payoff = random.nextInt(3) == 0 ? Payoff.INVERSE : Payoff.LINEAR;
    for (int i = 0; i < INSTRUMENTS.size(); i++) {
      double size = random.nextBoolean() ? 1 : Math.exp(random.nextDouble(-3, 3));
      market.contracts[i] = new Contract.Perpetual(INSTRUMENTS.get(i), "X" + i, "S", payoff, size);
      market.marks[i] = Math.exp(random.nextDouble(-3, 11));
      market.depths[i] =
          random.nextInt(4) == 0
              ? Double.POSITIVE_INFINITY
              : Math.exp(random.nextDouble(Math.log(1e4), Math.log(1e8)));
    }
    return market;
  }

  /** Moves every mark by a normal fraction. */
  void move(SplittableRandom random, double deviation) {
    for (int i = 0; i < marks.length; i++) {
      marks[i] *= Math.exp(deviation * random.nextGaussian());
    }
  }

  private static int indexOf(InstrumentId instrument) {
    return INSTRUMENTS.indexOf(instrument);
  }

  @Override
  public double mark(InstrumentId instrument) {
    return marks[indexOf(instrument)];
  }

  @Override
  public double depthNotional(InstrumentId instrument) {
    return depths[indexOf(instrument)];
  }

  @Override
  public Contract contract(InstrumentId instrument) {
    return contracts[indexOf(instrument)];
  }

  @Override
  public double skew(InstrumentId instrument) {
    return 0;
  }

  /** Up to three positions of 100 to 10 million notional, and equity as a part of maintenance. */
  Account account(SplittableRandom random, String id, AccountHealth health, double equityRatio) {
    List<Position> positions = new ArrayList<>();
    int n = random.nextInt(1, 4);
    for (int i = 0; i < n; i++) {
      InstrumentId instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
      double notional = Math.exp(random.nextDouble(Math.log(100), Math.log(1e7)));
      double mark = mark(instrument);
      double quantity = notional / contract(instrument).notional(1, mark);
      positions.add(
          Position.cross(
              instrument,
              random.nextBoolean() ? quantity : -quantity,
              mark * random.nextDouble(0.9, 1.1)));
    }
    Account bare = new Account(id, 0, positions);
    double wanted = equityRatio * health.maintenance(bare, this, MarginMultiplier.ONE);
    return bare.plusCollateral(wanted - health.equity(bare, this));
  }

  /** A breached account as a policy sees it. */
  static Breach breach(SplittableRandom random, double equityRatio) {
    Marks market = generate(random);
    var rules = Generated.rules(random.nextBoolean() ? Netting.NET : Netting.GROSS);
    AccountHealth health = AccountHealth.cross(rules);
    Account account = market.account(random, "a", health, equityRatio);
    return new Breach(
        1_000_000_000L,
        account,
        market,
        MarginMultiplier.ONE,
        health,
        Tiers.of(rules),
        random.nextInt(3) == 0 ? 0 : random.nextDouble(0, 0.02),
        LiquidationState.Unwinding.start(1_000_000_000L),
        new LiquidatedVolume());
  }
}
