package io.plimsoll.datasets.synthetic;

import java.util.SplittableRandom;

/**
 * Random draws that are the same on every machine: {@link SplittableRandom} for the bits, {@link
 * StrictMath} for the rest.
 */
final class Draws {
  private final SplittableRandom random;
  private double spare = Double.NaN;

  /**
   * A stream of its own for every pair, so that a draw more in one place moves nothing elsewhere.
   */
  Draws(long seed, long stream) {
    random = new SplittableRandom(seed ^ (stream * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L));
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  /** Uniform in [low, high). */
  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Exponential with the given mean. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** Standard normal, by Marsaglia's polar method. */
  double normal() {
    if (!Double.isNaN(spare)) {
      double draw = spare;
      spare = Double.NaN;
      return draw;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * random.nextDouble() - 1;
      y = 2 * random.nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * scale;
    return x * scale;
  }
}
