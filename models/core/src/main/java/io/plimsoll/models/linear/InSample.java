package io.plimsoll.models.linear;

import java.util.List;

/**
 * A fit as papers print it.
 *
 * <p>Standard errors are Newey and West's with Bartlett weights over the lag and no small-sample
 * factor; lag 0 makes them White's (HC0). See {@link io.plimsoll.models.numeric.CoefficientErrors}.
 *
 * @param names {@code intercept}, then one name a regressor
 * @param coefficients in that order
 * @param standardErrors in that order; NaN for a regressor that was dropped
 * @param lag how many rows the errors may be correlated over
 * @param scale what was fitted: the variance or its logarithm
 * @param rSquared share of the (weighted) variance of the target that is fitted
 * @param meanSquaredError mean squared residual, on the scale of the fit, without weights
 * @param rows how many rows were fitted
 */
public record InSample(
    List<String> names,
    double[] coefficients,
    double[] standardErrors,
    int lag,
    TermModel.Scale scale,
    double rSquared,
    double meanSquaredError,
    int rows) {

  /** A coefficient over its standard error; NaN where the regressor was dropped. */
  public double statistic(int coefficient) {
    return coefficients[coefficient] / standardErrors[coefficient];
  }
}
