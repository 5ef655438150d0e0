package io.plimsoll.training.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.liquidation.ImpactModel;
import io.plimsoll.margin.liquidation.LiquidationEngine;
import io.plimsoll.training.replay.AccountOutcome.End;
import io.plimsoll.training.replay.SimulatedAccount.Leg;
import io.plimsoll.training.replay.SimulatedAccount.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One account at a time, with numbers that can be followed by hand. */
class ReplayTest {
  private static final long MINUTE = Paths.MINUTE;
  private static final InstrumentId A = Paths.A;
  private static final MarginPath STATIC = MarginPath.constant("static", 1);

  /** No latency, half of a position at a time, no impact, calls only at the requirement itself. */
  private static Replay.Settings settings(long grace) {
    return new Replay.Settings(
        Paths.rules(),
        new LiquidationEngine.Settings(0, 0.5, 0),
        ImpactModel.NONE,
        1000,
        grace,
        1,
        2,
        10 * MINUTE,
        5 * MINUTE,
        0.01);
  }

  private static SimulatedAccount trader(
      double side, double collateral, double notional, double topUp) {
    return new SimulatedAccount(
        "T",
        Mode.CROSS,
        MINUTE,
        1000 * MINUTE,
        collateral,
        1000,
        notional,
        List.of(new Leg(A, side)),
        topUp,
        MINUTE,
        1);
  }

  private static RegimeResult run(
      long grace, PricePath path, SimulatedAccount trader, MarginPath regime) {
    return new Replay(settings(grace), path, List.of(trader))
        .run(List.of(regime), Progress.NONE)
        .get(0);
  }

  @Test
  void aLongIsTriggeredByTheLowOfTheBarAndClosedInTranches() {
    // Opens at 100 with 1000 notional and 100 less a fee of 0.5. At 92 equity is 19.5, maintenance
    // 23: half is sold, which costs
    // a fee of 0.005·460 = 2.3 and leaves 17.2 against 11.5.
    RegimeResult result =
        run(0, Paths.exact(100, 100, 92, 92, 92), trader(1, 100, 1000, 0), STATIC);
    AccountOutcome outcome = result.accounts().get(0);
    assertEquals(End.STILL_OPEN, outcome.end());
    assertEquals(1, outcome.liquidations());
    assertEquals(460, outcome.liquidatedNotional(), 1e-9);
    assertEquals(1000 + 17.2, outcome.endWealth(), 1e-9);
    assertEquals(1002.3, result.totals().fundAtEnd(), 1e-9);
  }

  @Test
  void badDebtIsPaidByTheFund() {
    // A gap to 85 costs 150 of 99.5 collateral.
    RegimeResult result = run(0, Paths.exact(100, 100, 85), trader(1, 100, 1000, 0), STATIC);
    assertEquals(End.LIQUIDATED, result.accounts().get(0).end());
    assertEquals(50.5, result.totals().badDebt(), 1e-9);
    assertEquals(50.5, result.totals().fundDraw(), 1e-9);
    assertEquals(949.5, result.totals().fundAtEnd(), 1e-9);
    assertEquals(0, result.totals().socializedLoss(), 1e-12);
  }

  @Test
  void theMultiplierCapsWhatAnAccountMayOpen() {
    // Initial margin 5%: with 100 at most N where 100 − 0.0005·N = 0.05·N; at twice the margin 100
    // − 0.0005·N = 0.1·N.
    PricePath path = Paths.exact(100, 100, 100);
    SimulatedAccount trader = trader(-1, 100, 10_000, 0);
    assertEquals(100 / 0.0505, run(0, path, trader, STATIC).totals().openedNotional(), 1e-6);
    assertEquals(
        100 / 0.1005,
        run(0, path, trader, MarginPath.constant("two", 2)).totals().openedNotional(),
        1e-6);
  }

  /** 100 in the first two bars, then 99: takes 15 from an account that is long 15. */
  private static PricePath fall(int bars) {
    return Paths.exact(IntStream.range(0, bars).mapToDouble(i -> i < 2 ? 100 : 99).toArray());
  }

  /** Twice the margin from the third minute on. */
  private static MarginPath rise() {
    return new MarginPath.Builder("rise").add(A, 0, 1).add(A, 3 * MINUTE, 2).build();
  }

