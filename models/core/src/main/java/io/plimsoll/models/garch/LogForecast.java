package io.plimsoll.models.garch;

/**
 * Expected variances of recursions that run in logs: with {@code x_{t+1} = c + δ·x_t + w_t} and
 * independent w, {@code E exp(x_{t+j}) = exp(δ^{j−1}·x_{t+1} + Σ_{i=0}^{j−2}(δ^i·c + K(δ^i)))}, K
 * the cumulant function {@code K(b) = ln E exp(b·w)}. Exact, no simulation.
 */
final class LogForecast {
  private final double[] offset;
  private final double[] decay;

  /** What {@code K} is. */
  @FunctionalInterface
  interface Cumulant {
    /** {@code ln E exp(b·w)}. */
    double of(double b);
  }

  LogForecast(double constant, double persistence, Cumulant cumulant, int returns) {
    this.offset = new double[returns];
    this.decay = new double[returns];
    double power = 1;
    double sum = 0;
    for (int j = 0; j < returns; j++) {
      offset[j] = sum;
      decay[j] = power;
      sum += power * constant + cumulant.of(power);
      power *= persistence;
    }
  }

  /** The sum over all returns from the log variance of the next one. */
  double sum(double logVariance) {
    double sum = 0;
    for (int j = 0; j < offset.length; j++) {
      sum += StrictMath.exp(offset[j] + decay[j] * logVariance);
    }
    return sum;
  }
}
