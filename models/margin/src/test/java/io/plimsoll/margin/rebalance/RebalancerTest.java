package io.plimsoll.margin.rebalance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.Conventions;
import io.plimsoll.margin.Conventions.Valuation;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.IsolatedMargin;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import io.plimsoll.margin.liquidation.ImpactModel;
import io.plimsoll.margin.rebalance.Action.Deposit;
import io.plimsoll.margin.rebalance.Action.Orders;
import io.plimsoll.margin.rebalance.Suggestions.Outcome;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RebalancerTest {
  private static final InstrumentId A = new InstrumentId("A-USD");
  private static final InstrumentId B = new InstrumentId("B-USD");

  /** A tenth of a percent of notional, whatever the size. */
  static final TradingCosts FLAT = new TradingCosts(0.0004, ImpactModel.NONE, 0.0006);

  private static final MarketSnapshot MARKET =
      new MarketSnapshot(Map.of(A, InstrumentState.of(100), B, InstrumentState.of(50)));

  /** 5 % initial and 2.5 % maintenance of any notional. */
  static VenueRules rules() {
    return new VenueRules(
        "Test",
        LocalDate.of(2025, 1, 1),
        Optional.empty(),
        "test",
        Netting.NET,
        0,
        0,
        new Conventions(
            Optional.of("USD"), 0, 0, Valuation.MARK, 0, EnumSet.of(MarginMethod.CROSS)),
        Map.of("*", new InstrumentRules(0.01, BracketTable.flat(0.05, 0.025))));
  }

  private static RebalanceSettings settings(double depositCost, double maximumDeposit) {
    return new RebalanceSettings(null, Map.of(), FLAT, depositCost, maximumDeposit);
  }

  static Rebalancer cross(RebalanceSettings settings) {
    return new Rebalancer(new CrossMargin(rules()), settings);
  }

  private static Suggestions restore(Rebalancer rebalancer, Account account, double target) {
    return rebalancer.restore(account, MARKET, MarginMultiplier.ONE, target, List.of());
  }

  /**
   * By hand: 100 at 100 with 300 of collateral need 250, ratio 5/6. Selling x leaves (100 − x)·2.5
   * against 300 − 0.1·x; at one half x = 100/2.45 = 40.816..., which costs 4.0816. A deposit of 500
   * − 300 = 200 at 3 % costs 6.
   */
  @Test
  void sellsAsLittleAsItMust() {
    Account account = new Account("a", 300, List.of(Position.cross(A, 100, 100)));
    Suggestions suggestions = restore(cross(settings(0.03, 1e9)), account, 0.5);
    assertEquals(Outcome.FOUND, suggestions.outcome());
    Suggestion best = suggestions.ranked().getFirst();
    Trade trade = ((Orders) best.action()).trades().getFirst();
    assertEquals(-100 / 2.45, trade.quantity(), 1e-9);
    assertEquals(10 / 2.45, best.cost(), 1e-10);
    assertEquals(best.cost(), trade.cost().recompute());
    assertEquals(250.0 / 300, best.before().marginRatio(), 1e-15);
    assertEquals(0.5, best.after().marginRatio(), 1e-12);
    Suggestion second = suggestions.ranked().get(1);
    assertEquals(200, ((Deposit) second.action()).amount(), 1e-9);
    assertEquals(6, second.cost(), 1e-9);
    assertEquals(
        "deposit 200.00000 for 6.0000000: margin ratio 0.833333 -> 0.500000,"
            + " maintenance 250.00000 -> 250.00000, equity 300.00000 -> 500.00000",
        second.describe());
    assertTrue(best.describe().startsWith("sell 40.816327 A-USD at 100.00000"), best.describe());
  }

  @Test
  void saysSoWhenThereIsNothingToDo() {
    Account account = new Account("a", 600, List.of(Position.cross(A, 100, 100)));
    Suggestions suggestions = restore(cross(settings(0, 1e9)), account, 0.5);
    assertEquals(Outcome.NOTHING_TO_DO, suggestions.outcome());
    assertEquals(List.of(), suggestions.ranked());
  }

  /** A loss of 1000 on 300 of collateral: nothing but money helps. */
  @Test
  void saysSoWhenNothingSuffices() {
    Account account = new Account("a", 300, List.of(Position.cross(A, 100, 110)));
    Suggestions suggestions = restore(cross(settings(0, 100)), account, 0.5);
    assertEquals(Outcome.NONE_SUFFICES, suggestions.outcome());
    assertEquals(List.of(), suggestions.ranked());
    assertEquals(Double.POSITIVE_INFINITY, suggestions.nearest());
    // equity −700 to 250/0.5
    Suggestions rescued = restore(cross(settings(0, 1_200)), account, 0.5);
    assertEquals(1_200, ((Deposit) rescued.ranked().getFirst().action()).amount(), 1e-9);
  }

  /**
   * By hand: A needs 250 and B 250, together 500 of 400. Selling all of A leaves 250 of 390, so one
   * instrument alone cannot reach 0.4; A and x of B can: (200 − x)·1.25 = 0.4·(390 − 0.05·x).
   */
  @Test
  void closesOnePositionAfterTheOtherWhereOneIsNotEnough() {
    Account account =
        new Account("a", 400, List.of(Position.cross(A, 100, 100), Position.cross(B, 200, 50)));
    Suggestions suggestions = restore(cross(settings(0, 0)), account, 0.4);
    assertEquals(2, suggestions.ranked().size());
    double x = (250 - 156) / (1.25 - 0.02);
    for (Suggestion suggestion : suggestions.ranked()) {
      assertEquals(0.4, suggestion.after().marginRatio(), 1e-12);
      // costs are the same per notional, so both ways of closing cost the same
      assertEquals(10 + 0.05 * x, suggestion.cost(), 1e-9);
    }
  }

  @Test
  void isolatedPositionsNeedTheirOwnDeposit() {
    Account account =
        new Account(
            "a", 1_000, List.of(new Position(A, 100, 100, 300), new Position(B, 200, 50, 1_000)));
    Rebalancer rebalancer = new Rebalancer(new IsolatedMargin(rules()), settings(0.001, 1e9));
    Suggestions suggestions = restore(rebalancer, account, 0.5);
    Deposit deposit = (Deposit) suggestions.ranked().getFirst().action();
    // A: 250/0.5 − 300 = 200 are missing; B has 1000 for its 250
    assertEquals(0, deposit.toWallet());
    assertEquals(200, deposit.toPositions().get(0), 1e-9);
    assertEquals(0, deposit.toPositions().get(1));
  }

  @Test
  void badTargetsAndSettingsNameTheValue() {
    Account account = new Account("a", 300, List.of(Position.cross(A, 100, 100)));
    for (double target : new double[] {0, -1, 1.5, Double.NaN}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> restore(cross(settings(0, 0)), account, target));
      assertTrue(e.getMessage().contains("target ratio") && e.getMessage().contains("" + target));
    }
    assertThrows(IllegalArgumentException.class, () -> settings(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> settings(-1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new TradingCosts(Double.NaN, ImpactModel.NONE, 0));
    Suggestions none =
        cross(settings(0, 0))
            .restore(new Account("a", 0, List.of()), MARKET, MarginMultiplier.ONE, 0.5, List.of(A));
    assertEquals(Outcome.NOTHING_TO_DO, none.outcome());
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                cross(settings(0, 0))
                    .restore(
                        account,
                        MARKET,
                        MarginMultiplier.ONE,
                        0.5,
                        List.of(new InstrumentId("Z-USD"))));
    assertTrue(e.getMessage().contains("Z-USD"), e.getMessage());
  }
}
