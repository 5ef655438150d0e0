package io.plimsoll.models.classifier;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of features with whether an event followed, of all instruments together.
 *
 * @param features names of the columns of {@code x}, one at least
 * @param x {@code x[i]} is one row, finite
 * @param outcome whether the event followed row i
 * @param times when each row was known, in any unit; rows need not be in order
 */
@SuppressWarnings("ArrayRecordComponent")
public record EventSample(List<String> features, double[][] x, boolean[] outcome, long[] times) {

  /** Checks every row. */
  public EventSample {
    features = List.copyOf(features);
    if (features.isEmpty()) {
      throw new IllegalArgumentException("features must name at least one");
    }
    if (x.length != outcome.length || x.length != times.length) {
      throw new IllegalArgumentException(
          "expected as many outcomes and times as rows, had "
              + outcome.length
              + ", "
              + times.length
              + ", "
              + x.length);
    }
    for (double[] row : x) {
      if (row.length != features.size()) {
        throw new IllegalArgumentException(
            "expected " + features.size() + " features in a row, had " + row.length);
      }
      for (double value : row) {
        Checks.finite(value, "feature");
      }
    }
  }

  /** The rows in which every feature is a finite number. */
  public static EventSample complete(
      List<String> features, double[][] x, boolean[] outcome, long[] times) {
    int[] kept = new int[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (Arrays.stream(x[i]).allMatch(Double::isFinite)) {
        kept[count++] = i;
      }
    }
    double[][] rows = new double[count][];
    boolean[] outcomes = new boolean[count];
    long[] at = new long[count];
    for (int k = 0; k < count; k++) {
      rows[k] = x[kept[k]];
      outcomes[k] = outcome[kept[k]];
      at[k] = times[kept[k]];
    }
    return new EventSample(features, rows, outcomes, at);
  }

  /** How many rows there are. */
  public int size() {
    return x.length;
  }

  /** The outcomes as numbers: 1 where the event followed. */
  public double[] targets() {
    double[] targets = new double[size()];
    Arrays.setAll(targets, i -> outcome[i] ? 1 : 0);
    return targets;
  }
}
