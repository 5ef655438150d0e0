package io.plimsoll.margin.hitting;

import java.util.SplittableRandom;

/**
 * The random numbers of one path, given by a seed; or their mirror image, for the path's antithetic
 * twin: normals with the other sign, uniforms as 1 − u.
 */
final class Draws {
  private final SplittableRandom random;
  private final double sign;

  private Draws(long seed, double sign) {
    this.random = new SplittableRandom(seed);
    this.sign = sign;
  }

  static Draws of(long seed) {
    return new Draws(seed, 1);
  }

  static Draws mirrored(long seed) {
    return new Draws(seed, -1);
  }

  double gaussian() {
    return sign * random.nextGaussian();
  }

  /** Uniform in (0, 1), neither end included. */
  double uniform() {
    double u = ((random.nextLong() >>> 12) + 0.5) * 0x1p-52;
    return sign > 0 ? u : 1 - u;
  }

  /** Exponential with mean one. */
  double exponential() {
    return -StrictMath.log(uniform());
  }
}
