package io.plimsoll.models.conformal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdaptiveConformalTest extends OnlineConformalContract {
  @Override
  OnlineConformal layer(double alpha, int window, ConformalLimits limits) {
    return AdaptiveConformal.free(alpha, 0.01, window, limits);
  }

  @Test
  void theLevelMovesByTheRule() {
    // 50 scores 1 … 50, α 0.1: rank ⌈0.9·51⌉ = 46; an error lowers α_t by 0.02·0.9 to 0.082, whose
    // rank of 51 scores is ⌈0.918·52⌉ = 48; a score below raises it by 0.02·0.1
    ConformalState state = AdaptiveConformal.free(0.1, 0.02, 60, wide(50)).start();
    for (int i = 1; i <= 50; i++) {
      state.observe(i);
    }
    assertEquals(46, state.multiplier());
    state.observe(60);
    assertEquals(0.082, AdaptiveConformal.adapted(state), 1e-15);
    assertEquals(48, state.multiplier());
    state.observe(0);
    assertEquals(0.084, AdaptiveConformal.adapted(state), 1e-15);
  }

  @Test
  void longRunCoverageIsWithinTheTheoreticalBoundWhateverComes() {
    // |mean error − α| ≤ (max(α, 1 − α) + γ)/(γ·T); the bound of the multiplier must not bind, so
    // an infinite quantile is ten times the greatest score, and scores never grow that fast
    double gamma = 0.02;
    int n = 6000;
    SplittableRandom random = new SplittableRandom(7);
    double[] walk = new double[n];
    double log = 0;
    for (int i = 0; i < n; i++) {
      log += 0.02 * random.nextGaussian();
      walk[i] = Math.exp(log) * (0.5 + random.nextDouble());
    }
    double[][] sequences = {
      Scores.independent(n, 1), Scores.clustered(n, 2), Scores.broken(n, 3000, 3), walk
    };
    for (double alpha : new double[] {0.05, 0.1, 0.3}) {
      ConformalLimits limits = new ConformalLimits(100, 0, 1e9, 10);
      OnlineConformal layer = AdaptiveConformal.free(alpha, gamma, 200, limits);
      for (double[] scores : sequences) {
        double bound = (Math.max(alpha, 1 - alpha) + gamma) / (gamma * (n - 100));
        assertEquals(alpha, Scores.missed(layer, scores, 0, n), bound);
      }
    }
  }

  @Test
  void afterABreakItRecoversSoonerThanAFixedLevel() {
    // the sanity figures at hand: first 60 steps after a break fixed 0.56 covered, adaptive
    // 0.70 to 0.875; here over 40 breaks of volatility by three
    OnlineConformal adaptive = AdaptiveConformal.free(0.1, 0.03, 500, wide(100));
    OnlineConformal fixed = new SplitConformal(0.1, 500, wide(100));
    double missedAdaptive = 0;
    double missedFixed = 0;
    for (int seed = 0; seed < 40; seed++) {
      double[] scores = Scores.broken(660, 600, 100 + seed);
      missedAdaptive += Scores.missed(adaptive, scores, 600, 660) / 40;
      missedFixed += Scores.missed(fixed, scores, 600, 660) / 40;
    }
    // P(3|N| > 1.645) = 0.58 at once; the window of 500 turns over only by 60 of 500
    assertTrue(missedFixed > 0.4, "was " + missedFixed);
    assertTrue(missedAdaptive < missedFixed - 0.1, missedAdaptive + " against " + missedFixed);
    assertEquals(0.2, missedAdaptive, 0.1);
  }

  @Test
  void clusteredScoresAreCoveredOnAverage() {
    OnlineConformal adaptive = AdaptiveConformal.free(0.1, 0.01, 500, wide(100));
    assertEquals(0.1, Scores.missed(adaptive, Scores.clustered(20_000, 6), 500, 20_000), 0.005);
  }

  @Test
  void atSmallAlphaTheUsualLimitsKeepTheMultiplierFromRunningAway() {
    // the rule of the paper at α = 0.005 with γ = 0.01: a single error makes α_t negative
    ConformalLimits limits = new ConformalLimits(1000, 0, 1e9, 10);
    ConformalState free = AdaptiveConformal.free(0.005, 0.01, 2000, limits).start();
    ConformalState guarded = AdaptiveConformal.of(0.005).start();
    double most = 0;
    double mostGuarded = 0;
    for (double score : Scores.independent(5000, 8)) {
      // scores over the right quantile, Φ⁻¹(0.9975) = 2.807
      free.observe(score / 2.807);
      guarded.observe(score / 2.807);
      most = Math.max(most, free.multiplier());
      mostGuarded = Math.max(mostGuarded, guarded.multiplier());
    }
    assertTrue(most > 10, "was " + most);
    assertTrue(mostGuarded < 1.6, "was " + mostGuarded);
  }

  @Test
  void clipsMustHoldTheLevel() {
    ConformalLimits limits = wide(100);
    assertThrows(
        IllegalArgumentException.class,
        () -> new AdaptiveConformal(0.1, 0.01, 200, 0.2, 0.5, limits));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AdaptiveConformal(0.1, 0.01, 200, 0.05, 2, limits));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AdaptiveConformal(0.1, Double.NaN, 200, 0.05, 0.5, limits));
  }
}
