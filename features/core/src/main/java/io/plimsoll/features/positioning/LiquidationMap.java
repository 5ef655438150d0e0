package io.plimsoll.features.positioning;

import io.plimsoll.features.window.SavedState;

/**
 * Open quantity by estimated liquidation price, of one side: cells of equal width in log price
 * around the price of now, and what lies farther away.
 *
 * <p>The cells are a ring that moves with the price: those it leaves behind go to the far lot,
 * which never comes back, and no quantity is copied.
 */
final class LiquidationMap {
  private final int half;
  private final double[] cells;
  private double far;
  private long centre = Long.MIN_VALUE;

  /** Cells from {@code half} below the price to as many above it. */
  LiquidationMap(int half) {
    this.half = half;
    cells = new double[2 * half + 1];
  }

  /** Moves with the price. */
  void centre(long cell) {
    if (centre != Long.MIN_VALUE && cell != centre) {
      long from = cell > centre ? centre - half : Math.max(centre - half, cell + half + 1);
      long to = cell > centre ? Math.min(centre + half, cell - half - 1) : centre + half;
      for (long c = from; c <= to; c++) {
        far += cells[at(c)];
        cells[at(c)] = 0;
      }
    }
    centre = cell;
  }

  private int at(long cell) {
    return Math.floorMod(cell, cells.length);
  }

  /** Empties the cells above one (to a great distance): the price has been below them. */
  void clearAbove(long cell) {
    if (centre != Long.MIN_VALUE) {
      clear(Math.max(cell + 1, centre - half), centre + half);
    }
  }

  /** Empties the cells below one. */
  void clearBelow(long cell) {
    if (centre != Long.MIN_VALUE) {
      clear(centre - half, Math.min(cell - 1, centre + half));
    }
  }

  private void clear(long from, long to) {
    for (long c = from; c <= to; c++) {
      cells[at(c)] = 0;
    }
  }

  /** Adds quantity at a liquidation price. */
  void add(long cell, double quantity) {
    if (Math.abs(cell - centre) <= half) {
      cells[at(cell)] += quantity;
    } else {
      far += quantity;
    }
  }

  /** Multiplies everything. */
  void scale(double factor) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] *= factor;
    }
    far *= factor;
  }

  /** All quantity. */
  double total() {
    return far + sum(centre - half, centre + half);
  }

  /** The quantity in some cells. */
  double sum(long from, long to) {
    double sum = 0;
    for (long c = Math.max(from, centre - half); c <= Math.min(to, centre + half); c++) {
      sum += cells[at(c)];
    }
    return sum;
  }

  void save(SavedState.Writer out) {
    out.putLong(cells.length).put(far).putLong(centre);
    for (double cell : cells) {
      out.put(cell);
    }
  }

  void restore(SavedState.Reader in) {
    in.expectLong(cells.length, "number of price cells");
    far = in.get();
    centre = in.getLong();
    for (int i = 0; i < cells.length; i++) {
      cells[i] = in.get();
    }
  }
}
