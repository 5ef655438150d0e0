package io.plimsoll.models.conformal;

import io.plimsoll.datasets.Checks;

/**
 * Conformal control with a proportional and an integral part: {@code q_t + K·tan(S_t·ln(t + 1)/((t
 * + 1)·C))}.
 *
 * <p>The proportional part tracks the quantile, {@code q_(t+1) = q_t + η_t·(err_t − α)} with {@code
 * η_t = rate·(greatest − least score in the window)}; {@code S_t = Σ (err − α)} over all steps, and
 * the tangent saturates: at {@code ±π/2} it is infinite, which the {@link ConformalLimits} bound,
 * so errors that pile up are always answered. It starts at the conformal order statistic of the
 * first scores. The paper's third part, a model of the scores, is the forecast that is multiplied:
 * there is no second one here.
 *
 * <p><b>Reference</b>: Angelopoulos, Candès and Tibshirani, 2023, Conformal PID control for time
 * series prediction, NeurIPS 36, sections 2.1 and 2.2; learning rate and saturation as in appendix
 * B.
 *
 * @param alpha how often scores should exceed the multiplier, in (0, 1)
 * @param rate of the tracker, positive
 * @param integral K, zero for none
 * @param saturation C, positive
 * @param window over how many scores their range is taken
 */
public record ConformalPid(
    double alpha,
    double rate,
    double integral,
    double saturation,
    int window,
    ConformalLimits limits)
    implements OnlineConformal {

  /** Checks the settings; fewer scores than {@code 5/α} are refused. */
  public ConformalPid {
    Checks.inOpenRange(alpha, 0, 1, "alpha");
    Checks.positive(rate, "rate");
    Checks.notNegative(integral, "integral");
    Checks.positive(saturation, "saturation");
    limits.require(alpha, window);
  }

  /**
   * A layer for margin: rate 0.05; the integral part adds 0.4 after a thousand steps with half as
   * many errors again as there should be.
   */
  public static ConformalPid of(double alpha) {
    ConformalLimits limits = ConformalLimits.of(alpha);
    int window = Math.max(500, 2 * limits.leastScores());
    return new ConformalPid(alpha, 0.05, 0.5, 5 * alpha, window, limits);
  }

  @Override
  public ConformalState start() {
    return new PidState(this);
  }

  @Override
  public ConformalState restore(double[] saved) {
    return PidState.restore(this, saved);
  }
}
