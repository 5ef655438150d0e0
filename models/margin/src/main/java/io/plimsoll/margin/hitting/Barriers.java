package io.plimsoll.margin.hitting;

/**
 * One or two prices, touching which ends the matter.
 *
 * @param lower zero or more; zero, which no price touches, where there is none
 * @param upper above the lower one; infinite where there is none
 */
public record Barriers(double lower, double upper) {
  public Barriers {
    if (!(lower >= 0) || lower == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("lower must be zero or more and finite, was " + lower);
    }
    if (!(upper > lower)) {
      throw new IllegalArgumentException("upper must be above " + lower + ", was " + upper);
    }
  }

  /** A barrier below alone. */
  public static Barriers below(double lower) {
    return new Barriers(lower, Double.POSITIVE_INFINITY);
  }

  /** A barrier above alone. */
  public static Barriers above(double upper) {
    return new Barriers(0, upper);
  }

  /** ln(price/lower): how far down the lower barrier is, infinite where there is none. */
  double logDown(double price) {
    return lower == 0 ? Double.POSITIVE_INFINITY : StrictMath.log(price / lower);
  }

  /** ln(upper/price): how far up the upper barrier is, infinite where there is none. */
  double logUp(double price) {
    return StrictMath.log(upper / price);
  }
}
