package io.plimsoll.features.window;

import io.plimsoll.datasets.Checks;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Mean, variance, skewness and kurtosis of every window of n neighbours in a column, for looking at
 * whole columns at once.
 *
 * <p>As in {@link RollingSum} nothing is subtracted: the column is cut into blocks of n, each block
 * is summed from its front and from its end, and every window is the end of one block and the front
 * of the next (van Herk 1992). So a window is not off because something large passed long before.
 * Powers are taken of differences from a number of the neighbourhood, so that prices of 100,000
 * which move by cents keep their digits.
 *
 * <p>With the module {@code jdk.incubator.vector} on the command line the last step runs on
 * vectors; the numbers are the same bits with and without. <b>Cost</b>: O(1) a row whatever the
 * window; O(n) memory. <b>Reference</b>: population moments, no small-sample correction. Not
 * thread-safe.
 */
public final class RollingMoments {
  private static final int CHUNK = 1024;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private final int window;
  private final int rows;
  private final boolean vectors;
  private final Powers fronts;
  private final Powers ends;

  /** Moments of windows of some rows; at least 2. */
  public RollingMoments(int window) {
    this(window, VECTORS);
  }

  RollingMoments(int window, boolean vectors) {
    Checks.positive(window - 1L, "window - 1");
    this.window = window;
    this.vectors = vectors;
    rows = (Math.max(1, CHUNK / window) + 1) * window;
    fronts = new Powers(rows);
    ends = new Powers(rows);
  }

  /** Whether vectors are used. */
  public boolean vectors() {
    return vectors;
  }

  /**
   * The moments by row, where row i is that of the window that begins at number i of the column.
   *
   * @param mean in the column's unit
   * @param variance in its square
   * @param skewness none; NaN where the variance is 0
   * @param kurtosis none, 3 for a normal distribution; NaN where the variance is 0
   */
  public record Moments(double[] mean, double[] variance, double[] skewness, double[] kurtosis) {
    /** Room for some rows. */
    public static Moments of(int rows) {
      return new Moments(new double[rows], new double[rows], new double[rows], new double[rows]);
    }
  }

  /** Sums of the first four powers. */
  record Powers(double[] first, double[] second, double[] third, double[] fourth) {
    Powers(int rows) {
      this(new double[rows], new double[rows], new double[rows], new double[rows]);
    }
  }

  /**
   * Fills in the moments of a column of 64-bit floating-point numbers in native order; gives the
   * number of windows.
   *
   * @param column {@code count} numbers, for example of a mapped Arrow file
   * @param out room for at least {@code count − window + 1} rows
   */
  public int fill(MemorySegment column, int count, Moments out) {
    int windows = Math.max(0, count - window + 1);
    int step = rows - window;
    for (int from = 0; from < windows; from += step) {
      chunk(column, from, Math.min(rows, count - from), out);
    }
    return windows;
  }

  private void chunk(MemorySegment column, int from, int length, Moments out) {
    double centre = centre(column, from, length);
    for (int block = 0; block < length; block += window) {
      int end = Math.min(length, block + window);
      sumFronts(column, from, block, end, centre);
      sumEnds(column, from, block, end, centre);
    }
    for (int block = 0; block + window <= length; block += window) {
      whole(block, from + block, centre, out);
      int more = Math.min(window - 1, length - block - window);
      int done = 0;
      if (vectors) {
        done = VectorMoments.fill(ends, fronts, block + 1, window, more, from, centre, out);
      }
      for (int i = block + 1 + done; i <= block + more; i++) {
        int front = i + window - 1;
        put(
            ends.first[i] + fronts.first[front],
            ends.second[i] + fronts.second[front],
            ends.third[i] + fronts.third[front],
            ends.fourth[i] + fronts.fourth[front],
            from + i,
            centre,
            out);
      }
    }
  }

  /** The middle one of three numbers of a chunk: one of them may be an outlier. */
  private static double centre(MemorySegment column, int from, int length) {
    double a = column.getAtIndex(DOUBLE, from);
    double b = column.getAtIndex(DOUBLE, from + length / 2);
    double c = column.getAtIndex(DOUBLE, from + length - 1);
    double middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    return Double.isFinite(middle) ? middle : 0;
  }

  private void sumFronts(MemorySegment column, int from, int begin, int end, double centre) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int i = begin; i < end; i++) {
      double x = column.getAtIndex(DOUBLE, from + i) - centre;
      double square = x * x;
      fronts.first[i] = first += x;
      fronts.second[i] = second += square;
      fronts.third[i] = third += square * x;
      fronts.fourth[i] = fourth += square * square;
    }
  }

  private void sumEnds(MemorySegment column, int from, int begin, int end, double centre) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int i = end - 1; i >= begin; i--) {
      double x = column.getAtIndex(DOUBLE, from + i) - centre;
      double square = x * x;
      ends.first[i] = first += x;
      ends.second[i] = second += square;
      ends.third[i] = third += square * x;
      ends.fourth[i] = fourth += square * square;
    }
  }

  private void whole(int block, int row, double centre, Moments out) {
    put(
        ends.first[block],
        ends.second[block],
        ends.third[block],
        ends.fourth[block],
        row,
        centre,
        out);
  }

  private void put(
      double s1, double s2, double s3, double s4, int row, double centre, Moments out) {
    double each = 1.0 / window;
    double m1 = s1 * each;
    double m2 = s2 * each;
    double m3 = s3 * each;
    double m4 = s4 * each;
    double q = m1 * m1;
    double variance = m2 - q;
    out.mean[row] = m1 + centre;
    out.variance[row] = variance;
    out.skewness[row] = (m3 - m1 * m2 * 3 + m1 * q * 2) / (variance * Math.sqrt(variance));
    out.kurtosis[row] = (m4 - m1 * m3 * 4 + q * m2 * 6 - q * q * 3) / (variance * variance);
  }
}
