package io.plimsoll.models.conformal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConformalPidTest extends OnlineConformalContract {
  @Override
  OnlineConformal layer(double alpha, int window, ConformalLimits limits) {
    return new ConformalPid(alpha, 0.05, 0.5, 5 * alpha, window, limits);
  }

  @Test
  void bothPartsFollowTheirFormulas() {
    // scores 1 … 50, α 0.1: the tracker starts at rank ⌈0.9·51⌉ = 46 with no errors summed. A score
    // of 60: tracked 46 + 0.1·(50 − 1)·0.9 = 50.41, S = 0.9 after one step, and the integral part
    // is 2·tan(0.9·ln 2/(2·0.5))
    ConformalState state = new ConformalPid(0.1, 0.1, 2, 0.5, 60, wide(50)).start();
    for (int i = 1; i <= 50; i++) {
      state.observe(i);
    }
    assertEquals(46, state.multiplier());
    state.observe(60);
    assertEquals(50.41 + 2 * Math.tan(0.9 * Math.log(2)), state.multiplier(), 1e-12);
    // a score of 0: tracked less 0.1·(60 − 1)·0.1, S = 0.8 after two steps
    state.observe(0);
    assertEquals(
        50.41 - 0.59 + 2 * Math.tan(0.8 * Math.log(3) / (3 * 0.5)), state.multiplier(), 1e-12);
  }

  @Test
  void theIntegralSaturatesIntoTheBound() {
    // 0.9·ln 2/(2·0.1) = 3.1 > π/2: infinite, so the bound
    ConformalLimits limits = new ConformalLimits(50, 0, 200, 1);
    ConformalState state = new ConformalPid(0.1, 0.1, 2, 0.1, 60, limits).start();
    for (int i = 1; i <= 50; i++) {
      state.observe(i);
    }
    state.observe(60);
    assertEquals(200, state.multiplier());
  }

  @Test
  void longRunCoverageHoldsOverClustersAndBreaks() {
    // the tracker alone: |Σ (err − α)| moves q by η each, and q stays within the scores' range, so
    // the mean error is off by at most (range + η)/(η·T) = about (1 + 0.05)/(0.05·T) = 0.0011,
    // a little more while the range itself moves
    double[][] sequences = {
      Scores.independent(20_000, 1), Scores.clustered(20_000, 2), Scores.broken(20_000, 9000, 3)
    };
    for (double[] scores : sequences) {
      OnlineConformal tracker = new ConformalPid(0.1, 0.05, 0, 1, 500, wide(100));
      assertEquals(0.1, Scores.missed(tracker, scores, 0, 20_000), 0.003);
      OnlineConformal both = layer(0.1, 500, wide(100));
      assertEquals(0.1, Scores.missed(both, scores, 0, 20_000), 0.003);
    }
  }

  @Test
  void afterABreakItRecoversSoonerThanAFixedLevel() {
    OnlineConformal fixed = new SplitConformal(0.1, 500, wide(100));
    double missedPid = 0;
    double missedFixed = 0;
    for (int seed = 0; seed < 40; seed++) {
      double[] scores = Scores.broken(660, 600, 100 + seed);
      missedPid += Scores.missed(layer(0.1, 500, wide(100)), scores, 600, 660) / 40;
      missedFixed += Scores.missed(fixed, scores, 600, 660) / 40;
    }
    assertTrue(missedPid < missedFixed - 0.1, missedPid + " against " + missedFixed);
  }

  @Test
  void settingsAreChecked() {
    ConformalLimits limits = wide(100);
    assertThrows(IllegalArgumentException.class, () -> new ConformalPid(0.1, 0, 0, 1, 500, limits));
    assertThrows(
        IllegalArgumentException.class, () -> new ConformalPid(0.1, 0.1, -1, 1, 500, limits));
    assertThrows(
        IllegalArgumentException.class, () -> new ConformalPid(0.1, 0.1, 1, 0, 500, limits));
    assertThrows(IllegalArgumentException.class, () -> new ConformalLimits(100, 2, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ConformalLimits(100, 0, 1, 0.5));
  }
}
