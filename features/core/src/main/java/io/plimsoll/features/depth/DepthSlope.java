package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.OrderBook;

/**
 * How fast depth grows with the distance from the mid.
 *
 * <p>The slope of the least-squares line through the origin of cumulative notional {@code y} on
 * distance {@code x = |price − mid| / mid} in basis points, {@code Σ x·y / Σ x²} over the first
 * {@code levels} (default 10) of a side, and the mean of both sides. The slope of Næs and
 * Skjeltorp, of the logarithm of shares, was not taken over: it depends on the unit of quantity,
 * and below one coin a logarithm is negative. NaN where a side has fewer levels, in a crossed or
 * locked book, and where the last sample is older than {@code max-age} (default 15m).
 *
 * <p><b>Unit</b>: quote currency per basis point. <b>Range</b>: [0, ∞). <b>Cost</b>: O(levels) a
 * sample. <b>Reference</b>: after Næs, Skjeltorp (2006), Order book characteristics and the
 * volume–volatility relation, section 3.
 */
public final class DepthSlope extends LatestKernel<BookSample> {
  private static final double BASIS_POINTS = 1e4;

  private final int levels;

  /** A kernel over some levels that forgets a sample after some time. */
  public DepthSlope(int levels, long maxAgeNanos) {
    super(BookSample.class, described(), maxAgeNanos);
    this.levels = (int) Checks.positive(levels, "levels");
  }

  private static KernelSpec described() {
    return spec(
        "depth-slope",
        "sum x*y / sum x^2 of cumulative notional y on distance x, mean of both sides",
        "quote currency per basis point",
        "[0, inf)",
        "after Naes, Skjeltorp (2006), Order book characteristics and the volume-volatility"
            + " relation, section 3");
  }

  /** Reads {@code levels}, {@code max-age}. */
  public static DepthSlope from(KernelSettings settings) {
    return new DepthSlope(settings.count("levels", 10), Latest.maxAge(settings));
  }

  @Override
  double number(BookSample sample) {
    if (!Books.has(sample, levels)) {
      return Double.NaN;
    }
    OrderBook book = sample.book();
    double mid = book.mid();
    return 0.5 * slope(book, true, mid) + 0.5 * slope(book, false, mid);
  }

  private double slope(OrderBook book, boolean bid, double mid) {
    double depth = 0;
    double products = 0;
    double squares = 0;
    for (int level = 0; level < levels; level++) {
      double price = bid ? book.bidPrice(level) : book.askPrice(level);
      depth += price * (bid ? book.bidQuantity(level) : book.askQuantity(level));
      double distance = BASIS_POINTS * Math.abs(price - mid) / mid;
      products += distance * depth;
      squares += distance * distance;
    }
    return Double.isInfinite(squares) ? Double.NaN : products / squares;
  }
}
