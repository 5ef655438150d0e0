package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;

/**
 * A price that moves continuously between jumps that come as a Poisson process.
 *
 * @param diffusion the movement between jumps; its drift is what the price grows by without them
 * @param jumpsPerYear expected number, zero or more
 */
public record JumpProcess(PriceProcess diffusion, double jumpsPerYear, JumpSize size) {
  public JumpProcess {
    Checks.notNegative(jumpsPerYear, "jumpsPerYear");
  }

  /** A process that never jumps. */
  public static JumpProcess none(PriceProcess diffusion) {
    return new JumpProcess(diffusion, 0, new JumpSize.Normal(0, 0));
  }

  /**
   * A process whose price grows by {@code driftPerYear} on average with jumps counted in: between
   * them it drifts the other way by what they add.
   */
  public static JumpProcess compensated(
      double driftPerYear, double sigmaPerYear, double jumpsPerYear, JumpSize size) {
    double between = driftPerYear - jumpsPerYear * (size.meanFactor() - 1);
    return new JumpProcess(new PriceProcess(between, sigmaPerYear), jumpsPerYear, size);
  }

  /** The log size of a jump; of a mirrored source the mirrored size. */
  double jump(Draws draws) {
    return switch (size) {
      case JumpSize.Normal normal -> normal.mean() + normal.standardDeviation() * draws.gaussian();
      case JumpSize.DoubleExponential exponential -> {
        // By inversion, so that the mirrored draw of a large fall is a large rise.
        double u = draws.uniform();
        double down = 1 - exponential.upProbability();
        yield u < down
            ? exponential.downMean() * StrictMath.log(u / down)
            : -exponential.upMean() * StrictMath.log((1 - u) / exponential.upProbability());
      }
    };
  }

  /** Years to the first jump, given that it comes within a horizon: by inversion. */
  double firstJump(Draws draws, double horizonYears) {
    double within = -StrictMath.expm1(-jumpsPerYear * horizonYears);
    return -StrictMath.log1p(-draws.uniform() * within) / jumpsPerYear;
  }

  /** Years from one jump to the next, infinite where there are none. */
  double gap(Draws draws) {
    return jumpsPerYear == 0 ? Double.POSITIVE_INFINITY : draws.exponential() / jumpsPerYear;
  }
}
