package io.plimsoll.models.distribution;

import java.util.SplittableRandom;

/** Samples whose quantiles are known. */
final class Excursions {
  private Excursions() {}

  /** The running maximum of a Brownian motion is distributed as the size of its last value. */
  static ExcursionSample brownian(int n, long seed) {
    return scaled(n, seed, 1);
  }

  /** {@code |t|} with four degrees of freedom: a normal over the root of a mean of four squares. */
  static ExcursionSample studentFour(int n, long seed) {
    return scaled(n, seed, 4);
  }

  private static ExcursionSample scaled(int n, long seed, int kind) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] variance = new double[n];
    double[] excursion = new double[n];
    for (int i = 0; i < n; i++) {
      double sigma = 0.01 * Math.exp(0.5 * random.nextGaussian());
      variance[i] = sigma * sigma;
      double squares = 0;
      for (int k = 0; k < 4; k++) {
        double normal = random.nextGaussian();
        squares += normal * normal / 4;
      }
      double divisor = kind == 4 ? Math.sqrt(squares) : 1;
      excursion[i] = sigma * Math.abs(random.nextGaussian()) / divisor;
    }
    return ExcursionSample.complete(variance, excursion);
  }
}
