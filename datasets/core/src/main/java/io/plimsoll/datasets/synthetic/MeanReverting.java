package io.plimsoll.datasets.synthetic;

/**
 * A Gaussian process of first order around zero, one value a minute, started from its stationary
 * law.
 */
final class MeanReverting {
  private final double keep;
  private final double shock;
  private final Draws draws;
  private double value;

  MeanReverting(double halfLifeMinutes, double standardDeviation, Draws draws) {
    keep = StrictMath.pow(0.5, 1 / halfLifeMinutes);
    shock = standardDeviation * StrictMath.sqrt(1 - keep * keep);
    this.draws = draws;
    value = standardDeviation * draws.normal();
  }

  /** Moves on by a minute and returns the new value. */
  double next() {
    value = keep * value + shock * draws.normal();
    return value;
  }

  /** Adds a shock that dies out at the process's own pace. */
  void kick(double by) {
    value += by;
  }
}
