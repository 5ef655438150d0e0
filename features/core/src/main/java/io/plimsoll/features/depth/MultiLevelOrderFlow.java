package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.window.BucketKernel;

/**
 * Order-flow imbalance over the best {@code levels} (default 5) of a book over a window; see {@link
 * OrderFlow} for the formula.
 *
 * <p>The levels weigh the same: Cont, Cucuringu and Zhang weigh them by the first principal
 * component of the past of each instrument, whose weights they find close to equal; a kernel is not
 * fitted. Settings: {@code levels}, {@code window}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: multiples of the mean quantity of a level. <b>Range</b>: (−∞, ∞). <b>Cost</b>:
 * O(levels) a message. <b>Reference</b>: Cont, Cucuringu, Zhang (2023), Cross-impact of order flow
 * imbalance in equity markets, section 2.2.
 */
public final class MultiLevelOrderFlow extends OrderFlow {

  /** A kernel over some levels and a window. */
  public MultiLevelOrderFlow(int levels, BucketKernel.Window window) {
    super(
        OrderBook.class,
        window,
        spec(
            "multi-level-order-flow",
            window,
            "sum over levels of signed changes of their queues / mean quantity of a level",
            "multiples of the mean quantity of a level",
            "(-inf, inf)",
            "Cont, Cucuringu, Zhang (2023), Cross-impact of order flow imbalance in equity"
                + " markets, section 2.2"),
        (int) Checks.inRange(levels, 1, 100, "levels"));
  }

  /** Reads {@code levels}, {@code window}, {@code warm-up}, {@code max-silence}. */
  public static MultiLevelOrderFlow from(KernelSettings settings) {
    return new MultiLevelOrderFlow(settings.count("levels", 5), window(settings));
  }

  @Override
  boolean known(Observation event) {
    return ((OrderBook) event).known();
  }

  @Override
  double bidPrice(Observation event, int level) {
    OrderBook book = (OrderBook) event;
    return level < book.bidLevels() ? book.bidPrice(level) : 0;
  }

  @Override
  double bidQuantity(Observation event, int level) {
    OrderBook book = (OrderBook) event;
    return level < book.bidLevels() ? book.bidQuantity(level) : 0;
  }

  @Override
  double askPrice(Observation event, int level) {
    OrderBook book = (OrderBook) event;
    return level < book.askLevels() ? book.askPrice(level) : Double.POSITIVE_INFINITY;
  }

  @Override
  double askQuantity(Observation event, int level) {
    OrderBook book = (OrderBook) event;
    return level < book.askLevels() ? book.askQuantity(level) : 0;
  }
}
