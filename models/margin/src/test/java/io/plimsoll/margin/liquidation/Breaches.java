package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Breaches that a test writes down. */
final class Breaches {
  static final InstrumentId A = new InstrumentId("A-USD");
  static final InstrumentId B = new InstrumentId("B-USD");
  static final long SECOND = 1_000_000_000L;

  /** Rates 2.5 %, 5 % above 250,000 and 10 % above 1,000,000; amounts 0, 6,250 and 56,250. */
  static final BracketTable THREE_TIERS =
      new BracketTable(
          new double[] {0, 250_000, 1_000_000},
          new double[] {0.05, 0.1, 0.2},
          new double[] {0.025, 0.05, 0.1},
          Double.POSITIVE_INFINITY);

  private Breaches() {}

  static VenueRules rules(BracketTable table) {
    return new VenueRules(
        "Test",
        LocalDate.of(2025, 1, 1),
        "test",
        Netting.NET,
        0,
        0,
        Map.of("*", new InstrumentRules(0.01, table)));
  }

  /** One position at a mark of 100 and an equity. */
  static Breach one(BracketTable table, double quantity, double equity) {
    Account account = new Account("a", equity, List.of(Position.cross(A, quantity, 100)));
    return of(table, account, MarketSnapshot.of(A, 100), 0);
  }

  static Breach of(BracketTable table, Account account, MarketState market, double cost) {
    VenueRules rules = rules(table);
    return new Breach(
        0,
        account,
        market,
        MarginMultiplier.ONE,
        AccountHealth.cross(rules),
        Tiers.of(rules),
        cost,
        Unwinding.start(0),
        new LiquidatedVolume());
  }

  static Breach at(Breach breach, long nowNanos, Unwinding progress) {
    return new Breach(
        nowNanos,
        breach.account(),
        breach.market(),
        breach.multiplier(),
        breach.health(),
        breach.tiers(),
        breach.costFraction(),
        progress,
        breach.volume());
  }
}
