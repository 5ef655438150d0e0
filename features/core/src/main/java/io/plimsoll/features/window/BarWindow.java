package io.plimsoll.features.window;

/** The state of a {@link BarWindowKernel}: its sums and what it remembers of the last bar. */
public final class BarWindow {
  private final RollingSum[] sums;
  private double logClose = Double.NaN;
  private double logReturn = Double.NaN;
  private double previousReturn = Double.NaN;
  private long closeNanos;
  private long count;

  BarWindow(int[] lengths) {
    sums = new RollingSum[lengths.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new RollingSum(lengths[i]);
    }
  }

  /** One of the sums. */
  public RollingSum sum(int index) {
    return sums[index];
  }

  /** The return of the newest bar: ln(close / close before); NaN if there is none before it. */
  public double logReturn() {
    return logReturn;
  }

  /** The return of the bar before the newest one; NaN if there is none. */
  public double previousReturn() {
    return previousReturn;
  }

  /** How many bars (or returns, if that is what the kernel counts) have been taken in. */
  public long count() {
    return count;
  }

  long closeNanos() {
    return closeNanos;
  }

  /** Remembers a bar's close and gives whether it has a return. */
  boolean close(double close) {
    // Two logarithms, not the logarithm of a ratio: 1e300 / 1e-300 would be infinite.
    double log = StrictMath.log(close);
    previousReturn = logReturn;
    logReturn = log - logClose;
    logClose = log;
    return !Double.isNaN(logReturn);
  }

  void counted(long barCloseNanos) {
    closeNanos = barCloseNanos;
    count++;
  }

  void save(SavedState.Writer out) {
    out.put(logClose).put(logReturn).put(previousReturn).putLong(closeNanos).putLong(count);
    for (RollingSum sum : sums) {
      sum.save(out);
    }
  }

  void restore(SavedState.Reader in) {
    logClose = in.get();
    logReturn = in.get();
    previousReturn = in.get();
    closeNanos = in.getLong();
    count = in.getLong();
    for (RollingSum sum : sums) {
      sum.restore(in);
    }
  }
}
