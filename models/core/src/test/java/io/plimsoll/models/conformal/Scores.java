package io.plimsoll.models.conformal;

import java.util.SplittableRandom;

/** Score sequences: sizes of returns over a forecast that does not know what is going on. */
final class Scores {
  private Scores() {}

  /** Sizes of independent normal returns. */
  static double[] independent(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = new double[n];
    for (int i = 0; i < n; i++) {
      scores[i] = Math.abs(random.nextGaussian());
    }
    return scores;
  }

  /** Sizes of returns of a GARCH(1,1) with α 0.1 and β 0.85, not divided by its volatility. */
  static double[] clustered(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = new double[n];
    double variance = 1;
    for (int i = 0; i < n; i++) {
      double r = Math.sqrt(variance) * random.nextGaussian();
      scores[i] = Math.abs(r);
      variance = 0.05 + 0.1 * r * r + 0.85 * variance;
    }
    return scores;
  }

  /** Independent, three times as large from a time on. */
  static double[] broken(int n, int at, long seed) {
    double[] scores = independent(n, seed);
    for (int i = at; i < n; i++) {
      scores[i] *= 3;
    }
    return scores;
  }

  /**
   * The share of scores above the multiplier in {@code [from, to)}, of those that it was ready for.
   */
  static double missed(OnlineConformal layer, double[] scores, int from, int to) {
    ConformalState state = layer.start();
    int count = 0;
    int missed = 0;
    for (int i = 0; i < to; i++) {
      if (i >= from && state.ready()) {
        count++;
        missed += scores[i] > state.multiplier() ? 1 : 0;
      }
      state.observe(scores[i]);
    }
    return missed / (double) count;
  }
}
