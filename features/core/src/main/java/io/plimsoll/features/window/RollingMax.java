package io.plimsoll.features.window;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * The largest of the last n numbers, made as {@link RollingSum} makes a sum: numbers arrive in
 * blocks of n, and a full block is replaced in place by the maxima of its ends (van Herk 1992). The
 * smallest one is the largest of the numbers turned negative. A NaN among them makes it NaN.
 *
 * <p><b>Cost</b>: one comparison a number, plus n once every n numbers; n doubles of memory.
 */
public final class RollingMax {
  private final double[] values;
  private int position;
  private double running = Double.NEGATIVE_INFINITY;

  /** A window over the last {@code length} numbers, all of them −∞ at first. */
  public RollingMax(int length) {
    Checks.positive(length, "length");
    values = new double[length];
    Arrays.fill(values, Double.NEGATIVE_INFINITY);
  }

  /** Adds the newest number; the oldest one leaves. */
  public void add(double value) {
    values[position++] = value;
    running = Math.max(running, value);
    if (position == values.length) {
      for (int i = values.length - 2; i >= 0; i--) {
        values[i] = Math.max(values[i], values[i + 1]);
      }
      position = 0;
      running = Double.NEGATIVE_INFINITY;
    }
  }

  /** The largest number of the window; −∞ before the first. */
  public double max() {
    return Math.max(values[position], running);
  }

  /** Writes everything it knows. */
  public void save(SavedState.Writer out) {
    out.putLong(values.length);
    out.putLong(position);
    out.put(running);
    for (double value : values) {
      out.put(value);
    }
  }

  /** Takes over what {@link #save} wrote of a window of the same length. */
  public void restore(SavedState.Reader in) {
    in.expectLong(values.length, "window length");
    position = Math.toIntExact(in.getLong());
    if (position < 0 || position >= values.length) {
      throw new IllegalArgumentException("saved position must be in the window, was " + position);
    }
    running = in.get();
    for (int i = 0; i < values.length; i++) {
      values[i] = in.get();
    }
  }
}
