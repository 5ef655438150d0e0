package io.plimsoll.training.evaluation;

/** Checks that the statistics share. */
final class Samples {
  private Samples() {}

  /** Throws unless both arrays have the same length. */
  static void sameLength(int first, int second) {
    if (first != second) {
      throw new IllegalArgumentException("expected " + first + " values, had " + second);
    }
  }

  /** The mean; NaN of nothing. */
  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** How many are true. */
  static int count(boolean[] values) {
    int count = 0;
    for (boolean value : values) {
      count += value ? 1 : 0;
    }
    return count;
  }
}
