package io.plimsoll.training.comparison;

import io.plimsoll.training.evaluation.AcerbiSzekely;
import io.plimsoll.training.evaluation.AcerbiSzekely.NullDistribution;
import io.plimsoll.training.evaluation.McNeilFreyTest;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tests expected shortfalls of excursions.
 *
 * <p>P-values come from samples of the same size whose tail is Student's t with {@value
 * #DEGREES_OF_FREEDOM} degrees of freedom: a tail index in the middle of what is found in returns
 * (Cont, 2001, Empirical properties of asset returns, Quantitative Finance 1: two to five). The
 * heavier the tail, the less is rejected.
 */
final class ShortfallScoring {
  static final double DEGREES_OF_FREEDOM = 4;
  private static final int DRAWS = 2000;

  private final long seed;
  private final Map<Double, Map<Integer, NullDistribution>> known = new TreeMap<>();

  ShortfallScoring(long seed) {
    this.seed = seed;
  }

  /**
   * The tests of some forecasts with what followed.
   *
   * @param alpha with which a quantile should be exceeded, below one half
   * @param excursion zero or more, as are quantile and shortfall
   */
  QuantileScore.Shortfall score(
      double alpha, double[] excursion, double[] quantile, double[] shortfall) {
    AcerbiSzekely tests =
        AcerbiSzekely.of(alpha, negated(excursion), negated(quantile), negated(shortfall));
    double p = pValue(alpha, tests.observations(), tests.z2());
    // In units of the quantile excesses of calm and of wild hours are of one kind.
    double[] unit = new double[quantile.length];
    Arrays.fill(unit, -1);
    double excess =
        McNeilFreyTest.of(
                negated(over(excursion, quantile)), unit, negated(over(shortfall, quantile)))
            .pValue();
    return new QuantileScore.Shortfall(tests.z1(), tests.z2(), p, p, excess);
  }

  private double pValue(double alpha, int observations, double z2) {
    if (observations == 0 || !(alpha < 0.5)) {
      return Double.NaN;
    }
    return known
        .computeIfAbsent(alpha, level -> new TreeMap<>())
        .computeIfAbsent(
            observations, n -> NullDistribution.student(DEGREES_OF_FREEDOM, alpha, n, DRAWS, seed))
        .pValue(z2);
  }

  /** A fall of x is a return of −x, which is what the tests of the left tail take. */
  static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  private static double[] over(double[] values, double[] units) {
    double[] over = new double[values.length];
    Arrays.setAll(over, k -> values[k] / units[k]);
    return over;
  }
}
