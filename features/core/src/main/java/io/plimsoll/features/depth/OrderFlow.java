package io.plimsoll.features.depth;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel;
import io.plimsoll.features.window.BucketSums;
import java.util.List;

/**
 * Order-flow imbalance over the best levels: what was added to the bids and taken from the asks,
 * less the opposite, in multiples of what rests there on average.
 *
 * <p>Between two states of the book a level of the bids contributes {@code q·1{p ≥ p'} − q'·1{p ≤
 * p'}} (primes: before) and one of the asks {@code −q·1{p ≤ p'} + q'·1{p ≥ p'}}; a side that is
 * empty has the price 0 or ∞ and the quantity 0. The sum over the window and the levels is divided
 * by the mean of {@code (bid + ask quantity) / 2} of a level over the states in the window; it is 0
 * where nothing changed. While the book is not known, and until the time at which it was lost or
 * found again has left the window, it is NaN: what happened in between was not seen.
 *
 * <p>A crossed book is no exception: each side is compared with itself.
 */
abstract class OrderFlow extends BookWindowKernel {
  private static final int FLOW = 0;
  private static final int DEPTH = 1;
  private static final int STATES = 2;

  private static final int NEVER = 0;
  private static final int KNOWN = 1;
  private static final int LOST = 2;

  private final int levels;

  OrderFlow(
      Class<? extends Observation> kind, BucketKernel.Window window, KernelSpec spec, int levels) {
    super(List.of(kind), window, spec, new Memory(3, 4 * levels, 1));
    this.levels = levels;
  }

  /** Whether a book is known. */
  abstract boolean known(Observation event);

  /** Price and quantity of a bid level, or 0 and 0. */
  abstract double bidPrice(Observation event, int level);

  abstract double bidQuantity(Observation event, int level);

  /** Price and quantity of an ask level, or ∞ and 0. */
  abstract double askPrice(Observation event, int level);

  abstract double askQuantity(Observation event, int level);

  @Override
  final void take(BookWindow state, Observation event) {
    BucketSums sums = state.sums();
    long now = event.availableNanos();
    long before = state.times()[0];
    if (!known(event)) {
      if (before == KNOWN) {
        sums.add(FLOW, now, Double.NaN);
        state.times()[0] = LOST;
      }
      return;
    }
    double[] cells = state.cells();
    double flow = 0;
    double depth = 0;
    for (int level = 0; level < levels; level++) {
      int at = 4 * level;
      double bid = bidPrice(event, level);
      double bidQuantity = bidQuantity(event, level);
      double ask = askPrice(event, level);
      double askQuantity = askQuantity(event, level);
      flow += (bid >= cells[at] ? bidQuantity : 0) - (bid <= cells[at] ? cells[at + 1] : 0);
      flow -= (ask <= cells[at + 2] ? askQuantity : 0) - (ask >= cells[at + 2] ? cells[at + 3] : 0);
      depth += 0.5 * bidQuantity + 0.5 * askQuantity;
      cells[at] = bid;
      cells[at + 1] = bidQuantity;
      cells[at + 2] = ask;
      cells[at + 3] = askQuantity;
    }
    if (before != NEVER) {
      sums.add(FLOW, now, before == LOST ? Double.NaN : flow);
      sums.add(DEPTH, now, depth / levels);
      sums.add(STATES, now, 1);
    }
    state.times()[0] = KNOWN;
  }

  @Override
  final double number(BookWindow state, long asOfNanos) {
    if (state.times()[0] != KNOWN) {
      return Double.NaN;
    }
    double states = state.sums().sum(STATES, asOfNanos);
    if (states == 0) {
      return 0;
    }
    double depth = state.sums().sum(DEPTH, asOfNanos) / states;
    return ratio(state.sums().sum(FLOW, asOfNanos), depth);
  }
}
