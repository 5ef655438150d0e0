package io.plimsoll.training.report;

import java.util.Arrays;

/**
 * Which points of a long line to draw: the first, lowest, highest and last of each half unit of
 * width.
 *
 * <p><b>Reference</b>: Jugel, Jerzak, Hackenbroich and Markl (2014), M4: a visualization-oriented
 * time series data aggregation, VLDB 7(10).
 */
final class Thinning {
  private static final int ENOUGH = 1500;

  private Thinning() {}

  /**
   * Positions to draw, in order; all of them where there are few. NaN is kept, for it breaks the
   * line.
   */
  static int[] keep(double[] x, double[] y) {
    int n = x.length;
    int[] kept = new int[n];
    int size = 0;
    int i = 0;
    while (i < n) {
      int from = i;
      long column = Math.round(2 * x[i]);
      while (i < n
          && Math.round(2 * x[i]) == column
          && Double.isNaN(y[i]) == Double.isNaN(y[from])) {
        i++;
      }
      if (n <= ENOUGH) {
        for (int k = from; k < i; k++) {
          kept[size++] = k;
        }
        continue;
      }
      int[] chosen = {from, extreme(y, from, i, -1), extreme(y, from, i, 1), i - 1};
      Arrays.sort(chosen);
      for (int k = 0; k < chosen.length; k++) {
        if (k == 0 || chosen[k] != chosen[k - 1]) {
          kept[size++] = chosen[k];
        }
      }
    }
    return Arrays.copyOf(kept, size);
  }

  private static int extreme(double[] y, int from, int to, int sign) {
    int best = from;
    for (int i = from; i < to; i++) {
      if (sign * y[i] > sign * y[best]) {
        best = i;
      }
    }
    return best;
  }
}
