package io.plimsoll.training.evaluation;

import io.plimsoll.models.numeric.OrderStatistics;
import java.util.Arrays;

/**
 * Sample quantiles as R and NumPy take them unless told otherwise, {@link OrderStatistics#linear},
 * and the bins between them.
 */
final class Quantiles {
  private Quantiles() {}

  /** The quantile at a level in [0, 1]; NaN of nothing. */
  static double of(double[] values, double level) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted, level);
  }

  static double ofSorted(double[] sorted, double level) {
    return sorted.length == 0 ? Double.NaN : OrderStatistics.linear(sorted, level);
  }

  /** The {@code bins − 1} values that divide a sample into bins of equal shares. */
  static double[] edges(double[] values, int bins) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] edges = new double[bins - 1];
    for (int b = 1; b < bins; b++) {
      edges[b - 1] = ofSorted(sorted, b / (double) bins);
    }
    return edges;
  }

  /** How many edges are below a value. */
  static int bin(double[] edges, double value) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
