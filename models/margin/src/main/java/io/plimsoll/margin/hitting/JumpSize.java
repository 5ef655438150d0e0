package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;

/** The distribution of one jump of the log price. */
public sealed interface JumpSize {

  /** Mean of e^J, by which a jump multiplies the price on average. */
  double meanFactor();

  /**
   * Normal jumps. <b>Reference</b>: R. C. Merton, "Option pricing when underlying stock returns are
   * discontinuous", Journal of Financial Economics 3 (1976).
   *
   * @param mean of the log jump
   * @param standardDeviation of the log jump, zero or more
   */
  record Normal(double mean, double standardDeviation) implements JumpSize {
    public Normal {
      Checks.finite(mean, "mean");
      Checks.notNegative(standardDeviation, "standardDeviation");
    }

    @Override
    public double meanFactor() {
      return StrictMath.exp(mean + standardDeviation * standardDeviation / 2);
    }
  }

  /**
   * Exponential jumps, upward with probability p. <b>Reference</b>: S. G. Kou, "A jump-diffusion
   * model for option pricing", Management Science 48 (2002).
   *
   * @param upProbability p, in [0, 1]
   * @param upMean mean size of an upward log jump, in (0, 1): beyond, the price has no mean
   * @param downMean mean size of a downward log jump, positive
   */
  record DoubleExponential(double upProbability, double upMean, double downMean)
      implements JumpSize {
    public DoubleExponential {
      Checks.inRange(upProbability, 0, 1, "upProbability");
      Checks.inOpenRange(upMean, 0, 1, "upMean");
      Checks.positive(downMean, "downMean");
    }

    @Override
    public double meanFactor() {
      return upProbability / (1 - upMean) + (1 - upProbability) / (1 + downMean);
    }
  }
}
