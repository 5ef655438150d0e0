package io.plimsoll.features;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.window.SavedState;

/**
 * The book of one instrument, and whom to tell of it: every kernel of books after each message,
 * those of the best prices when these changed, those of depth at most once a sampling interval and
 * before each row.
 */
final class BookFeed {
  private final OrderBook book;
  private final BookSample sample;
  private final KernelSet kernels;
  private final int instrument;
  private final long sampleNanos;
  private double bidPrice = Double.NaN;
  private double bidQuantity;
  private double askPrice = Double.NaN;
  private double askQuantity;
  private boolean changed;

  BookFeed(InstrumentId id, int instrument, KernelSet kernels, long sampleNanos) {
    this.book = new OrderBook(id);
    this.sample = new BookSample(book);
    this.kernels = kernels;
    this.instrument = instrument;
    this.sampleNanos = sampleNanos;
  }

  /** Takes a message; gives whether messages before it are missing. */
  boolean add(BookDelta delta) {
    if (changed
        && Math.floorDiv(delta.availableNanos(), sampleNanos)
            > Math.floorDiv(book.availableNanos(), sampleNanos)) {
      sample();
    }
    OrderBook.Applied applied = book.apply(delta);
    if (applied == OrderBook.Applied.SKIPPED) {
      return false;
    }
    changed = true;
    kernels.books.update(instrument, book);
    if (topChanged()) {
      kernels.tops.update(instrument, book);
    }
    return applied == OrderBook.Applied.GAP;
  }

  /** Whether there is a book, whose best is then the one that kernels are told of. */
  boolean known() {
    return book.known();
  }

  private boolean topChanged() {
    double bid = book.bidPrice();
    double ask = book.askPrice();
    // Compared as bits of a kind: NaN, an empty side, equals NaN.
    boolean same =
        Double.compare(bid, bidPrice) == 0
            && Double.compare(ask, askPrice) == 0
            && book.bidQuantity() == bidQuantity
            && book.askQuantity() == askQuantity;
    bidPrice = bid;
    bidQuantity = book.bidQuantity();
    askPrice = ask;
    askQuantity = book.askQuantity();
    return !same;
  }

  /** Measures the book, if it changed since it was measured last. */
  void sample() {
    if (changed) {
      changed = false;
      sample.take();
      kernels.depths.update(instrument, sample);
      kernels.samples.update(instrument, sample);
    }
  }

  void reset() {
    book.forget();
    changed = false;
    bidPrice = Double.NaN;
    bidQuantity = 0;
    askPrice = Double.NaN;
    askQuantity = 0;
  }

  void save(SavedState.Writer out) {
    book.save(out);
    out.put(bidPrice).put(bidQuantity).put(askPrice).put(askQuantity).putLong(changed ? 1 : 0);
  }

  void restore(SavedState.Reader in) {
    book.restore(in);
    bidPrice = in.get();
    bidQuantity = in.get();
    askPrice = in.get();
    askQuantity = in.get();
    changed = in.getLong() == 1;
  }
}
