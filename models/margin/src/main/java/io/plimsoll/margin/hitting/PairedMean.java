package io.plimsoll.margin.hitting;

/** Mean of paired draws and its standard error; a pair, not a path, is the independent unit. */
final class PairedMean {
  private int pairs;
  private double mean;
  private double squares;

  /** Adds the average of a path and its twin (Welford's recursion). */
  void add(double path, double twin) {
    double value = 0.5 * (path + twin);
    pairs++;
    double before = value - mean;
    mean += before / pairs;
    squares += before * (value - mean);
  }

  double mean() {
    return mean;
  }

  double standardError() {
    return Math.sqrt(squares / (pairs - 1.0) / pairs);
  }
}
