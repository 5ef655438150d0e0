package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.OrderBook;

/**
 * What it costs to trade a notional at once: how far the mean price of eating into the book lies
 * from the mid.
 *
 * <p>{@code buy = notional / Σ quantity / mid − 1} over the asks until {@code notional} is spent,
 * {@code sell = 1 − notional / Σ quantity / mid} over the bids until as much is received; {@code
 * round-trip} is their sum. NaN where the book shows less than the notional, in a crossed or locked
 * book, and where the last sample is older than {@code max-age} (default 15m). Settings: {@code
 * notional} (default 100000), {@code side} ({@code buy}, {@code sell} or {@code round-trip}, the
 * default), {@code max-age}.
 *
 * <p><b>Unit</b>: fraction of the mid. <b>Range</b>: (0, ∞), a sale (0, 1). <b>Cost</b>: O(levels
 * eaten) a sample. <b>Reference</b>: Irvine, Benston, Kandel (2000), Liquidity beyond the inside
 * spread: measuring and using information in the limit order book.
 */
public final class CostToTrade extends LatestKernel<BookSample> {
  private final double notional;
  private final Side side;

  /** What is done. */
  public enum Side {
    /** Eats into the asks. */
    BUY,
    /** Eats into the bids. */
    SELL,
    /** One after the other. */
    ROUND_TRIP
  }

  /** A kernel for one notional in quote currency. */
  public CostToTrade(double notional, Side side, long maxAgeNanos) {
    super(
        BookSample.class,
        spec(
            "cost-to-trade",
            "|notional / quantity eaten / mid - 1|, round-trip: of both sides together",
            "fraction of the mid",
            "(0, inf)",
            "Irvine, Benston, Kandel (2000), Liquidity beyond the inside spread"),
        maxAgeNanos);
    this.notional = Checks.positive(notional, "notional");
    this.side = side;
  }

  /** Reads {@code notional}, {@code side}, {@code max-age}. */
  public static CostToTrade from(KernelSettings settings) {
    return new CostToTrade(
        settings.number("notional", 100_000),
        settings.choice("side", Side.ROUND_TRIP),
        Latest.maxAge(settings));
  }

  @Override
  double number(BookSample sample) {
    OrderBook book = sample.book();
    double mid = Books.mid(book);
    if (Double.isNaN(mid)) {
      return Double.NaN;
    }
    return switch (side) {
      case BUY -> buy(book, mid);
      case SELL -> sell(book, mid);
      case ROUND_TRIP -> buy(book, mid) + sell(book, mid);
    };
  }

  /** The distance is added up level by level: a difference of two means would lose digits. */
  private double buy(OrderBook book, double mid) {
    double left = notional;
    double quantity = 0;
    double paid = 0;
    for (int level = 0; level < book.askLevels(); level++) {
      double price = book.askPrice(level);
      double wanted = left / price;
      double here = Math.min(wanted, book.askQuantity(level));
      quantity += here;
      paid += here * ((price - mid) / mid);
      if (here >= wanted) {
        return paid / quantity;
      }
      left -= here * price;
    }
    return Double.NaN;
  }

  private double sell(OrderBook book, double mid) {
    double left = notional;
    double quantity = 0;
    double paid = 0;
    for (int level = 0; level < book.bidLevels(); level++) {
      double price = book.bidPrice(level);
      double wanted = left / price;
      double here = Math.min(wanted, book.bidQuantity(level));
      quantity += here;
      paid += here * ((mid - price) / mid);
      if (here >= wanted) {
        return paid / quantity;
      }
      left -= here * price;
    }
    return Double.NaN;
  }
}
