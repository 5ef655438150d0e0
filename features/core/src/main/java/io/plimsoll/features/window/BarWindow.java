package io.plimsoll.features.window;

import java.util.Arrays;

/** The state of a {@link BarWindowKernel}: its memory and what it knows of the last bar. */
public final class BarWindow {
  private final RollingSum[] sums;
  private final Ring[] rings;
  private final RollingMax[] maxima;
  private final double[] cells;
  private final double[] scratch;
  private double logClose = Double.NaN;
  private double previousLogClose = Double.NaN;
  private double logReturn = Double.NaN;
  private double previousReturn = Double.NaN;
  private long closeNanos;
  private long count;

  BarWindow(BarMemory memory) {
    sums = new RollingSum[memory.sums().length];
    Arrays.setAll(sums, i -> new RollingSum(memory.sums()[i]));
    rings = new Ring[memory.rings().length];
    Arrays.setAll(rings, i -> new Ring(memory.rings()[i]));
    maxima = new RollingMax[memory.maxima().length];
    Arrays.setAll(maxima, i -> new RollingMax(memory.maxima()[i]));
    cells = new double[memory.cells()];
    scratch = new double[memory.scratch()];
  }

  /** One of the sums. */
  public RollingSum sum(int index) {
    return sums[index];
  }

  /** One of the rings. */
  public Ring ring(int index) {
    return rings[index];
  }

  /** One of the maxima. */
  public RollingMax maximum(int index) {
    return maxima[index];
  }

  /** The single numbers; whoever asks may change them when a bar comes. */
  public double[] cells() {
    return cells;
  }

  /** Room to compute a value in; what was left there means nothing. */
  public double[] scratch() {
    return scratch;
  }

  /** The logarithm of the newest close; NaN of a kernel that counts bars. */
  public double logClose() {
    return logClose;
  }

  /** The logarithm of the close before the newest one; known while the newest bar is added. */
  public double previousLogClose() {
    return previousLogClose;
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

  /** When the newest bar closed that was counted; 0 before the first. */
  public long closeNanos() {
    return closeNanos;
  }

  /** Remembers a bar's close and gives whether it has a return. */
  boolean close(double close) {
    // Two logarithms, not the logarithm of a ratio: 1e300 / 1e-300 would be infinite.
    double log = StrictMath.log(close);
    previousLogClose = logClose;
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
    for (Ring ring : rings) {
      ring.save(out);
    }
    for (RollingMax maximum : maxima) {
      maximum.save(out);
    }
    for (double cell : cells) {
      out.put(cell);
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
    for (Ring ring : rings) {
      ring.restore(in);
    }
    for (RollingMax maximum : maxima) {
      maximum.restore(in);
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i] = in.get();
    }
  }
}
