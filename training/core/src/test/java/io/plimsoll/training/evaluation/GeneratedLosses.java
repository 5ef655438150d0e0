package io.plimsoll.training.evaluation;

/**
 * Losses of six models that depend on their past, from the congruential generator of the
 * conformance pack with seed 777: {@code L = L₋₁/2 + u + shift}, 400 times.
 *
 * <p>Other programs were run on the same numbers.
 */
final class GeneratedLosses {
  private static final int TIMES = 400;
  private static final double[] SHIFTS = {0.0, 0.03, 0.06, 0.10, 0.16, -0.02};

  private GeneratedLosses() {}

  /** {@code [model][time]}. */
  static double[][] losses() {
    double[][] losses = new double[SHIFTS.length][TIMES];
    long x = 777;
    for (int t = 0; t < TIMES; t++) {
      for (int k = 0; k < SHIFTS.length; k++) {
        x = (1103515245 * x + 12345) % 2147483648L;
        double u = x / 2147483648.0;
        losses[k][t] = t == 0 ? u : 0.5 * losses[k][t - 1] + u;
      }
    }
    for (int k = 0; k < SHIFTS.length; k++) {
      for (int t = 0; t < TIMES; t++) {
        losses[k][t] += SHIFTS[k];
      }
    }
    return losses;
  }
}
