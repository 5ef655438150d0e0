package io.plimsoll.models.garch;

import io.plimsoll.datasets.Checks;

/**
 * Lower and upper limits of several variables; each lower limit is finite and below its upper one.
 */
public record Box(double[] lower, double[] upper) {
  public Box {
    lower = lower.clone();
    upper = upper.clone();
    if (lower.length != upper.length) {
      throw new IllegalArgumentException(
          "expected as many lower as upper limits, had " + lower.length + " and " + upper.length);
    }
    for (int i = 0; i < lower.length; i++) {
      Checks.finite(lower[i], "lower limit " + i);
      Checks.finite(upper[i], "upper limit " + i);
      if (!(lower[i] < upper[i])) {
        throw new IllegalArgumentException(
            "limit " + i + " must rise, was " + lower[i] + " to " + upper[i]);
      }
    }
  }

  /** How many variables. */
  public int size() {
    return lower.length;
  }

  /** This box with further variables after its own. */
  public Box with(Box other) {
    return new Box(joined(lower, other.lower), joined(upper, other.upper));
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = new double[a.length + b.length];
    System.arraycopy(a, 0, both, 0, a.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** The value of a variable, moved to the nearer limit if it lies outside. */
  double clamp(int i, double value) {
    return Math.max(lower[i], Math.min(upper[i], value));
  }

  /** Whether a value is its variable's lower limit. */
  boolean isLow(int i, double value) {
    return value <= lower[i];
  }

  /** Whether a value is its variable's upper limit. */
  boolean isHigh(int i, double value) {
    return value >= upper[i];
  }
}
