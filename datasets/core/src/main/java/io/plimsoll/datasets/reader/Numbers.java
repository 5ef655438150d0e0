package io.plimsoll.datasets.reader;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers read from bytes, exactly as {@link Double#parseDouble} would, in a narrower
 * grammar.
 */
final class Numbers {
  /** Nothing that is traded costs or counts more, or less but for zero; what does is garbage. */
  private static final double LARGEST = 1e18;

  private static final double SMALLEST = 1e-24;
  private static final double[] POWERS_OF_TEN = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = power;
      power *= 10;
    }
  }

  private Numbers() {}

  /**
   * The number, or NaN if the bytes are not {@code [+-] digits [. digits] [e [+-] digits]}. Up to
   * 2^53 over a power of ten up to 22 one division rounds correctly, since both are exact (Clinger
   * 1990); all else goes to the JDK.
   */
  static double decimal(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int significant = 0;
    int decimals = 0;
    boolean point = false;
    for (; at < to; at++) {
      int c = bytes[at];
      if (c == '.' && !point) {
        point = true;
      } else if (c >= '0' && c <= '9') {
        digits++;
        significant += significant > 0 || c != '0' ? 1 : 0;
        if (significant <= 18) {
          mantissa = 10 * mantissa + (c - '0');
        }
        decimals += point ? 1 : 0;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    if (at == to && significant <= 18 && mantissa <= 1L << 53 && decimals <= 22) {
      double value = mantissa / POWERS_OF_TEN[decimals];
      return negative ? -value : value;
    }
    return at == to || exponent(bytes, at, to) ? jdk(bytes, from, to) : Double.NaN;
  }

  /** Returns a number that is no garbage by its size; who checks its sign refuses the infinite. */
  static double sized(String name, double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < SMALLEST || size > LARGEST) && size != Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          name + " must be between " + SMALLEST + " and " + LARGEST + " in size, was " + value);
    }
    return value;
  }

  private static boolean exponent(byte[] bytes, int from, int to) {
    int at = from;
    if (bytes[at] != 'e' && bytes[at] != 'E') {
      return false;
    }
    at++;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    int first = at;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at == to && at > first && at - first <= 6;
  }

  private static double jdk(byte[] bytes, int from, int to) {
    return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }
}
