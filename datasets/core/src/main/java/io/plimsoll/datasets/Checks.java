package io.plimsoll.datasets;

/**
 * Argument checks, written so that NaN fails too; every message shows the name, the bound and the
 * value.
 */
public final class Checks {
  private Checks() {}

  /** Returns {@code value} if it is finite and greater than zero. */
  public static double positive(double value, String name) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is finite and at least zero. */
  public static double notNegative(double value, String name) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be zero or more and finite, was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is finite. */
  public static double finite(double value, String name) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it lies in the closed interval. */
  public static double inRange(double value, double low, double high, String name) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          name + " must be in [" + low + ", " + high + "], was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it lies in the open interval. */
  public static double inOpenRange(double value, double low, double high, String name) {
    if (!(value > low && value < high)) {
      throw new IllegalArgumentException(
          name + " must be in (" + low + ", " + high + "), was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is greater than zero. */
  public static long positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is zero or greater. */
  public static long notNegative(long value, String name) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must be zero or more, was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it holds something other than white space. */
  public static String notBlank(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return value;
  }
}
