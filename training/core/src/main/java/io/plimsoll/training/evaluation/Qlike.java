package io.plimsoll.training.evaluation;

/**
 * The loss that variance forecasts are ranked by: {@code y/f − ln(y/f) − 1}.
 *
 * <p>Zero where the forecast is right, larger where it is too low than where it is too high by the
 * same factor, and robust to noise in the realized measure. <b>Range</b> [0, ∞); <b>unit</b> none;
 * the loss does not change when both numbers are scaled.
 *
 * <p><b>Reference</b>: Patton (2011), Volatility forecast comparison using imperfect volatility
 * proxies, Journal of Econometrics 160, eq. 22 (here with the constant that makes a perfect
 * forecast score zero).
 */
public final class Qlike {
  private Qlike() {}

  /** The loss of one forecast; NaN unless both variances are positive and finite. */
  public static double loss(double realized, double forecast) {
    if (!(realized > 0 && forecast > 0)
        || Double.isInfinite(realized)
        || Double.isInfinite(forecast)) {
      return Double.NaN;
    }
    // The difference of logs does not overflow where the quotient would.
    return StrictMath.exp(StrictMath.log(realized) - StrictMath.log(forecast))
        - (StrictMath.log(realized) - StrictMath.log(forecast))
        - 1;
  }

  /** The loss of each forecast. */
  public static double[] losses(double[] realized, double[] forecast) {
    Samples.sameLength(realized.length, forecast.length);
    double[] losses = new double[realized.length];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = loss(realized[i], forecast[i]);
    }
    return losses;
  }

  /** The mean loss; NaN of nothing. */
  public static double mean(double[] realized, double[] forecast) {
    return Samples.mean(losses(realized, forecast));
  }
}
