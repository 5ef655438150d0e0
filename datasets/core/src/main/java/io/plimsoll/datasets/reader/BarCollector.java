package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of rows. Vendors stamp a bar with its open; it happened, and became available, one
 * span later.
 *
 * <p>Until all rows are there the span is unknown, so bars end a nanosecond after their open and
 * are made again at the end.
 */
final class BarCollector extends RowCollector<Bar> {
  private long spanNanos;
  private long firstSpanByClose;
  private long seen;
  private long onlyOpen;
  private @Nullable Map<Long, Row<Bar>> byOpen;
  private long latestOpen = Long.MIN_VALUE;

  BarCollector(Layout layout, Reading reading) {
    super(layout, reading);
    spanNanos = reading.barSpanNanos();
  }

  /** The length of a bar; known after {@link #finish}. */
  long spanNanos() {
    return spanNanos;
  }

  @Override
  @Nullable Bar parse(LineScanner row) {
    long opened = time(row, Role.TIME);
    double open = number(row, Role.OPEN);
    double high = number(row, Role.HIGH);
    double low = number(row, Role.LOW);
    double close = number(row, Role.CLOSE);
    double volume = number(row, Role.VOLUME);
    seen++;
    onlyOpen += high == 0 && low == 0 && close == 0 ? 1 : 0;
    if (seen == 1) {
      firstSpanByClose = spanByClose(row, opened);
    }
    Bar bar =
        new Bar(
            reading.instrument(),
            opened,
            opened + 1,
            opened + 1,
            open,
            high,
            low,
            close,
            volume,
            signedVolume(row, volume),
            trades(row));
    return isNew(bar, row.number) ? bar : null;
  }

  @Override
  String hint() {
    return 2 * onlyOpen > seen
        ? "High, low and close are 0 in "
            + onlyOpen
            + " of "
            + seen
            + " rows: this looks like a funding-rate file that holds its rate in 'open', not like"
            + " bars of prices"
        : "";
  }

  @Override
  List<Bar> finish(List<Misfit> misfits) {
    List<Row<Bar>> rows = sorted();
    if (spanNanos == 0) {
      spanNanos = modalDistance(rows);
    }
    List<Bar> bars = new ArrayList<>(rows.size());
    long free = Long.MIN_VALUE;
    for (Row<Bar> row : rows) {
      Bar bar = row.event();
      if (bar.openNanos() < free) {
        misfits.add(
            new Misfit(
                row.line(),
                "opens at "
                    + instant(bar.openNanos())
                    + ", before the bar before it has ended (bars of "
                    + Detected.spanText(spanNanos)
                    + ")"));
      } else {
        bars.add(spanned(bar));
        free = bar.openNanos() + spanNanos;
      }
    }
    return bars;
  }

  private Bar spanned(Bar bar) {
    long end = bar.openNanos() + spanNanos;
    return new Bar(
        reading.instrument(),
        bar.openNanos(),
        end,
        end + delayNanos(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volume(),
        bar.signedVolume(),
        bar.trades());
  }

  /** Binance closes a bar one unit of its clock before it ends; 0 where the file does not say. */
  private long spanByClose(LineScanner row, long opened) {
    if (!layout.has(Role.CLOSE_TIME) || layout.time().unitNanos() == 0) {
      return 0;
    }
    int field = layout.field(Role.CLOSE_TIME);
    long closed = layout.time().nanos(row.bytes, row.from[field], row.to[field]);
    return closed == TimeFormat.NONE || closed <= opened
        ? 0
        : closed - opened + layout.time().unitNanos();
  }

  /** Counts an equal bar of the same time; refuses a different one. */
  private boolean isNew(Bar bar, long line) {
    if (bar.openNanos() > latestOpen) {
      latestOpen = bar.openNanos();
      if (byOpen != null) {
        byOpen.put(bar.openNanos(), new Row<>(bar, line));
      }
      return true;
    }
    if (byOpen == null) {
      byOpen = new HashMap<>();
      for (Row<Bar> row : rows()) {
        byOpen.put(row.event().openNanos(), row);
      }
    }
    Row<Bar> other = byOpen.putIfAbsent(bar.openNanos(), new Row<>(bar, line));
    if (other == null) {
      return true;
    }
    if (!other.event().equals(bar)) {
      throw new IllegalArgumentException(
          "another bar opens at "
              + instant(bar.openNanos())
              + " with other values, on line "
              + other.line());
    }
    duplicates++;
    return false;
  }

  private double signedVolume(LineScanner row, double volume) {
    if (!layout.has(Role.TAKER_BUY)) {
      return Double.NaN;
    }
    double bought = number(row, Role.TAKER_BUY);
    if (!(bought >= 0 && bought <= volume)) {
      throw new IllegalArgumentException(
          "taker buy volume must be in [0, " + volume + "], was " + bought);
    }
    return bought - (volume - bought);
  }

  private int trades(LineScanner row) {
    if (!layout.has(Role.TRADES)) {
      return -1;
    }
    double trades = number(row, Role.TRADES);
    if (!(trades >= 0 && trades <= Integer.MAX_VALUE && trades == Math.rint(trades))) {
      throw new IllegalArgumentException("trades must be a whole number from 0, was " + trades);
    }
    return (int) trades;
  }

  /** The most frequent distance of neighbours; of equally frequent ones the shortest. */
  private long modalDistance(List<Row<Bar>> rows) {
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = 1; i < rows.size(); i++) {
      long distance = rows.get(i).event().openNanos() - rows.get(i - 1).event().openNanos();
      counts.merge(distance, 1, Integer::sum);
    }
    long best = 0;
    int most = 0;
    for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
      int count = entry.getValue();
      if (count > most || (count == most && entry.getKey() < best)) {
        most = count;
        best = entry.getKey();
      }
    }
    if (best == 0 && firstSpanByClose > 0) {
      return firstSpanByClose;
    }
    if (best == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          reading.file()
              + ": one bar alone does not tell how long it is; give the length of a bar");
    }
    return best;
  }

  @Override
  List<String> notes() {
    if (!reading.coinMargined()) {
      return List.of();
    }
    return List.of(
        layout.has(Role.QUOTE_VOLUME)
            ? "COIN-M: volumes are taken from the columns that count the coin; the column 'volume'"
                + " counts contracts of "
                + (int) reading.face()
                + " USD"
            : "COIN-M: volume counts contracts of " + (int) reading.face() + " USD, not coins");
  }

  private static String instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }
}
