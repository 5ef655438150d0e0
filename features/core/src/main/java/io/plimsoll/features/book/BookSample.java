package io.plimsoll.features.book;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.datasets.market.InstrumentId;

/**
 * A book at one of the times at which depth is measured: its levels, and the notional within each
 * band of {@link DepthBands}, added up once for all kernels.
 *
 * <p>The bands are NaN where the book is not known, a side is empty, or it is crossed. One object
 * is reused: who is handed one keeps numbers, not the sample.
 */
public final class BookSample implements DepthProfile {
  private static final double PER_BASIS_POINT = 1e-4;

  private final OrderBook book;
  private final double[] bids = new double[DepthBands.bands()];
  private final double[] asks = new double[DepthBands.bands()];

  /** Samples of a book. */
  public BookSample(OrderBook book) {
    this.book = book;
  }

  /** Measures the book as it is now. */
  public void take() {
    double mid = book.mid();
    boolean measurable = mid > 0 && !book.crossed();
    for (int band = 0; band < bids.length; band++) {
      bids[band] = measurable ? 0 : Double.NaN;
      asks[band] = measurable ? 0 : Double.NaN;
    }
    if (measurable) {
      fill(mid);
    }
  }

  private void fill(double mid) {
    double sum = 0;
    int level = 0;
    for (int band = 0; band < bids.length; band++) {
      double lowest = mid * (1 - DepthBands.bandBps(band) * PER_BASIS_POINT);
      for (; level < book.bidLevels() && book.bidPrice(level) >= lowest; level++) {
        sum += book.bidPrice(level) * book.bidQuantity(level);
      }
      bids[band] = sum;
    }
    sum = 0;
    level = 0;
    for (int band = 0; band < asks.length; band++) {
      double highest = mid * (1 + DepthBands.bandBps(band) * PER_BASIS_POINT);
      for (; level < book.askLevels() && book.askPrice(level) <= highest; level++) {
        sum += book.askPrice(level) * book.askQuantity(level);
      }
      asks[band] = sum;
    }
  }

  /** The book that was measured. */
  public OrderBook book() {
    return book;
  }

  @Override
  public InstrumentId instrument() {
    return book.instrument();
  }

  @Override
  public long eventNanos() {
    return book.eventNanos();
  }

  @Override
  public long availableNanos() {
    return book.availableNanos();
  }

  @Override
  public double bidNotional(int band) {
    return bids[band];
  }

  @Override
  public double askNotional(int band) {
    return asks[band];
  }
}
