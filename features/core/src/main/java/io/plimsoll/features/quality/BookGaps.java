package io.plimsoll.features.quality;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.window.BucketKernel;
import io.plimsoll.features.window.BucketSums;

/**
 * How often messages about the order book were missing.
 *
 * <p>The number of gaps in the numbering of messages over a window: after one the book is not known
 * until the next snapshot. NaN until {@code warm-up} after the first message, and where none came
 * for {@code max-silence} (default 15m); 0 for ever where the venue does not number what it sends.
 * Settings: {@code window}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: gaps. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a message, O(window / bar) a row.
 * <b>Reference</b>: definition.
 */
public final class BookGaps extends BucketKernel<OrderBook> {
  static final long MAX_SILENCE_NANOS = 15 * 60_000_000_000L;

  /** A kernel over a window. */
  public BookGaps(Window window) {
    super(
        OrderBook.class,
        window,
        new KernelSpec(
            "book-gaps",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "number of gaps in the numbering of messages",
            "gaps",
            "[0, inf)",
            "definition",
            window.warmUpNanos()),
        1);
  }

  /** Reads {@code window}, {@code warm-up}, {@code max-silence}. */
  public static BookGaps from(KernelSettings settings) {
    return new BookGaps(Window.from(settings, MAX_SILENCE_NANOS));
  }

  @Override
  protected void add(BucketSums sums, OrderBook book) {
    // A book that is not known is handed out once, at the gap; what follows it is skipped.
    sums.add(0, book.availableNanos(), book.known() ? 0 : 1);
  }

  @Override
  protected double number(BucketSums sums, long asOfNanos) {
    return sums.sum(0, asOfNanos);
  }
}
