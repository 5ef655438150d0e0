package io.plimsoll.features.depth;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.window.BucketKernel;
import io.plimsoll.features.window.BucketSums;
import java.util.List;

/**
 * How much of what left the book was cancelled rather than traded.
 *
 * <p>{@code 1 − traded / removed} over the window: {@code removed} is the notional by which the
 * quantities of levels fell, {@code traded} the notional of the trades. Messages that hold the
 * changes of a span show only the net of what came and went at a level, so the share is a lower
 * bound; it is below 0 where trades met orders that the book did not show. NaN where nothing was
 * removed, while the book is not known, and until the time at which it was lost or found again has
 * left the window. Settings: {@code window}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: (−∞, 1]. <b>Cost</b>: O(1) an event. <b>Reference</b>:
 * after Hasbrouck, Saar (2009), Technology and liquidity provision: the blurring of traditional
 * definitions, section 3.
 */
public final class CancelShare extends BookWindowKernel {
  private static final int REMOVED = 0;
  private static final int TRADED = 1;

  private static final int NEVER = 0;
  private static final int KNOWN = 1;
  private static final int LOST = 2;

  /** A kernel over a window. */
  public CancelShare(BucketKernel.Window window) {
    super(
        List.of(OrderBook.class, Trade.class),
        window,
        spec(
            "cancel-share",
            window,
            "1 - notional traded / notional removed from the book",
            "fraction",
            "(-inf, 1]",
            "after Hasbrouck, Saar (2009), Technology and liquidity provision, section 3"),
        new Memory(2, 0, 1));
  }

  /** Reads {@code window}, {@code warm-up}, {@code max-silence}. */
  public static CancelShare from(KernelSettings settings) {
    return new CancelShare(window(settings));
  }

  @Override
  void take(BookWindow state, Observation event) {
    BucketSums sums = state.sums();
    long[] times = state.times();
    long now = event.availableNanos();
    if (event instanceof Trade trade) {
      sums.add(TRADED, now, trade.price() * trade.quantity());
    } else if (event instanceof OrderBook book) {
      if (book.known()) {
        sums.add(REMOVED, now, times[0] == LOST ? Double.NaN : book.removedNotional());
        times[0] = KNOWN;
      } else if (times[0] != NEVER) {
        sums.add(REMOVED, now, Double.NaN);
        times[0] = LOST;
      }
    }
  }

  @Override
  double number(BookWindow state, long asOfNanos) {
    return state.times()[0] == KNOWN
        ? 1 - ratio(state.sums().sum(TRADED, asOfNanos), state.sums().sum(REMOVED, asOfNanos))
        : Double.NaN;
  }
}
