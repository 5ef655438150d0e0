package io.plimsoll.training.evaluation;

import java.util.Arrays;

/** Scores in falling order; ties keep the order of the sample. */
final class Ranking {
  private Ranking() {}

  /** Positions of the scores, highest score first. Throws where a score is NaN. */
  static int[] descending(double[] scores) {
    Integer[] order = new Integer[scores.length];
    for (int i = 0; i < order.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("score " + i + " must not be NaN");
      }
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(scores[b] + 0.0, scores[a] + 0.0));
    int[] positions = new int[order.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = order[i];
    }
    return positions;
  }
}
