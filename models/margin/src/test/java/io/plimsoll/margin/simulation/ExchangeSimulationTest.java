package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Conventions;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.liquidation.ImpactModel;
import io.plimsoll.margin.simulation.Trader.Leg;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeSimulationTest {
  /** An order as large as the depth pays a tenth; all of it stays in the price. */
  private static final Feedback STAYS =
      new Feedback(new ImpactModel(ImpactModel.Shape.LINEAR, 0.1, 0.25), 1, 0, 0);

  /**
   * Two longs of 10 at 100. The first, with 100, is due below 900/9.5 = 94.737; the second, with
   * 120, below 880/9.5 = 92.632. At 94.5 the first sells 945 into a depth of 4000: impact 0.1 ·
   * 945/4000 = 0.023625, so it gets 94.5 · 0.976375 = 92.2674375, and the mark goes to 94.5 ·
   * e^−0.023625 = 92.2936: the second is due.
   */
  @Test
  void theImpactOfOneLiquidationTriggersTheNext() {
    InstrumentPath path = Simulated.closes(100, 94.5).withDepth(4000);
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, STAYS),
            path,
            Trader.holding(100, 0, 1000),
            Trader.holding(120, 0, 1000));
    assertEquals(100 + 10 * (92.2674375 - 100), r.account(0).collateral(), 1e-12);
    double between = 94.5 * Math.exp(-0.023625);
    double impact = 0.1 * 10 * between / 4000;
    assertEquals(120 + 10 * (between * (1 - impact) - 100), r.account(1).collateral(), 1e-12);
    assertEquals(94.5 * Math.exp(-0.023625 - impact), r.mark(0, 1), 1e-12);
    assertEquals(2, r.liquidations(1));
    assertEquals(10 * 92.2674375 + 10 * between * (1 - impact), r.liquidatedNotional(1), 1e-9);
    assertEquals(2, r.work().rounds());
    assertEquals(94.5, r.givenPrice(0, 1));
  }

  @Test
  void withoutFeedbackTheSecondIsNotTriggered() {
    Feedback deaf = new Feedback(STAYS.impact(), 0, 0, 0);
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, deaf),
            Simulated.closes(100, 94.5).withDepth(4000),
            Trader.holding(100, 0, 1000),
            Trader.holding(120, 0, 1000));
    assertEquals(22.674375, r.account(0).collateral(), 1e-12);
    assertEquals(120, r.account(1).collateral());
    assertEquals(10, r.account(1).positions().get(0).quantity());
    assertEquals(94.5, r.mark(0, 1));
  }

  /** After the first liquidation of above, 0.8 of 0.023625 is gone by half in each later bar. */
  @Test
  void theTransientPartOfImpactDecays() {
    Feedback feedback = new Feedback(STAYS.impact(), 0.2, 0.8, 0.5);
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, feedback),
            Simulated.closes(100, 94.5, 94.5, 94.5).withDepth(4000),
            Trader.holding(100, 0, 1000));
    assertEquals(94.5 * Math.exp(-0.023625), r.mark(0, 1), 1e-12);
    assertEquals(94.5 * Math.exp(-0.023625 * (0.2 + 0.4)), r.mark(0, 2), 1e-12);
    assertEquals(94.5 * Math.exp(-0.023625 * (0.2 + 0.2)), r.mark(0, 3), 1e-12);
  }

  /**
   * A multiplier of 1.5 asks 7.5%: the long with 120 is due below 880/9.25 = 95.135, so at 96 it is
   * not and at 95 it is.
   */
  @Test
  void aMultiplierThatRisesLiquidatesEarlier() {
    InstrumentPath path =
        Simulated.closes(100, 96, 96, 95).withMultiplier(new double[] {1, 1, 1.5, 1.5});
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE), path, Trader.holding(120, 0, 1000));
    assertEquals(0, r.liquidations(2));
    assertEquals(1, r.liquidations(3));
    assertEquals(120 - 10 * 5, r.account(0).collateral(), 1e-12);
  }

  /** At 98 the equity of 120 − 20 = 100 is below 15% · 980 = 147, and 49 by the published rates. */
  @Test
  void aMultiplierThatRisesAloneLiquidatesAtAnUnchangedPrice() {
    InstrumentPath path = Simulated.closes(100, 98, 98).withMultiplier(new double[] {1, 1, 3});
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE), path, Trader.holding(120, 0, 1000));
    assertEquals(0, r.liquidations(1));
    assertEquals(1, r.liquidations(2));
  }

  /**
   * From 100 to 85 a long of 10 with 100 loses 150. The fund has 20 of the missing 50; the short,
   * who gained 150, goes without 30.
   */
  @Test
  void theFundPaysWhatItHasAndTheOppositeSideTheRest() {
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 20, Feedback.NONE),
            Simulated.closes(100, 85),
            Trader.holding(100, 0, 1000),
            Trader.holding(500, 0, -1000));
    assertEquals(0, r.account(0).collateral());
    assertEquals(50, r.badDebt(1), 1e-12);
    assertEquals(30, r.socialisedLoss(1), 1e-12);
    assertEquals(0, r.fundBalance(1));
    assertEquals(470, r.account(1).collateral(), 1e-12);
    assertEquals(-10, r.account(1).positions().get(0).quantity());
    assertEquals(100, r.account(1).positions().get(0).entryPrice());
  }

  /**
   * Two longs of 10, a short of 5: the counterparties are short 15. Of the 50 that one long lacks,
   * the accounts' short pays by what is left open: 5 of 10 (the other long's counterpart).
   */
  @Test
  void counterpartiesBearTheirPartOfASocialisedLoss() {
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100, 85),
            Trader.holding(100, 0, 1000),
            Trader.holding(1000, 0, 1000),
            Trader.holding(500, 0, -500));
    assertEquals(50, r.socialisedLoss(1), 1e-12);
    assertEquals(500 - 25, r.account(2).collateral(), 1e-12);
    assertEquals(1000, r.account(1).collateral());
    assertEquals(10, r.openInterest(0, 1), 1e-12);
  }

  @Test
  void fundingMovesMoneyFromLongsToShorts() {
    InstrumentPath path = Simulated.closes(100, 100, 110, 110).withFunding(0.001, 2);
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            path,
            Trader.holding(500, 0, 1000),
            Trader.holding(500, 0, -2000));
    // At the open of bar 2 the mark is 100: 10 and 20 units at 0.1 each
    assertEquals(499, r.account(0).collateral(), 1e-12);
    assertEquals(502, r.account(1).collateral(), 1e-12);
    // The counterparties are long 10, gained 100 and paid 1
    assertEquals(99, r.money().counterparties(), 1e-12);
  }

  @Test
  void whoClosedComesBackWithTheNextTrader() {
    Trader trader =
        new Trader(
            150,
            0,
            List.of(new Leg(0, 1000, 1)),
            Behaviour.NONE.stopping(0.4, Double.POSITIVE_INFINITY),
            2);
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100, 93, 80, 80, 80),
            trader);
    assertEquals(2, r.count(Action.OPEN));
    // Back in bar 3 at 80, with 150 again: 70 of the 80 he had lost came from outside
    assertEquals(12.5, r.account(0).positions().get(0).quantity());
    assertEquals(150, r.account(0).collateral());
    assertEquals(150 + 70, r.money().deposits(), 1e-12);
  }

  @Test
  void openingIsScaledToTheInitialRequirement() {
    // 10% of 2000 is twice what is there
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100),
            Trader.holding(100, 0, 2000));
    assertEquals(10, r.account(0).positions().get(0).quantity());
  }

  /**
   * Long 10 from 98 with 60 has 80 at 100: less than the initial requirement of 100, and liquidated
   * below (980 − 60)/9.5 = 96.84.
   */
  @Test
  void anExistingAccountStaysAsItIs() {
    InstrumentPath path = Simulated.closes(100, 96.9, 96.8);
    Account account = new Account("x", 60, List.of(Position.cross(Simulated.A, 10, 98)));
    Trader trader = Trader.existing(account, MarketPath.of(path));
    SimulationResult r =
        Simulated.run(Simulated.whole(Simulated.FLAT, 0, Feedback.NONE), path, trader);
    assertEquals(0, r.liquidations(1));
    assertEquals(1, r.liquidations(2));
    assertEquals(60 + 10 * (96.8 - 98), r.account(0).collateral(), 1e-12);
  }

  @Test
  void aBarGoesThroughItsExtremes() {
    InstrumentPath bar =
        InstrumentPath.of(
            Simulated.A,
            new double[] {100},
            new double[] {108},
            new double[] {94},
            new double[] {101});
    // Up: low first. The long with 100 is due below 94.737, the short with 100 above 1100/10.5
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            bar,
            Trader.holding(100, 0, 1000),
            Trader.holding(100, 0, -1000));
    assertEquals(100 - 60, r.account(0).collateral(), 1e-12);
    assertEquals(100 - 80, r.account(1).collateral(), 1e-12);
    assertEquals(101, r.mark(0, 0));
  }

  @Test
  void badInputIsNamed() {
    IllegalArgumentException unknown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Simulated.run(
                    Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
                    Simulated.closes(100),
                    Trader.holding(100, 3, 1000)));
    assertEquals("instrument of account 0 must be below 1, was 3", unknown.getMessage());
    VenueRules atEntry =
        Simulated.rules(
            new Conventions(
                Optional.empty(),
                0,
                0,
                Conventions.Valuation.ENTRY,
                0,
                EnumSet.of(MarginMethod.CROSS)),
            Map.of("*", new InstrumentRules(0.01, Simulated.TABLE)));
    PlimsollException refused =
        assertThrows(
            PlimsollException.class,
            () ->
                Simulated.run(
                    Simulated.whole(atEntry, 0, Feedback.NONE),
                    Simulated.closes(100),
                    Trader.holding(100, 0, 1000)));
    assertTrue(refused.getMessage().contains("ENTRY"), refused.getMessage());
  }
}
