package io.plimsoll.margin.hitting;

/**
 * Which barrier a price touches first within a horizon.
 *
 * @param lowerFirst probability that it is the lower one
 * @param upperFirst probability that it is the upper one
 */
public record Touch(double lowerFirst, double upperFirst) {
  static final Touch LOWER = new Touch(1, 0);
  static final Touch UPPER = new Touch(0, 1);
  static final Touch NEITHER = new Touch(0, 0);

  /** Two probabilities whose last bits may be off. */
  static Touch rounded(double lower, double upper) {
    double first = Math.min(1, Math.max(0, lower));
    return new Touch(first, Math.min(1 - first, Math.max(0, upper)));
  }

  /** Probability that it touches one of them. */
  public double either() {
    return Math.min(1, lowerFirst + upperFirst);
  }

  Touch swapped() {
    return new Touch(upperFirst, lowerFirst);
  }
}
