package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.OrderBook;

/**
 * The widest hole in the book: the largest distance between neighbouring levels of a side.
 *
 * <p>{@code max |price(i + 1) − price(i)| / mid} over the first {@code levels} (at least 2, default
 * 10) of both sides, the spread aside. NaN where a side has fewer levels, in a crossed or locked
 * book, and where the last sample is older than {@code max-age} (default 15m).
 *
 * <p><b>Unit</b>: fraction of the mid. <b>Range</b>: (0, ∞). <b>Cost</b>: O(levels) a sample.
 * <b>Reference</b>: Farmer, Gillemot, Lillo, Mike, Sen (2004), What really causes large price
 * changes?, section 3.
 */
public final class LargestGap extends LatestKernel<BookSample> {
  private final int levels;

  /** A kernel over some levels that forgets a sample after some time. */
  public LargestGap(int levels, long maxAgeNanos) {
    super(
        BookSample.class,
        spec(
            "largest-gap",
            "max |price(i+1) - price(i)| / mid over the first levels of both sides",
            "fraction of the mid",
            "(0, inf)",
            "Farmer, Gillemot, Lillo, Mike, Sen (2004), What really causes large price changes?"),
        maxAgeNanos);
    this.levels = (int) Checks.inRange(levels, 2, Integer.MAX_VALUE, "levels");
  }

  /** Reads {@code levels}, {@code max-age}. */
  public static LargestGap from(KernelSettings settings) {
    return new LargestGap(settings.count("levels", 10), Latest.maxAge(settings));
  }

  @Override
  double number(BookSample sample) {
    if (!Books.has(sample, levels)) {
      return Double.NaN;
    }
    OrderBook book = sample.book();
    double gap = 0;
    for (int level = 1; level < levels; level++) {
      gap = Math.max(gap, book.bidPrice(level - 1) - book.bidPrice(level));
      gap = Math.max(gap, book.askPrice(level) - book.askPrice(level - 1));
    }
    return gap / book.mid();
  }
}
