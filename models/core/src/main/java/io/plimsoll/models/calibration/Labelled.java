package io.plimsoll.models.calibration;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.Arrays;

/**
 * Outcomes by score: scores in increasing order, rows of equal score put together.
 *
 * @param score increasing, each once
 * @param weight how many rows have the score
 * @param positives how many of them had the outcome
 */
record Labelled(double[] score, double[] weight, double[] positives) {

  /** Groups rows; throws INVALID_INPUT where there are none. */
  static Labelled of(double[] score, boolean[] outcome) {
    int n = requireRows(score, outcome);
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    // adding 0.0 makes −0.0 and 0.0 one score
    Arrays.sort(order, (a, b) -> Double.compare(score[a] + 0.0, score[b] + 0.0));
    double[] scores = new double[n];
    double[] weights = new double[n];
    double[] positives = new double[n];
    int count = 0;
    for (int i : order) {
      if (count == 0 || score[i] != scores[count - 1]) {
        scores[count++] = score[i] + 0.0;
      }
      weights[count - 1]++;
      positives[count - 1] += outcome[i] ? 1 : 0;
    }
    return new Labelled(
        Arrays.copyOf(scores, count),
        Arrays.copyOf(weights, count),
        Arrays.copyOf(positives, count));
  }

  static int requireRows(double[] score, boolean[] outcome) {
    if (score.length != outcome.length) {
      throw new IllegalArgumentException(
          "expected as many outcomes as scores, had " + outcome.length + " and " + score.length);
    }
    if (score.length == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "a calibrator needs at least one row with score and outcome");
    }
    for (double value : score) {
      Checks.finite(value, "score");
    }
    return score.length;
  }

  int rows() {
    double sum = 0;
    for (double w : weight) {
      sum += w;
    }
    return (int) sum;
  }
}
