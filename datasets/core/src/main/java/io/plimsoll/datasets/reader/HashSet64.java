package io.plimsoll.datasets.reader;

/** A set of well-mixed 64-bit values: open addressing, nothing boxed. */
final class HashSet64 {
  private long[] slots = new long[1 << 10];
  private int size;
  private boolean hasZero;

  /** Adds a value; false if it was there. */
  boolean add(long value) {
    if (value == 0) {
      boolean fresh = !hasZero;
      hasZero = true;
      return fresh;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    int at = slotOf(value);
    if (slots[at] == value) {
      return false;
    }
    slots[at] = value;
    size++;
    return true;
  }

  /**
   * Spreads the bits of a value over all 64 (finaliser of SplitMix64, Steele, Lea and Flood 2014).
   */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private int slotOf(long value) {
    int mask = slots.length - 1;
    int at = (int) value & mask;
    while (slots[at] != 0 && slots[at] != value) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long value : old) {
      if (value != 0) {
        slots[slotOf(value)] = value;
      }
    }
  }
}
