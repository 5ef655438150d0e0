package io.plimsoll.training.evaluation;

/**
 * The regression {@code y = a + b·f}: an unbiased forecast has a = 0 and b = 1.
 *
 * <p><b>Reference</b>: Mincer and Zarnowitz (1969), The evaluation of economic forecasts, NBER.
 *
 * @param intercept a, in the unit of y
 * @param slope b; NaN where all forecasts are the same
 * @param rSquared in [0, 1]; NaN where nothing varies
 */
public record MincerZarnowitz(double intercept, double slope, double rSquared) {

  /** The regression by ordinary least squares. */
  public static MincerZarnowitz fit(double[] realized, double[] forecast) {
    Samples.sameLength(realized.length, forecast.length);
    double meanY = Samples.mean(realized);
    double meanF = Samples.mean(forecast);
    double ff = 0;
    double fy = 0;
    double yy = 0;
    for (int i = 0; i < realized.length; i++) {
      double f = forecast[i] - meanF;
      double y = realized[i] - meanY;
      ff += f * f;
      fy += f * y;
      yy += y * y;
    }
    if (!(ff > 0)) {
      return new MincerZarnowitz(Double.NaN, Double.NaN, Double.NaN);
    }
    double slope = fy / ff;
    return new MincerZarnowitz(meanY - slope * meanF, slope, yy > 0 ? slope * fy / yy : Double.NaN);
  }

  /**
   * The Wald test that the forecast is unbiased, a = 0 and b = 1 together, with standard errors of
   * Newey and West: chi-square with two degrees of freedom. Undefined where all forecasts are the
   * same or there are fewer than three.
   *
   * @param lags how many autocovariances enter: {@link LongRunVariance#lag}
   */
  public static ChiSquareTest unbiased(double[] realized, double[] forecast, int lags) {
    Samples.sameLength(realized.length, forecast.length);
    return realized.length < 3 || Double.isNaN(fit(realized, forecast).slope())
        ? ChiSquareTest.undefined()
        : HacRegression.fit(realized, lags, forecast).wald(0, 1);
  }
}
