package io.plimsoll.features.window;

import io.plimsoll.datasets.Checks;

/**
 * The sum of the last n numbers, which does not drift.
 *
 * <p>The usual "add the new one, subtract the old one" keeps the rounding error of everything that
 * ever passed: after one squared return of 1e6 a window of 1e-12s is off by many times its own
 * size, for ever. Here nothing is subtracted. Numbers arrive in blocks of n; when a block is full
 * it is replaced in place by its suffix sums, so the window is always <i>suffix of the last block +
 * running sum of this block</i>. The relative error of a sum of non-negative numbers stays below
 * n·2⁻⁵³, a NaN or an infinity leaves no trace once it has left the window, and the bits depend on
 * the numbers alone. Compensated summation was not chosen: it lessens the drift, it does not end
 * it, and it cannot take an infinity back.
 *
 * <p><b>Cost</b>: one addition a number, plus n additions once every n numbers; n doubles of
 * memory.
 */
public final class RollingSum {
  private final double[] values;
  private int position;
  private double running;

  /** A window over the last {@code length} numbers, all of them zero at first. */
  public RollingSum(int length) {
    Checks.positive(length, "length");
    values = new double[length];
  }

  /** Adds the newest number; the oldest one leaves. */
  public void add(double value) {
    values[position++] = value;
    running += value;
    if (position == values.length) {
      for (int i = values.length - 2; i >= 0; i--) {
        values[i] += values[i + 1];
      }
      position = 0;
      running = 0;
    }
  }

  /** Adds zeros, as many as given. */
  public void addZeros(long count) {
    for (long i = Math.min(count, 2L * values.length); i > 0; i--) {
      add(0);
    }
  }

  /** The sum of the numbers in the window. */
  public double sum() {
    return values[position] + running;
  }

  /** What {@link #sum()} would be after adding {@code next}; changes nothing. */
  public double sumWith(double next) {
    return (position + 1 < values.length ? values[position + 1] : 0) + (running + next);
  }

  /** What {@link #sum()} would be after adding {@code next} and then zeros; changes nothing. */
  public double sumWith(double next, long zeros) {
    int length = values.length;
    if (position + zeros + 1 < length) {
      return values[position + (int) zeros + 1] + (running + next);
    }
    if (zeros >= length) {
      return 0;
    }
    // The block would be full and summed from its end, as add does.
    double sum = next;
    for (int i = position - 1; i > position + zeros - length; i--) {
      sum = values[i] + sum;
    }
    return sum;
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
