package io.plimsoll.features.book;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.window.SavedState;

/**
 * The book of one instrument as of the last message about it.
 *
 * <p>It is built from snapshots and changes ({@link BookDelta}). A change that does not follow the
 * message before is a gap: the book is then not {@linkplain #known() known}, has no levels and NaN
 * prices until the next snapshot. Messages that repeat what is known already are skipped. Changes
 * before the first snapshot are skipped too, unless the venue does not number its messages: then
 * the book grows from nothing.
 *
 * <p>One object is reused for all messages: who is handed one keeps numbers, not the book.
 * <b>Cost</b> of a message: O(levels in it) where they lie near the best.
 */
public final class OrderBook implements TopOfBook {

  /** What became of a message. */
  public enum Applied {
    /** The book is up to date. */
    CHANGED,
    /** The message says nothing new, or there is no snapshot yet that it could change. */
    SKIPPED,
    /** Messages before this one are missing: the book is not known any more. */
    GAP
  }

  private final InstrumentId instrument;
  private final BookSide bids = new BookSide(true);
  private final BookSide asks = new BookSide(false);
  private boolean known;
  private boolean broken;
  private long lastId = BookDelta.NO_ID;
  private long eventNanos = Long.MIN_VALUE;
  private long availableNanos = Long.MIN_VALUE;

  /** A book that nothing is known of. */
  public OrderBook(InstrumentId instrument) {
    this.instrument = instrument;
  }

  /** Takes a message. */
  public Applied apply(BookDelta delta) {
    if (delta.snapshot()) {
      bids.clear();
      asks.clear();
    } else {
      Applied verdict = sequence(delta);
      if (verdict != Applied.CHANGED) {
        return verdict;
      }
    }
    known = true;
    broken = false;
    if (delta.snapshot() || delta.lastId() != BookDelta.NO_ID) {
      lastId = delta.lastId();
    }
    eventNanos = delta.eventNanos();
    availableNanos = delta.availableNanos();
    bids.count();
    asks.count();
    set(bids, delta.bidPrices(), delta.bidQuantities());
    set(asks, delta.askPrices(), delta.askQuantities());
    if (delta.snapshot()) {
      bids.count();
      asks.count();
    }
    return Applied.CHANGED;
  }

  private Applied sequence(BookDelta delta) {
    boolean numbered = delta.lastId() != BookDelta.NO_ID;
    if (broken || (!known && numbered)) {
      return Applied.SKIPPED;
    }
    if (!known || !numbered || lastId == BookDelta.NO_ID) {
      return Applied.CHANGED;
    }
    if (delta.lastId() <= lastId) {
      return Applied.SKIPPED;
    }
    // Without a first number only the one that it names as before can tell.
    boolean overlaps = delta.firstId() != BookDelta.NO_ID && delta.firstId() <= lastId + 1;
    if (overlaps || delta.previousId() == lastId) {
      return Applied.CHANGED;
    }
    eventNanos = delta.eventNanos();
    availableNanos = delta.availableNanos();
    forget();
    broken = true;
    return Applied.GAP;
  }

  /**
   * The notional by which the quantities of levels fell with the last message that changed the
   * book; 0 after a snapshot, which tells what is there and not what left.
   */
  public double removedNotional() {
    return bids.removed() + asks.removed();
  }

  private static void set(BookSide side, double[] prices, double[] quantities) {
    for (int i = 0; i < prices.length; i++) {
      side.set(prices[i], quantities[i]);
    }
  }

  /** Forgets everything; the next snapshot begins anew. */
  public void forget() {
    bids.clear();
    asks.clear();
    known = false;
    broken = false;
    lastId = BookDelta.NO_ID;
  }

  /** Whether there is a book: a snapshot came and nothing was missed since. */
  public boolean known() {
    return known;
  }

  /** The number of bid levels. */
  public int bidLevels() {
    return bids.size();
  }

  /** The number of ask levels. */
  public int askLevels() {
    return asks.size();
  }

  /** A bid price; the best is level 0. */
  public double bidPrice(int level) {
    return bids.price(level);
  }

  /** A bid quantity in base units; the best is level 0. */
  public double bidQuantity(int level) {
    return bids.quantity(level);
  }

  /** An ask price; the best is level 0. */
  public double askPrice(int level) {
    return asks.price(level);
  }

  /** An ask quantity in base units; the best is level 0. */
  public double askQuantity(int level) {
    return asks.quantity(level);
  }

  /** Whether both sides are there and bid is at or above ask. */
  public boolean crossed() {
    return bidPrice() >= askPrice();
  }

  @Override
  public InstrumentId instrument() {
    return instrument;
  }

  @Override
  public long eventNanos() {
    return eventNanos;
  }

  @Override
  public long availableNanos() {
    return availableNanos;
  }

  @Override
  public double bidPrice() {
    return bids.size() == 0 ? Double.NaN : bids.price(0);
  }

  @Override
  public double bidQuantity() {
    return bids.size() == 0 ? 0 : bids.quantity(0);
  }

  @Override
  public double askPrice() {
    return asks.size() == 0 ? Double.NaN : asks.price(0);
  }

  @Override
  public double askQuantity() {
    return asks.size() == 0 ? 0 : asks.quantity(0);
  }

  /** Writes everything it knows. */
  public void save(SavedState.Writer out) {
    out.putLong(known ? 1 : 0).putLong(broken ? 1 : 0).putLong(lastId);
    out.putLong(eventNanos).putLong(availableNanos);
    bids.save(out);
    asks.save(out);
  }

  /** Takes over what {@link #save} wrote. */
  public void restore(SavedState.Reader in) {
    known = in.getLong() == 1;
    broken = in.getLong() == 1;
    lastId = in.getLong();
    eventNanos = in.getLong();
    availableNanos = in.getLong();
    bids.restore(in);
    asks.restore(in);
  }
}
