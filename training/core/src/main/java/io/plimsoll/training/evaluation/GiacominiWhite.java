package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * Whether what was known when two forecasts were made tells which of them would be the better one:
 * {@code n·Z̄'Ω̂⁻¹Z̄} with {@code Zₜ = gₜ·(lossA − lossB)ₜ}, chi-square with as many degrees of
 * freedom as there are instruments g.
 *
 * <p>Ω̂ is the mean of ZZ' (not centred, as the hypothesis is a mean of zero); forecasts that look
 * more than one step ahead add the products at lags with the weights of Newey and West. The
 * forecasts of the hypothesis are those made, with estimation error, so nested models may be
 * compared; the fit has to use a window of bounded length.
 *
 * <p><b>Reference</b>: Giacomini and White (2006), Tests of conditional predictive ability,
 * Econometrica 74, theorems 1 and 3.
 *
 * @param test the statistic
 * @param meanDifferences the mean of gₜ·(lossA − lossB)ₜ over the sum of gₜ of each instrument:
 *     with indicators of regimes, the mean difference in each; NaN where the instrument sums to
 *     zero
 * @param n how many differences
 */
@SuppressWarnings("ArrayRecordComponent")
public record GiacominiWhite(ChiSquareTest test, double[] meanDifferences, int n) {
  /**
   * The test.
   *
   * @param horizonSteps how many steps of the series a forecast looks ahead, from 1
   * @param instruments one array an instrument: what was known at the origin of each forecast
   */
  public static GiacominiWhite test(
      double[] lossA, double[] lossB, int horizonSteps, double[]... instruments) {
    Checks.positive(horizonSteps, "horizonSteps");
    Checks.positive(instruments.length, "instruments");
    double[] difference = Samples.difference(lossA, lossB);
    Samples.allFinite(difference, "loss difference");
    int n = difference.length;
    double[][] z = new double[instruments.length][n];
    double[] means = new double[z.length];
    double[] sums = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      Samples.sameLength(n, instruments[j].length);
      Samples.allFinite(instruments[j], "instrument " + j + " value");
      double weight = 0;
      for (int t = 0; t < n; t++) {
        z[j][t] = instruments[j][t] * difference[t];
        sums[j] += z[j][t];
        weight += instruments[j][t];
      }
      means[j] = weight == 0 ? Double.NaN : sums[j] / weight;
    }
    int lags = horizonSteps == 1 ? 0 : LongRunVariance.lag(n, horizonSteps);
    double statistic =
        n <= z.length
            ? Double.NaN
            : QuadraticForm.inverse(HacRegression.crossProducts(z, lags), sums);
    return new GiacominiWhite(
        Double.isNaN(statistic) ? ChiSquareTest.undefined() : ChiSquareTest.of(statistic, z.length),
        means,
        n);
  }

  /**
   * The test with a constant and the last loss difference that was known at the origin, {@code
   * horizonSteps} steps before; the first differences are used up.
   */
  public static GiacominiWhite onPastDifference(double[] lossA, double[] lossB, int horizonSteps) {
    double[] difference = Samples.difference(lossA, lossB);
    Checks.positive(horizonSteps, "horizonSteps");
    int n = Math.max(0, difference.length - horizonSteps);
    double[] constant = new double[n];
    Arrays.fill(constant, 1);
    return test(
        Arrays.copyOfRange(difference, difference.length - n, difference.length),
        new double[n],
        horizonSteps,
        constant,
        Arrays.copyOf(difference, n));
  }

  /**
   * The test by regime: whether the forecasts differ in any of them. Regimes that never occur are
   * left out of the statistic.
   *
   * @param regime of each forecast, known at its origin, from 0
   * @param regimes how many there are
   */
  public static GiacominiWhite byRegime(
      double[] lossA, double[] lossB, int horizonSteps, int[] regime, int regimes) {
    Checks.positive(regimes, "regimes");
    Samples.sameLength(lossA.length, regime.length);
    double[][] indicators = new double[regimes][regime.length];
    boolean[] occurs = new boolean[regimes];
    for (int t = 0; t < regime.length; t++) {
      Checks.inRange(regime[t], 0, regimes - 1, "regime " + t);
      indicators[regime[t]][t] = 1;
      occurs[regime[t]] = true;
    }
    int present = 0;
    double[][] used = new double[Samples.count(occurs)][];
    for (int k = 0; k < regimes; k++) {
      if (occurs[k]) {
        used[present++] = indicators[k];
      }
    }
    GiacominiWhite result = test(lossA, lossB, horizonSteps, used);
    double[] means = new double[regimes];
    int next = 0;
    for (int k = 0; k < regimes; k++) {
      means[k] = occurs[k] ? result.meanDifferences[next++] : Double.NaN;
    }
    return new GiacominiWhite(result.test, means, result.n);
  }
}
