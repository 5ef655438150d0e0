package io.plimsoll.features.jump;

import io.plimsoll.datasets.Checks;

/**
 * How the largest of n statistics of Lee and Mykland is distributed where nothing jumps: {@code
 * (max |L| − C) / S} follows Gumbel's law, {@code P(x) = exp(−e^−x)}.
 *
 * <p>With {@code c = √(2/π)}: {@code C = √(2 ln n)/c − (ln π + ln ln n)/(2c √(2 ln n))}, {@code S =
 * 1/(c √(2 ln n))}. Lee, Mykland (2008), Jumps in financial markets: a new nonparametric test and
 * jump dynamics, lemma 1.
 *
 * @param centre C
 * @param scale S
 */
record LeeMyklandLimit(double centre, double scale) {

  /** The limit for the largest of {@code n}, at least three. */
  static LeeMyklandLimit of(int n) {
    double log = StrictMath.log(Checks.inRange(n, 3, Integer.MAX_VALUE, "tests"));
    double c = Math.sqrt(2 / Math.PI);
    double root = Math.sqrt(2 * log);
    return new LeeMyklandLimit(
        root / c - (StrictMath.log(Math.PI) + StrictMath.log(log)) / (2 * c * root),
        1 / (c * root));
  }

  /** The largest |L| in units of the limit law. */
  double standardized(double largest) {
    return (largest - centre) / scale;
  }

  /** The |L| that the largest passes with a probability of {@code significance}. */
  double threshold(double significance) {
    Checks.inOpenRange(significance, 0, 1, "significance");
    return centre - scale * StrictMath.log(-StrictMath.log1p(-significance));
  }
}
