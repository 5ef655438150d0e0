package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.OrderBook;

/** What several kernels ask of a book. */
final class Books {
  private Books() {}

  /**
   * The mid between a bid and a higher ask; NaN where a side is missing or the book is crossed or
   * locked, for then at least one of the prices is not true any more.
   */
  static double mid(TopOfBook top) {
    return top.bidPrice() < top.askPrice() ? top.mid() : Double.NaN;
  }

  /** Whether a sampled book is in order and has as many levels on each side. */
  static boolean has(BookSample sample, int levels) {
    OrderBook book = sample.book();
    return book.bidLevels() >= levels && book.askLevels() >= levels && !book.crossed();
  }

  /** {@code (bid − ask) / (bid + ask)}; NaN where both are 0. */
  static double imbalance(double bid, double ask) {
    // Halved before they are added: the sum of two notionals may overflow.
    double halfBid = 0.5 * bid;
    double halfAsk = 0.5 * ask;
    return (halfBid - halfAsk) / (halfBid + halfAsk);
  }
}
