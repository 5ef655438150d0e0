package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.OrderBook;

/**
 * How the quantities of the best levels compare.
 *
 * <p>{@code (Σ bid − Σ ask) / (Σ bid + Σ ask)} quantity over the first {@code levels} (default 5)
 * of each side; NaN where a side has fewer, in a crossed or locked book, and where the last sample
 * is older than {@code max-age} (default 15m).
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [−1, 1]. <b>Cost</b>: O(levels) a sample.
 * <b>Reference</b>: Cao, Hansch, Wang (2009), The information content of an open limit-order book,
 * section 3.
 */
public final class LevelImbalance extends LatestKernel<BookSample> {
  private final int levels;

  /** A kernel over some levels that forgets a sample after some time. */
  public LevelImbalance(int levels, long maxAgeNanos) {
    super(
        BookSample.class,
        spec(
            "level-imbalance",
            "(bid - ask) / (bid + ask) quantity of the first levels",
            "fraction",
            "[-1, 1]",
            "Cao, Hansch, Wang (2009), The information content of an open limit-order book,"
                + " section 3"),
        maxAgeNanos);
    this.levels = (int) Checks.positive(levels, "levels");
  }

  /** Reads {@code levels}, {@code max-age}. */
  public static LevelImbalance from(KernelSettings settings) {
    return new LevelImbalance(settings.count("levels", 5), Latest.maxAge(settings));
  }

  @Override
  double number(BookSample sample) {
    if (!Books.has(sample, levels)) {
      return Double.NaN;
    }
    OrderBook book = sample.book();
    double bid = 0;
    double ask = 0;
    for (int level = 0; level < levels; level++) {
      bid += book.bidQuantity(level);
      ask += book.askQuantity(level);
    }
    return Books.imbalance(bid, ask);
  }
}
