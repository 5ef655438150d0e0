package io.plimsoll.margin.simulation;

/** The highest of the last values, in constant time a value. */
final class RollingExtreme {
  private final double[] values;
  private final long[] times;
  private final int window;
  private long now;
  private long first;
  private long next;

  /** An extreme over a number of values; of their negatives it gives the lowest. */
  RollingExtreme(int window) {
    this.window = window;
    values = new double[window];
    times = new long[window];
  }

  void add(double value) {
    while (next > first && values[(int) ((next - 1) % window)] <= value) {
      next--;
    }
    if (next > first && times[(int) (first % window)] <= now - window) {
      first++;
    }
    values[(int) (next % window)] = value;
    times[(int) (next % window)] = now;
    next++;
    now++;
  }

  /** The highest value, negative infinity before the first. */
  double value() {
    return next == first ? Double.NEGATIVE_INFINITY : values[(int) (first % window)];
  }
}
