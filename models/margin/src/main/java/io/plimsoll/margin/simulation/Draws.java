package io.plimsoll.margin.simulation;

import java.util.SplittableRandom;

/** Random draws that are the same on every machine; a stream of its own for every purpose. */
final class Draws {
  private final SplittableRandom random;

  Draws(long seed, long stream, long part) {
    random = new SplittableRandom(mix(mix(seed, stream), part));
  }

  /** Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014), mix64. */
  private static long mix(long a, long b) {
    long z = a + (b + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  double uniform() {
    return random.nextDouble();
  }

  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Whether something of this probability happens. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** Standard normal, by Box and Muller's method (1958). */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  /** Pareto from a minimum with a tail index, at most the maximum. */
  double pareto(double minimum, double index, double maximum) {
    return Math.min(maximum, minimum * StrictMath.pow(1 - random.nextDouble(), -1 / index));
  }
}
