package io.plimsoll.models.garch;

/**
 * A series with what a recursion makes of it: working space of one likelihood, one thread at a
 * time.
 */
final class VariancePath {
  /** Returns; NaN where missing. */
  final double[] returns;

  /** A realized measure of each return's variance; empty where there is none. */
  final double[] measure;

  /** Returns less their mean. */
  final double[] shock;

  /** Conditional variances: {@code variance[t]} is known before {@code shock[t]}. */
  final double[] variance;

  /** Their logarithms, filled in by recursions that run in logs. */
  final double[] logVariance;

  /** The derivative of the log-likelihood by each variance. */
  final double[] sensitivity;

  /** What stands for the squared shock and the variance before the first return. */
  double start;

  /** What stands for the measure before the first return. */
  double startMeasure;

  /** The derivative of the log-likelihood by {@link #start}. */
  double startSensitivity;

  /** The sum of the derivatives of the log-likelihood by all shocks. */
  double shockSensitivity;

  VariancePath(double[] returns, double[] measure) {
    int n = returns.length;
    if (measure.length != 0 && measure.length != n) {
      throw new IllegalArgumentException(
          "expected a measure for each of " + n + " returns, had " + measure.length);
    }
    this.returns = returns;
    this.measure = measure;
    this.shock = new double[n];
    this.variance = new double[n];
    this.logVariance = new double[n];
    this.sensitivity = new double[n];
    double sum = 0;
    for (double value : measure) {
      sum += value;
    }
    this.startMeasure = sum / Math.max(1, measure.length);
  }

  int size() {
    return returns.length;
  }

  /**
   * Takes a mean off the returns and starts from the mean square of what is left; returns the mean
   * of what is left.
   */
  double demean(double mean) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int t = 0; t < returns.length; t++) {
      double e = returns[t] - mean;
      shock[t] = e;
      if (!Double.isNaN(e)) {
        sum += e;
        squares += e * e;
        count++;
      }
    }
    start = squares / count;
    return sum / count;
  }
}