  @Test
  void aRiseOfTheMultiplierGivesGraceAndThenLiquidatesInPart() {
    // Equity 76 − 0.75 − 15 = 60.25 of 1485 notional: above 37.1 at multiplier 1, below 74.25 at 2.
    // Grace from minute 3 to 6.
    RegimeResult during = run(3 * MINUTE, fall(6), trader(1, 76, 1500, 0), rise());
    RegimeResult after = run(3 * MINUTE, fall(7), trader(1, 76, 1500, 0), rise());
    assertEquals(1, during.totals().graces());
    assertEquals(1, during.totals().marginCalls());
    assertEquals(0, during.totals().liquidations());
    assertEquals(1, after.totals().liquidations());
    assertEquals(End.STILL_OPEN, after.accounts().get(0).end());
    // Half of 15 at 99
    assertEquals(742.5, after.totals().liquidatedNotional(), 1e-9);
  }

  @Test
  void whoAnswersTheCallIsNotLiquidated() {
    RegimeResult result = run(3 * MINUTE, fall(20), trader(1, 76, 1500, 1), rise());
    assertEquals(0, result.totals().liquidations());
    assertEquals(1, result.totals().topUps());
    // Up to twice the requirement of 74.25, from 60.25
    assertEquals(148.5 - 60.25, result.totals().deposits(), 1e-9);
  }

  @Test
  void aBreachOfTheEarlierRequirementIsNotGivenGrace() {
    // At 97 equity is 76 − 0.75 − 45 = 30.25, below 2.5% of 1455 = 36.4 even at multiplier 1.
    PricePath path = Paths.exact(100, 100, 99, 97, 97);
    assertEquals(1, run(30 * MINUTE, path, trader(1, 76, 1500, 0), rise()).totals().liquidations());
  }

  @Test
  void coverageLooksAtTheHorizonAfterEachDecision() {
    // Decisions at minutes 5 and 10 of 20, horizon 10; the low of 96 in minute 8 lies within the
    // first horizon only.
    double[] prices = IntStream.range(0, 20).mapToDouble(i -> i == 7 ? 96 : 100).toArray();
    InstrumentMargin margin =
        run(0, Paths.exact(prices), trader(1, 500, 100, 0), STATIC).instruments().get(0);
    assertEquals(2, margin.decisionNanos().length);
    assertEquals(0.04, margin.falls()[0], 1e-15);
    assertEquals(0, margin.falls()[1], 1e-15);
    assertEquals(1, margin.longs().exceedances());
    assertEquals(0, margin.shorts().exceedances());
    assertEquals(0.025, margin.averageMargin(), 1e-15);
    assertEquals(1, margin.longsTest().observations());
  }

  @Test
  void aTraderLeavesWhenItsTimeHasCome() {
    SimulatedAccount brief =
        new SimulatedAccount(
            "B",
            Mode.ISOLATED,
            MINUTE,
            4 * MINUTE,
            100,
            50,
            100,
            List.of(new Leg(A, 1)),
            0,
            MINUTE,
            1);
    AccountOutcome outcome =
        run(0, Paths.exact(100, 100, 110, 110, 110, 110), brief, STATIC).accounts().get(0);
    assertEquals(End.LEFT, outcome.end());
    // 150 + 10 less 0.05 and 0.055 of fees
    assertEquals(159.895, outcome.endWealth(), 1e-9);
  }

  @Test
  void aReplayOfNobodyIsEmpty() {
    RegimeResult empty =
        new Replay(settings(0), Paths.exact(100, 100), List.of())
            .run(List.of(STATIC), Progress.NONE)
            .get(0);
    assertEquals(0, empty.totals().opened());
    assertTrue(Double.isNaN(empty.instruments().get(0).longs().averageMargin()));
  }

  @Test
  void depthComesFromTradedNotionalWhereNoBookIsGiven() {
    List<Bar> bars = new ArrayList<>();
    double[] volumes = {0, 10, 20};
    for (int b = 0; b < 3; b++) {
      long end = (b + 1) * MINUTE;
      bars.add(new Bar(A, b * MINUTE, end, end, 100, 101, 99, 100, volumes[b], Double.NaN, -1));
    }
    PricePath path = PricePath.of(Map.of(A, bars));
    assertEquals(1, path.depthNotional(0, 0));
    assertEquals(500, path.depthNotional(0, 1), 1e-12);
    assertEquals(1000, path.depthNotional(0, 2), 1e-12);
    assertEquals(101, path.high(0, 2));
  }

  @Test
  void aRegimeHoldsItsLastDecisionAndCanBeScaled() {
    MarginPath path = rise();
    assertEquals(1, path.at(A, -1));
    assertEquals(1, path.at(A, 3 * MINUTE - 1));
    assertEquals(2, path.at(A, 3 * MINUTE));
    assertEquals(3, path.scaled(1.5).at(A, 9 * MINUTE));
    assertEquals(1, path.at(Paths.B, 9 * MINUTE));
  }
}
