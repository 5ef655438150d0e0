package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;

/**
 * P-values of many tests, corrected so that the chance of even one false rejection stays below the
 * level whatever the dependence: the k-th smallest of m is multiplied by {@code m − k + 1}, and
 * none is smaller than one before it.
 *
 * <p><b>Range</b> [0, 1]. A NaN (a test that was not defined) stays NaN and is not counted.
 *
 * <p><b>Reference</b>: Holm (1979), Scandinavian Journal of Statistics 6.
 */
public final class Holm {
  private Holm() {}

  /** The corrected p-values, in the order of the given ones. */
  public static double[] adjust(double[] pValues) {
    double[] falling = new double[pValues.length];
    int tests = 0;
    for (int i = 0; i < pValues.length; i++) {
      boolean defined = !Double.isNaN(pValues[i]);
      falling[i] = defined ? -Checks.inRange(pValues[i], 0, 1, "p-value " + i) : -2;
      tests += defined ? 1 : 0;
    }
    int[] order = Ranking.descending(falling);
    double[] adjusted = new double[pValues.length];
    double least = 0;
    for (int k = 0; k < order.length; k++) {
      double p = pValues[order[k]];
      if (k < tests) {
        least = Math.max(least, Math.min(1, (tests - k) * p));
      }
      adjusted[order[k]] = k < tests ? least : Double.NaN;
    }
    return adjusted;
  }
}
