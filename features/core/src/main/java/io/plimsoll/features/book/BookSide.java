package io.plimsoll.features.book;

import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/**
 * One side of a book: prices and quantities, the best last.
 *
 * <p>Most changes happen near the best price, so they move few levels. <b>Cost</b>: O(distance from
 * the best) to find up to {@value #NEAR} levels, O(log levels) beyond; no allocation but to grow.
 */
final class BookSide {
  private static final int NEAR = 8;

  private final boolean bid;
  private double[] prices = new double[64];
  private double[] quantities = new double[64];
  private int size;
  private double removed;

  BookSide(boolean bid) {
    this.bid = bid;
  }

  int size() {
    return size;
  }

  /** The price of a level counted from the best, which is 0. */
  double price(int level) {
    return prices[size - 1 - level];
  }

  double quantity(int level) {
    return quantities[size - 1 - level];
  }

  void clear() {
    size = 0;
  }

  /** The notional by which quantities fell since {@link #count()}. */
  double removed() {
    return removed;
  }

  /** Starts to count anew what is removed. */
  void count() {
    removed = 0;
  }

  /** Sets, adds or (quantity 0) removes the level at a price. */
  void set(double price, double quantity) {
    int at = find(price);
    boolean there = at < size && prices[at] == price;
    if (quantity == 0) {
      if (there) {
        removed += price * quantities[at];
        System.arraycopy(prices, at + 1, prices, at, size - at - 1);
        System.arraycopy(quantities, at + 1, quantities, at, size - at - 1);
        size--;
      }
    } else if (there) {
      removed += price * Math.max(0, quantities[at] - quantity);
      quantities[at] = quantity;
    } else {
      insert(at, price, quantity);
    }
  }

  private void insert(int at, double price, double quantity) {
    if (size == prices.length) {
      prices = Arrays.copyOf(prices, 2 * size);
      quantities = Arrays.copyOf(quantities, 2 * size);
    }
    System.arraycopy(prices, at, prices, at + 1, size - at);
    System.arraycopy(quantities, at, quantities, at + 1, size - at);
    prices[at] = price;
    quantities[at] = quantity;
    size++;
  }

  /** The first index whose price is at least as good. */
  private int find(double price) {
    int high = size;
    int near = Math.max(0, size - NEAR);
    while (high > near && !worse(prices[high - 1], price)) {
      high--;
    }
    if (high > near || near == 0) {
      return high;
    }
    int low = 0;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (worse(prices[middle], price)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean worse(double one, double other) {
    return bid ? one < other : one > other;
  }

  void save(SavedState.Writer out) {
    out.putLong(size);
    for (int i = 0; i < size; i++) {
      out.put(prices[i]).put(quantities[i]);
    }
    out.put(removed);
  }

  void restore(SavedState.Reader in) {
    int count = Math.toIntExact(in.getLong());
    if (count < 0) {
      throw new IllegalArgumentException("saved levels must be 0 or more, were " + count);
    }
    size = 0;
    for (int i = 0; i < count; i++) {
      double price = in.get();
      if (i > 0 && !worse(prices[i - 1], price)) {
        throw new IllegalArgumentException(
            "saved levels must be in order, had " + prices[i - 1] + " before " + price);
      }
      insert(i, price, in.get());
    }
    removed = in.get();
  }
}
