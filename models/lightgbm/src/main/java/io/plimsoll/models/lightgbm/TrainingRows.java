package io.plimsoll.models.lightgbm;

import java.util.Arrays;

/**
 * Rows to grow trees on, of one instrument or of many.
 *
 * @param x {@code x[i]} is one row; NaN is a missing value
 * @param y what is learned
 * @param offset the score that the trees are added to, row by row; empty where there is none, and
 *     the bias of the trees then is the best constant
 * @param time when each row was known, in any unit; rows need not be in order
 */
public record TrainingRows(double[][] x, double[] y, double[] offset, long[] time) {
  public TrainingRows {
    requireLength(x.length, y.length, "y");
    requireLength(x.length, time.length, "time");
    if (offset.length != 0) {
      requireLength(x.length, offset.length, "offset");
    }
    if (x.length == 0 || x[0].length == 0) {
      throw new IllegalArgumentException("x must hold at least one row of at least one number");
    }
    for (int i = 0; i < x.length; i++) {
      requireLength(x[0].length, x[i].length, "x[" + i + "]");
    }
    for (int i = 0; i < offset.length; i++) {
      if (!Double.isFinite(offset[i])) {
        throw new IllegalArgumentException("offset[" + i + "] must be finite, was " + offset[i]);
      }
    }
  }

  /** Rows of one instrument, oldest first, that start from the best constant. */
  public static TrainingRows of(double[][] x, double[] y) {
    return of(x, y, new double[0]);
  }

  /** Rows of one instrument, oldest first. */
  public static TrainingRows of(double[][] x, double[] y, double[] offset) {
    long[] time = new long[x.length];
    Arrays.setAll(time, i -> i);
    return new TrainingRows(x, y, offset, time);
  }

  private static void requireLength(int expected, int had, String name) {
    if (had != expected) {
      throw new IllegalArgumentException(name + " must hold " + expected + " numbers, held " + had);
    }
  }

  /** How many rows there are. */
  public int size() {
    return x.length;
  }

  /** The row's own offset, if there is one, plus a constant. */
  double[] start(double constant) {
    double[] start = new double[size()];
    Arrays.fill(start, constant);
    for (int i = 0; i < offset.length; i++) {
      start[i] += offset[i];
    }
    return start;
  }

  /** Rows whose time is in {@code [from, to)}, in their order. */
  TrainingRows between(long from, long to) {
    int[] kept = new int[size()];
    int count = 0;
    for (int i = 0; i < size(); i++) {
      if (time[i] >= from && time[i] < to) {
        kept[count++] = i;
      }
    }
    double[][] keptX = new double[count][];
    double[] keptY = new double[count];
    double[] keptOffset = new double[offset.length == 0 ? 0 : count];
    long[] keptTime = new long[count];
    for (int k = 0; k < count; k++) {
      keptX[k] = x[kept[k]];
      keptY[k] = y[kept[k]];
      keptTime[k] = time[kept[k]];
      if (keptOffset.length != 0) {
        keptOffset[k] = offset[kept[k]];
      }
    }
    return new TrainingRows(keptX, keptY, keptOffset, keptTime);
  }
}
