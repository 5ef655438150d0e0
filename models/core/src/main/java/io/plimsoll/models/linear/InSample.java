package io.plimsoll.models.linear;

import java.util.List;

/**
 * A fit as papers print it.
 *
 * @param names {@code intercept}, then one name a regressor
 * @param coefficients in that order
 * @param standardErrors Newey–West, in that order; NaN for a regressor that was dropped
 * @param lag how many rows the errors may be correlated over; 0 gives White's standard errors
 * @param rSquared share of the (weighted) variance of the target that is fitted
 * @param meanSquaredError mean squared residual, on the scale of the fit, without weights
 * @param rows how many rows were fitted
 */
public record InSample(
    List<String> names,
    double[] coefficients,
    double[] standardErrors,
    int lag,
    double rSquared,
    double meanSquaredError,
    int rows) {}
