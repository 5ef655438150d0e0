package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.BookDelta;
import java.util.ArrayList;
import java.util.List;

/** Brings the changes of a book and its snapshots into the order in which the book was known. */
final class BinanceSocketBook {
  private final BinanceSocketLines lines;

  /** Changes that wait for a snapshot. */
  private final List<BookDelta> waiting = new ArrayList<>();

  private boolean known;
  private long lastId;
  private long changes;
  private long old;
  private long gaps;
  private long needless;

  BinanceSocketBook(BinanceSocketLines lines) {
    this.lines = lines;
  }

  void change(JsonFields data, long local) {
    changes++;
    long happened = data.has("T") ? data.millis("T") : data.millis("E");
    BookDelta change =
        message(
            false,
            Math.max(local, happened),
            happened,
            new long[] {
              data.whole("U"), data.whole("u"), data.has("pu") ? data.whole("pu") : BookDelta.NO_ID
            },
            data.levels("b", lines::baseUnits),
            data.levels("a", lines::baseUnits));
    if (!known) {
      lines.accept(change, local);
      waiting.add(change);
      return;
    }
    lines.add(change, local, true);
    if (follows(change)) {
      lastId = Math.max(lastId, change.lastId());
    } else {
      // Who rebuilds the book must see the gap; then everything waits for a snapshot again.
      gaps++;
      known = false;
      waiting.add(change);
    }
  }

  void snapshot(JsonFields data, long local) {
    long id = data.whole("lastUpdateId");
    boolean timed = data.has("T") || data.has("E");
    long happened = data.has("T") ? data.millis("T") : timed ? data.millis("E") : local;
    BookDelta book =
        message(
            true,
            Math.max(local, happened),
            happened,
            new long[] {id, id, BookDelta.NO_ID},
            data.levels("bids", lines::baseUnits),
            data.levels("asks", lines::baseUnits));
    if (known) {
      lines.accept(book, local);
      needless++;
      return;
    }
    lines.add(book, local, timed);
    known = true;
    lastId = id;
    List<BookDelta> before = List.copyOf(waiting);
    waiting.clear();
    for (BookDelta change : before) {
      if (change.lastId() <= id) {
        old++;
      } else {
        lines.add(change, local, true);
        known &= follows(change);
        lastId = Math.max(lastId, change.lastId());
      }
    }
    if (!known) {
      // The snapshot is older than the first change that is there: the next one may do.
      gaps++;
      waiting.addAll(before.stream().filter(change -> change.lastId() > id).toList());
    }
  }

  /** A change or book of the ids first, last and previous. */
  private BookDelta message(
      boolean snapshot, long known, long happened, long[] ids, Levels bids, Levels asks) {
    return new BookDelta(
        lines.instrument,
        happened,
        known,
        snapshot,
        ids[0],
        ids[1],
        ids[2],
        bids.prices(),
        bids.quantities(),
        asks.prices(),
        asks.quantities());
  }

  private boolean follows(BookDelta change) {
    return change.firstId() <= lastId + 1 || change.previousId() == lastId;
  }

  /** The same book, that happened and was known at another time. */
  static BookDelta at(BookDelta book, long nanos) {
    return new BookDelta(
        book.instrument(),
        nanos,
        nanos,
        book.snapshot(),
        book.firstId(),
        book.lastId(),
        book.previousId(),
        book.bidPrices(),
        book.bidQuantities(),
        book.askPrices(),
        book.askQuantities());
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (old > 0) {
      notes.add(old + " changes of the book that its snapshot holds already are left out");
    }
    if (needless > 0) {
      notes.add(needless + " snapshots of a book that was known are left out");
    }
    if (gaps > 0) {
      notes.add(gaps + " gaps in the numbers of the changes; the book is not known after them");
    }
    if (!waiting.isEmpty()) {
      notes.add(
          waiting.size()
              + " of "
              + changes
              + " changes of the book have no snapshot that they could change");
    }
    return notes;
  }
}
