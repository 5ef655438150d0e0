package io.plimsoll.features.window;

import io.plimsoll.datasets.Checks;

/**
 * The last n numbers themselves, oldest first, for what no sum can tell.
 *
 * <p>Every number is held twice, n places apart, so that the window is always one stretch of the
 * array and reading it needs no remainder.
 *
 * <p><b>Cost</b>: two writes a number; 2n doubles of memory.
 */
public final class Ring {
  private final double[] values;
  private final int length;
  private int next;
  private int size;

  /** An empty ring for {@code length} numbers. */
  public Ring(int length) {
    this.length = (int) Checks.positive(length, "length");
    values = new double[2 * length];
  }

  /** Adds the newest number; of a full ring the oldest one leaves. */
  public void add(double value) {
    values[next] = value;
    values[next + length] = value;
    next = next + 1 == length ? 0 : next + 1;
    size = Math.min(size + 1, length);
  }

  /** How many numbers it holds. */
  public int size() {
    return size;
  }

  /** Whether it holds as many as it can. */
  public boolean full() {
    return size == length;
  }

  /** A number: 0 is the oldest one, size - 1 the newest one. */
  public double get(int index) {
    return values[(size < length ? 0 : next) + index];
  }

  /** The sample variance of the numbers, in two passes; NaN of fewer than two. */
  public double sampleVariance() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += get(i);
    }
    double mean = sum / size;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      squares += (get(i) - mean) * (get(i) - mean);
    }
    return squares / (size - 1);
  }

  /** Writes everything it knows. */
  public void save(SavedState.Writer out) {
    out.putLong(length);
    out.putLong(size);
    for (int i = 0; i < size; i++) {
      out.put(get(i));
    }
  }

  /** Takes over what {@link #save} wrote of a ring of the same length, into an empty one. */
  public void restore(SavedState.Reader in) {
    in.expectLong(length, "ring length");
    long saved = in.getLong();
    if (saved < 0 || saved > length) {
      throw new IllegalArgumentException("saved ring must fit " + length + ", had " + saved);
    }
    for (long i = 0; i < saved; i++) {
      add(in.get());
    }
  }
}
