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

  /** The mean of {@code (y − f)²}; NaN of nothing. */
  public static double mean(double[] realized, double[] forecast) {
    Samples.sameLength(realized.length, forecast.length);
    double sum = 0;
    for (int i = 0; i < realized.length; i++) {
      double error = realized[i] - forecast[i];
      sum += error * error;
    }
    return sum / realized.length;
  }

  /** The mean of {@code (ln y − ln f)²}; NaN of nothing and where a variance is not positive. */
  public static double meanOfLogs(double[] realized, double[] forecast) {
    Samples.sameLength(realized.length, forecast.length);
    double sum = 0;
    for (int i = 0; i < realized.length; i++) {
      double error = StrictMath.log(realized[i]) - StrictMath.log(forecast[i]);
      sum += error * error;
    }
    return sum / realized.length;
  }
}
