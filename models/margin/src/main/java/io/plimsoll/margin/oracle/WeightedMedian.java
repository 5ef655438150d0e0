package io.plimsoll.margin.oracle;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Quantiles of weighted values. Whoever has less than half of the weight cannot move the median
 * beyond the values of the others.
 */
public final class WeightedMedian {
  private final double[] values;
  private final double[] weights;
  private final double total;

  /**
   * Values in any order.
   *
   * @param values finite, at least one
   * @param weights positive, as many
   */
  public WeightedMedian(double[] values, double[] weights) {
    if (values.length == 0 || values.length != weights.length) {
      throw new IllegalArgumentException(
          "a median needs as many values as weights and at least one, had %d and %d"
              .formatted(values.length, weights.length));
    }
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.values =
        Arrays.stream(order).mapToDouble(i -> Checks.finite(values[i], "value")).toArray();
    this.weights =
        Arrays.stream(order).mapToDouble(i -> Checks.positive(weights[i], "weight")).toArray();
    double sum = 0;
    for (double weight : this.weights) {
      sum += weight;
    }
    this.total = sum;
  }

  /**
   * The value below and above which lies half of the weight; halfway between two values where the
   * weight divides exactly between them.
   */
  public double median() {
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      below += weights[i];
      if (2 * below > total) {
        return values[i];
      }
      if (2 * below == total && i + 1 < values.length) {
        return values[i] + 0.5 * (values[i + 1] - values[i]);
      }
    }
    return values[values.length - 1];
  }

  /** The least value at or below which lies at least a share of the weight, in (0, 1]. */
  public double quantile(double share) {
    Checks.inRange(share, Double.MIN_VALUE, 1, "share");
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      below += weights[i];
      if (below >= share * total) {
        return values[i];
      }
    }
    return values[values.length - 1];
  }
}
