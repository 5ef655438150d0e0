package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Each behaviour alone, without fees: ten units at 100, five percent maintenance. */
class BehaviourTest {
  private static Trader one(double collateral, double notional, Behaviour behaviour) {
    return Trader.holding(collateral, 0, notional).with(behaviour);
  }

  /** Without fees the fill is the mark, so every number follows from 10 units at 100. */
  @Test
  void aTraderTopsUpWhileTheReserveLasts() {
    Behaviour plan = Behaviour.NONE.toppingUp(2, 3);
    // At 95: equity 150 − 50 = 100 is above 2 · 47.5; at 94: 90 < 94, so up to 3 · 47 = 141: 51.
    // At 89: 51 + 150 − 110 = 91 is above 89; at 88: 81 < 88, up to 132 wants 51, but 9 are left.
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100, 95, 94, 89, 88, 87),
            one(150, 1000, plan).withReserve(60));
    assertEquals(210, r.account(0).collateral(), 1e-12);
    assertEquals(210, r.money().deposits(), 1e-12);
    assertEquals(2, r.count(Action.TOP_UP));
  }

  @Test
  void aTraderDeleveragesAndIsSafeForLonger() {
    // At 94 equity 90 is below 2 · 47: closes half. Then 90 against 23.5.
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100, 94),
            one(150, 1000, Behaviour.NONE.deleveraging(2, 0.5, 1)));
    assertEquals(5, r.account(0).positions().get(0).quantity());
    assertEquals(150 - 5 * 6, r.account(0).collateral(), 1e-12);
  }

  @Test
  void stopLossAndGoalCloseEverything() {
    Behaviour plan = Behaviour.NONE.stopping(0.4, 0.5);
    // Equity 150: the stop is at 90, below 94; the goal at 225, above 107.5
    SimulationResult stopped =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100, 94, 93),
            one(150, 1000, plan));
    assertEquals(150 - 70, stopped.account(0).collateral(), 1e-12);
    assertEquals(1, stopped.count(Action.STOP));
    SimulationResult happy =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100, 107, 109),
            one(150, 1000, plan));
    assertEquals(150 + 90, happy.account(0).collateral(), 1e-12);
    assertEquals(1, happy.count(Action.TAKE_PROFIT));
  }

  @Test
  void aLossIsChasedAtTheAveragePrice() {
    // A loss of 0.2 · 200 = 40 is passed at 95: 150 covers 10% of 15 · 95 = 142.5, so 5 more
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100, 95),
            one(200, 1000, Behaviour.NONE.chasing(0.2, 0.5, 1)));
    assertEquals(15, r.account(0).positions().get(0).quantity());
    assertEquals((10 * 100 + 5 * 95) / 15.0, r.account(0).positions().get(0).entryPrice(), 1e-12);
    // With 190 the equity of 140 does not cover 142.5
    SimulationResult poor =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100, 95),
            one(190, 1000, Behaviour.NONE.chasing(0.2, 0.5, 1)));
    assertEquals(10, poor.account(0).positions().get(0).quantity());
    assertEquals(1, poor.count(Action.CHASE));
  }

  @Test
  void panicLooksAtTheFallFromTheBestOfTheWindow() {
    Behaviour plan = Behaviour.NONE.panicking(0.1);
    // The best close is 110: ten percent below is 99
    SimulationResult r =
        Simulated.run(
            Simulated.whole(Simulated.FLAT, 0, Feedback.NONE),
            Simulated.closes(100, 110, 100, 98.5),
            one(500, 1000, plan),
            one(500, -1000, plan));
    assertEquals(500 - 15, r.account(0).collateral(), 1e-12);
    // The short panics at 110 itself, ten percent above the best of 100
    assertEquals(500 - 100, r.account(1).collateral(), 1e-12);
    assertEquals(2, r.count(Action.PANIC));
  }
}
