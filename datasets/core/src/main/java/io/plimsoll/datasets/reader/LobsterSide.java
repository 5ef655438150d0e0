package io.plimsoll.datasets.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One side of a book as far as a LOBSTER file shows it: its best levels, the best first. */
final class LobsterSide {
  private final boolean bid;
  private final int most;
  private final long[] prices;
  private final long[] sizes;
  private int size;

  LobsterSide(boolean bid, int most) {
    this.bid = bid;
    this.most = most;
    // One more than is shown: an insertion may push the last out of sight.
    prices = new long[most + 1];
    sizes = new long[most + 1];
  }

  /** A level in the file's units; a size of 0 says that it is gone. */
  record Level(long price, long size, boolean bid) {}

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Adds a level behind all others. */
  void append(long price, long quantity) {
    if (size > 0 && !better(prices[size - 1], price)) {
      throw new IllegalArgumentException(
          (bid ? "bid" : "ask")
              + " levels must get worse from the best on, was "
              + price
              + " after "
              + prices[size - 1]);
    }
    prices[size] = price;
    sizes[size++] = quantity;
  }

  void copy(LobsterSide other) {
    System.arraycopy(other.prices, 0, prices, 0, other.size);
    System.arraycopy(other.sizes, 0, sizes, 0, other.size);
    size = other.size;
  }

  /** Adds to a level, or takes from it; returns the levels that changed by it. */
  List<Level> change(long price, long by) {
    int at = 0;
    while (at < size && better(prices[at], price)) {
      at++;
    }
    List<Level> changed = new ArrayList<>(2);
    if (at < size && prices[at] == price) {
      sizes[at] = Math.max(0, sizes[at] + by);
      changed.add(new Level(price, sizes[at], bid));
      if (sizes[at] == 0) {
        remove(at);
      }
    } else if (by > 0 && at < most) {
      System.arraycopy(prices, at, prices, at + 1, size - at);
      System.arraycopy(sizes, at, sizes, at + 1, size - at);
      prices[at] = price;
      sizes[at] = by;
      size++;
      changed.add(new Level(price, by, bid));
      if (size > most) {
        changed.add(new Level(prices[--size], 0, bid));
      }
    }
    return changed;
  }

  /**
   * Takes over the levels that another one shows beyond the last of this one, where it has room.
   */
  List<Level> reveal(LobsterSide shown) {
    if (size == shown.size) {
      return List.of();
    }
    List<Level> revealed = new ArrayList<>();
    for (int i = 0; i < shown.size && size < most; i++) {
      if (size == 0 || better(prices[size - 1], shown.prices[i])) {
        append(shown.prices[i], shown.sizes[i]);
        revealed.add(new Level(shown.prices[i], shown.sizes[i], bid));
      }
    }
    return revealed;
  }

  boolean same(LobsterSide other) {
    return Arrays.equals(prices, 0, size, other.prices, 0, other.size)
        && Arrays.equals(sizes, 0, size, other.sizes, 0, other.size);
  }

  List<Level> all() {
    List<Level> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(new Level(prices[i], sizes[i], bid));
    }
    return all;
  }

  private void remove(int at) {
    System.arraycopy(prices, at + 1, prices, at, size - at - 1);
    System.arraycopy(sizes, at + 1, sizes, at, size - at - 1);
    size--;
  }

  private boolean better(long a, long b) {
    return bid ? a > b : a < b;
  }
}
