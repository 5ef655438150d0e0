package io.plimsoll.training.evaluation;

/**
 * Mean squared error of variances, and of their logarithms.
 *
 * <p>The first guards against explosions (one forecast that is far too high dominates it), the
 * second is blind to a wrong level only as far as the level is wrong by a small factor.
 * <b>Range</b> [0, ∞); <b>unit</b> variance squared, and none.
 *
 * <p><b>Reference</b>: definition.
 */
public final class SquaredError {
  private SquaredError() {}

  /** {@code (y − f)²} of each forecast. */
  public static double[] losses(double[] realized, double[] forecast) {
    double[] losses = Samples.difference(realized, forecast);
    for (int i = 0; i < losses.length; i++) {
      losses[i] *= losses[i];
    }
    return losses;
  }

  /** {@code (ln y − ln f)²} of each forecast; NaN where a variance is not positive. */
  public static double[] lossesOfLogs(double[] realized, double[] forecast) {
    Samples.sameLength(realized.length, forecast.length);
    double[] losses = new double[realized.length];
    for (int i = 0; i < losses.length; i++) {
      double error = logOfVariance(realized[i]) - logOfVariance(forecast[i]);
      losses[i] = error * error;
    }
    return losses;
  }

  /** The mean of {@code (y − f)²}; NaN of nothing. */
  public static double mean(double[] realized, double[] forecast) {
    return Samples.mean(losses(realized, forecast));
  }

  /** The mean of {@code (ln y − ln f)²}; NaN of nothing and where a variance is not positive. */
  public static double meanOfLogs(double[] realized, double[] forecast) {
    return Samples.mean(lossesOfLogs(realized, forecast));
  }

  private static double logOfVariance(double variance) {
    return variance > 0 ? StrictMath.log(variance) : Double.NaN;
  }
}
