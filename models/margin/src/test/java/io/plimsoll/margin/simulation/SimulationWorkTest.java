package io.plimsoll.margin.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Progress;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a step costs, counted in accounts looked at: the same on every machine. */
class SimulationWorkTest {

  private static SimulationResult run(int accounts, MarketPath path) {
    return ExchangeSimulation.run(
        SimulationSettings.of(Simulated.RULES, 1e4 * accounts),
        new GeneratedPopulation(GeneratedPopulation.Settings.of(1, accounts, 1)),
        path,
        Progress.NONE);
  }

  /** A price that goes up and down by half a percent, in bars of its own extremes. */
  private static MarketPath quiet(int bars) {
    double[] closes = new double[bars];
    for (int b = 0; b < bars; b++) {
      closes[b] = 100 + 0.5 * Math.sin(0.1 * b);
    }
    return MarketPath.of(Simulated.closes(closes));
  }

  /** A straight fall by a fraction after ten quiet bars. */
  private static MarketPath fall(double fraction) {
    double[] closes = new double[200];
    for (int b = 0; b < 200; b++) {
      closes[b] = 100 * (1 - fraction * Math.clamp((b - 10) / 150.0, 0, 1));
    }
    return MarketPath.of(Simulated.closes(closes).withDepth(1e9));
  }

  private static long acted(SimulationResult r) {
    long acted = 0;
    for (Action action : Action.values()) {
      acted += action == Action.OPEN ? 0 : r.count(action);
    }
    return acted;
  }

  @Test
  void aQuietStepLooksAtHardlyAnybodyHoweverManyThereAre() {
    for (int accounts : new int[] {1_000, 10_000, 100_000}) {
      SimulationResult r = run(accounts, quiet(1000));
      // The first two swings bring out who stands half a percent from a plan; then nobody is left
      for (int b = 200; b < r.bars(); b++) {
        assertTrue(r.looked(b) <= 2 + accounts / 5_000, r.looked(b) + " in bar " + b);
      }
      assertEquals(1000L * accounts, r.work().accountSteps());
    }
  }

  @Test
  void anEmptyStepLooksAtExactlyNobody() {
    double[] closes = new double[500];
    Arrays.fill(closes, 100);
    SimulationResult r = run(100_000, MarketPath.of(Simulated.closes(closes)));
    // Who opened too close to a plan of his own acts at once; then nobody
    assertTrue(r.looked(0) < 2_000, r.looked(0) + " at first");
    assertEquals(r.looked(0), r.work().looked());
    assertEquals(100_000, r.count(Action.OPEN));
    assertEquals(100_000 + r.looked(0), r.work().filed());
  }

  @Test
  void workIsLinearInWhatHappens() {
    for (double fraction : new double[] {0.02, 0.05, 0.1, 0.2, 0.4}) {
      SimulationResult r = run(10_000, fall(fraction));
      assertTrue(r.work().looked() < 1.2 * acted(r), r.work() + " for " + acted(r));
      assertTrue(
          r.work().filed() < 1.2 * (acted(r) + r.count(Action.OPEN)),
          r.work() + " for " + acted(r));
    }
  }

  @Test
  void workInACrashIsLinearInAccounts() {
    double perAccount = run(1_000, fall(0.3)).work().looked() / 1e3;
    assertEquals(perAccount, run(10_000, fall(0.3)).work().looked() / 1e4, 0.1 * perAccount);
    assertEquals(perAccount, run(30_000, fall(0.3)).work().looked() / 3e4, 0.1 * perAccount);
  }

  @Test
  void aMillionAccountsFitIntoTheMemoryOfATest() {
    Assumptions.assumeTrue(
        Boolean.getBoolean("plimsoll.slow"),
        "skipped: a million accounts take a while; -Dplimsoll.slow=true runs it");
    SimulationResult r = run(1_000_000, fall(0.3));
    assertTrue(r.count(Action.LIQUIDATE) > 100_000);
    assertTrue(r.money().worstImbalance() < 1e-12);
  }
}
