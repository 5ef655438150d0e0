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

  /** Throws where a value is NaN or infinite, and says which. */
  static void allFinite(double[] values, String name) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(name + " " + i + " must be finite, was " + values[i]);
      }
    }
  }

  /** The first less the second, one by one. */
  static double[] difference(double[] first, double[] second) {
    sameLength(first.length, second.length);
    double[] difference = new double[first.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = first[i] - second[i];
    }
    return difference;
  }

  /** {@code count·ln share}, zero where the count is zero. */
  static double timesLog(double count, double share) {
    return count == 0 ? 0 : count * StrictMath.log(share);
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
