package io.plimsoll.features.window;

import java.util.Arrays;

/**
 * Writes and reads the {@code double[]} that a kernel's state is saved as; whole numbers keep all
 * 64 bits.
 */
public final class SavedState {
  private static final long LOW = 0xFFFFFFFFL;

  private SavedState() {}

  /** Collects numbers. */
  public static final class Writer {
    private double[] values = new double[16];
    private int size;

    /** Appends a number. */
    public Writer put(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
      return this;
    }

    /**
     * Appends a whole number as two halves: a double holds 53 bits, a time in nanoseconds needs
     * more.
     */
    public Writer putLong(long value) {
      return put((double) (value >> 32)).put((double) (value & LOW));
    }

    /** What was written. */
    public double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }

  /** Reads numbers in the order in which they were written. */
  public static final class Reader {
    private final double[] values;
    private int position;

    /** A reader at the first number. */
    public Reader(double[] values) {
      this.values = values;
    }

    /** The next number. */
    public double get() {
      if (position == values.length) {
        throw new IllegalArgumentException(
            "saved state ends after " + values.length + " numbers, more were expected");
      }
      return values[position++];
    }

    /** The next whole number. */
    public long getLong() {
      long high = (long) get();
      return (high << 32) | (long) get();
    }

    /** The next numbers, as many as given. */
    public double[] getAll(long count) {
      if (count < 0 || count > values.length - position) {
        throw new IllegalArgumentException(
            "saved state has "
                + (values.length - position)
                + " numbers left, "
                + count
                + " were expected");
      }
      double[] next = Arrays.copyOfRange(values, position, position + (int) count);
      position += (int) count;
      return next;
    }

    /** Throws if the next whole number is another one. */
    public void expectLong(long expected, String name) {
      long found = getLong();
      if (found != expected) {
        throw new IllegalArgumentException(
            "saved " + name + " must be " + expected + ", was " + found);
      }
    }

    /** Throws if something was not read. */
    public void end() {
      if (position != values.length) {
        throw new IllegalArgumentException(
            "saved state must have " + position + " numbers, had " + values.length);
      }
    }
  }
}
