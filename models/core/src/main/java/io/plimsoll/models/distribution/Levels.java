package io.plimsoll.models.distribution;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/** What all excursion quantiles share: levels, support, and order. */
final class Levels {
  /** A level counts as supported where so many rows lie beyond it. */
  static final double ROWS_BEYOND = 5;

  private static final double FLOOR_SHARE = 1e-3;

  private Levels() {}

  /**
   * A multiple below any that matters: 1e-3 of the median, or of the least positive one above it. A
   * quantile that is learned is kept at or above it, because losses want one that is positive.
   */
  static double floor(ExcursionSample sample) {
    double[] sorted = sample.multiples();
    Arrays.sort(sorted);
    double positive = 0;
    for (int i = sorted.length / 2; i < sorted.length && positive == 0; i++) {
      positive = sorted[i];
    }
    return FLOOR_SHARE * Checks.positive(positive, "the greatest excursion");
  }

  /** A copy of levels that increase within (0, 1). */
  static double[] require(double[] levels) {
    double last = 0;
    for (double level : levels) {
      last = Checks.inOpenRange(level, last, 1, "level");
    }
    if (levels.length == 0) {
      throw new IllegalArgumentException("levels must hold at least one probability");
    }
    return levels.clone();
  }

  /** The greatest level that so many rows support. */
  static double deepest(double rows) {
    return 1 - ROWS_BEYOND / rows;
  }

  /**
   * Sorts quantiles and raises negative ones to zero, without allocation: the monotone
   * rearrangement of Chernozhukov, Fernández-Val and Galichon (2010, Quantile and probability
   * curves without crossing, Econometrica 78(3)) on the grid of levels, which is never farther from
   * the true quantiles than the curves that cross.
   */
  static void rearrange(double[] quantiles) {
    for (int i = 0; i < quantiles.length; i++) {
      double value = Math.max(0, quantiles[i]);
      int k = i;
      while (k > 0 && quantiles[k - 1] > value) {
        quantiles[k] = quantiles[k - 1];
        k--;
      }
      quantiles[k] = value;
    }
  }

  /** Fills with NaN where the forecast is not usable; says whether it is. */
  static boolean usable(double variance, double[] x, int features, double[] into) {
    boolean usable = variance > 0 && variance < Double.POSITIVE_INFINITY;
    for (int j = 0; j < features; j++) {
      usable &= Double.isFinite(x[j]);
    }
    if (!usable) {
      Arrays.fill(into, Double.NaN);
    }
    return usable;
  }
}
