package io.plimsoll.margin.simulation;

import java.util.Arrays;

/**
 * Entries by rising key, ties by number: looking at the first costs nothing, moving one costs the
 * logarithm. Heaps of one family share the arrays of keys and places; an entry is in at most one of
 * them. Allocates only when it grows.
 */
final class TriggerHeap {
  private static final int FAN = 4;

  private final double[] keys;
  private final int[] places;
  private int[] entries = new int[16];
  private int size;

  /**
   * A heap of a family.
   *
   * @param keys by entry
   * @param places by entry, −1 where the entry is in no heap of the family
   */
  TriggerHeap(double[] keys, int[] places) {
    this.keys = keys;
    this.places = places;
  }

  /** A heap that is its own family, for entries below a bound. */
  static TriggerHeap alone(int bound) {
    int[] places = new int[bound];
    Arrays.fill(places, -1);
    return new TriggerHeap(new double[bound], places);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whether some entry's key is at most the value. */
  boolean touched(double value) {
    return size > 0 && keys[entries[0]] <= value;
  }

  int removeFirst() {
    int first = entries[0];
    remove(first);
    return first;
  }

  /** Adds an entry or moves it to another key. */
  void put(int entry, double key) {
    int place = places[entry];
    if (place < 0) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, 2 * size);
      }
      place = size++;
    } else if (keys[entry] == key) {
      return;
    }
    keys[entry] = key;
    settle(entry, place);
  }

  /** Takes an entry out, if it is in. */
  void remove(int entry) {
    int place = places[entry];
    if (place < 0) {
      return;
    }
    places[entry] = -1;
    int last = entries[--size];
    if (last != entry) {
      settle(last, place);
    }
  }

  private void settle(int entry, int from) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) / FAN;
      if (!before(entry, entries[parent])) {
        break;
      }
      move(entries[parent], place);
      place = parent;
    }
    while (true) {
      int least = leastChild(place);
      if (least < 0 || !before(entries[least], entry)) {
        break;
      }
      move(entries[least], place);
      place = least;
    }
    move(entry, place);
  }

  private int leastChild(int place) {
    int first = FAN * place + 1;
    if (first >= size) {
      return -1;
    }
    int least = first;
    int end = Math.min(first + FAN, size);
    for (int child = first + 1; child < end; child++) {
      if (before(entries[child], entries[least])) {
        least = child;
      }
    }
    return least;
  }

  private void move(int entry, int place) {
    entries[place] = entry;
    places[entry] = place;
  }

  private boolean before(int one, int other) {
    double a = keys[one];
    double b = keys[other];
    return a < b || (a == b && one < other);
  }
}
