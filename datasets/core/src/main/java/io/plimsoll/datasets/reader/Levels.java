package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/** Levels of one side of a book message while it is put together. */
final class Levels {
  private double[] prices = new double[16];
  private double[] quantities = new double[16];
  private int size;

  /** Adds a level; a quantity of 0 says that it is gone. */
  void add(double price, double quantity) {
    Checks.positive(price, "price");
    Checks.notNegative(quantity, "quantity");
    if (size == prices.length) {
      prices = Arrays.copyOf(prices, 2 * size);
      quantities = Arrays.copyOf(quantities, 2 * size);
    }
    prices[size] = price;
    quantities[size++] = quantity;
  }

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  double[] prices() {
    return Arrays.copyOf(prices, size);
  }

  double[] quantities() {
    return Arrays.copyOf(quantities, size);
  }
}
