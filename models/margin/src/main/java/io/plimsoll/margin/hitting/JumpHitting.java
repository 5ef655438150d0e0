package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;
import java.util.SplittableRandom;

/**
 * The probability of touching a barrier where the price also jumps, by simulation.
 *
 * <p>Paths that do not jump, a part {@code e^(−λT)} of all, are not simulated: the closed form
 * stands for them, so that without jumps the result is exact. The others are simulated from jump to
 * jump, in antithetic pairs. Between jumps there are no time steps: given both ends of a stretch,
 * the probability that the path touched a barrier inside it is that of a {@linkplain BrownianBridge
 * Brownian bridge}, which is added up instead of drawn. Touching between looks is therefore not
 * under-counted, and there is no error of discretisation, only of sampling.
 *
 * <p><b>Unit</b>: probability. <b>Cost</b>: pairs × (1 + jumps) × some µs. Deterministic for a
 * seed. <b>Reference</b>: S. A. K. Metwally and A. F. Atiya, "Using Brownian bridge for fast
 * simulation of jump-diffusion processes and barrier options", Journal of Derivatives 10 (2002).
 */
public final class JumpHitting {
  private final double logDown;
  private final double logUp;
  private final JumpProcess process;
  private final double horizonYears;
  private double lower;
  private double upper;

  private JumpHitting(double logDown, double logUp, JumpProcess process, double horizonYears) {
    this.logDown = logDown;
    this.logUp = logUp;
    this.process = process;
    this.horizonYears = horizonYears;
  }

  /**
   * The probabilities of touching either barrier first.
   *
   * @param price positive
   * @param horizonYears zero or more
   */
  public static TouchEstimate touch(
      double price,
      Barriers barriers,
      JumpProcess process,
      double horizonYears,
      SimulationSettings settings) {
    Touch calm = HittingProbability.touch(price, barriers, process.diffusion(), horizonYears);
    double d = barriers.logDown(price);
    double u = barriers.logUp(price);
    double jumping = -StrictMath.expm1(-process.jumpsPerYear() * horizonYears);
    if (d <= 0 || u <= 0 || jumping == 0) {
      return new TouchEstimate(calm, 0, 0, 0);
    }
    PairedMean lower = new PairedMean();
    PairedMean upper = new PairedMean();
    PairedMean either = new PairedMean();
    JumpHitting path = new JumpHitting(d, u, process, horizonYears);
    SplittableRandom seeds = new SplittableRandom(settings.seed());
    for (int i = 0; i < settings.pairs(); i++) {
      long seed = seeds.nextLong();
      path.run(Draws.of(seed));
      double pathLower = path.lower;
      double pathUpper = path.upper;
      path.run(Draws.mirrored(seed));
      lower.add(pathLower, path.lower);
      upper.add(pathUpper, path.upper);
      either.add(pathLower + pathUpper, path.lower + path.upper);
    }
    double still = 1 - jumping;
    return new TouchEstimate(
        Touch.rounded(
            still * calm.lowerFirst() + jumping * lower.mean(),
            still * calm.upperFirst() + jumping * upper.mean()),
        jumping * lower.standardError(),
        jumping * upper.standardError(),
        jumping * either.standardError());
  }

  /** The probability of touching a barrier below, with its standard error. */
  public static TouchEstimate lower(
      double price,
      double barrier,
      JumpProcess process,
      double horizonYears,
      SimulationSettings settings) {
    Checks.positive(barrier, "barrier");
    return touch(price, Barriers.below(barrier), process, horizonYears, settings);
  }

  /** The probability of touching a barrier above, with its standard error. */
  public static TouchEstimate upper(
      double price,
      double barrier,
      JumpProcess process,
      double horizonYears,
      SimulationSettings settings) {
    Checks.positive(barrier, "barrier");
    return touch(price, Barriers.above(barrier), process, horizonYears, settings);
  }

  /** One path that jumps at least once; leaves its two probabilities in the fields. */
  private void run(Draws draws) {
    double drift = process.diffusion().logDriftPerYear();
    double sigma = process.diffusion().sigmaPerYear();
    lower = 0;
    upper = 0;
    double left = 1;
    double time = 0;
    double d = logDown;
    double u = logUp;
    double next = process.firstJump(draws, horizonYears);
    while (true) {
      double end = Math.min(next, horizonYears);
      double years = end - time;
      double variance = sigma * sigma * years;
      double move = drift * years + Math.sqrt(variance) * draws.gaussian();
      double down = BrownianBridge.lowerFirst(d, u, move, variance);
      double up = BrownianBridge.lowerFirst(u, d, -move, variance);
      lower += left * down;
      upper += left * up;
      left *= Math.max(0, 1 - down - up);
      d += move;
      u -= move;
      if (end == horizonYears || left == 0 || d <= 0 || u <= 0) {
        return;
      }
      double jump = process.jump(draws);
      d += jump;
      u -= jump;
      if (d <= 0) {
        lower += left;
        return;
      }
      if (u <= 0) {
        upper += left;
        return;
      }
      time = end;
      next = end + process.gap(draws);
    }
  }
}
