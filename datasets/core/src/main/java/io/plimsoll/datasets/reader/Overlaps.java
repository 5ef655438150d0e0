package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Outcome;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.MarketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Adds files to a stream, each after those that begin before it, and sees where they overlap. */
final class Overlaps {
  /** Files of neighbouring days may be cut by another clock than the one that stamps their rows. */
  private static final long TOLERANCE_NANOS = 1_000_000_000L;

  private final String name;
  private final List<MarketEvent> events = new ArrayList<>();
  private final Map<DataKind, Kind> kinds = new EnumMap<>(DataKind.class);
  private final List<Outcome.Failed<MarketEvent>> contradictions = new ArrayList<>();
  private long duplicates;

  /**
   * What is there of one kind: its end, and by their beginning those that happen once at a time.
   */
  private static final class Kind {
    private long ends = Long.MIN_VALUE;
    private String endsIn = "";
    private final NavigableMap<Long, MarketEvent> once = new TreeMap<>();
  }

  Overlaps(String name) {
    this.name = name;
  }

  void add(String file, ReadResult result) {
    Map<DataKind, Long> ends = new EnumMap<>(DataKind.class);
    List<MarketEvent> fresh = new ArrayList<>();
    for (MarketEvent event : result.events()) {
      DataKind kind = DataKind.of(event);
      Kind there = there(kind);
      if (isNew(file, event, kind, there)) {
        fresh.add(event);
      }
      ends.merge(kind, event.eventNanos(), Math::max);
    }
    for (MarketEvent event : fresh) {
      if (onceAtATime(DataKind.of(event))) {
        there(DataKind.of(event)).once.put(JoinedReader.begins(event), event);
      }
    }
    ends.forEach(
        (kind, end) -> {
          Kind there = there(kind);
          if (end > there.ends) {
            there.ends = end;
            there.endsIn = file;
          }
        });
    events.addAll(fresh);
  }

  private Kind there(DataKind kind) {
    return kinds.computeIfAbsent(kind, k -> new Kind());
  }

  /** All events in available order, ties in the order of the files. */
  List<MarketEvent> events() {
    events.sort(
        Comparator.comparingLong(MarketEvent::availableNanos)
            .thenComparingLong(MarketEvent::eventNanos));
    return events;
  }

  /** What was left out because files before say otherwise; which line it stood on is not known. */
  List<Outcome.Failed<MarketEvent>> contradictions() {
    return contradictions;
  }

  long duplicates() {
    return duplicates;
  }

  private boolean isNew(String file, MarketEvent event, DataKind kind, Kind there) {
    long begins = JoinedReader.begins(event);
    if (begins > there.ends) {
      return true;
    }
    if (!onceAtATime(kind)) {
      if (there.ends - begins > TOLERANCE_NANOS) {
        throw refused(
            file
                + " has "
                + kind.text()
                + " of "
                + instant(begins)
                + ", before "
                + there.endsIn
                + " ends at "
                + instant(there.ends)
                + "; give each time once");
      }
      return true;
    }
    Map.Entry<Long, MarketEvent> other = there.once.floorEntry(begins);
    if (other == null || (other.getKey() != begins && !reaches(other.getValue(), begins))) {
      return true;
    }
    if (same(other.getValue(), event)) {
      duplicates++;
    } else {
      contradictions.add(
          new Outcome.Failed<>(
              0,
              event.toString(),
              file
                  + ": the files before have other "
                  + kind.text()
                  + " of "
                  + instant(JoinedReader.begins(other.getValue()))));
    }
    return false;
  }

  private static boolean onceAtATime(DataKind kind) {
    return switch (kind) {
      case BARS, DEPTH, OPEN_INTEREST, FUNDING, RATIOS -> true;
      case TRADES, QUOTES, BOOK, MARKS, LIQUIDATIONS, MIXED -> false;
    };
  }

  private static boolean reaches(MarketEvent event, long nanos) {
    return event instanceof Bar bar && bar.eventNanos() > nanos;
  }

  private static boolean same(MarketEvent one, MarketEvent other) {
    return one instanceof DepthBands a && other instanceof DepthBands b
        ? a.eventNanos() == b.eventNanos()
            && Arrays.equals(a.bidNotional(), b.bidNotional())
            && Arrays.equals(a.askNotional(), b.askNotional())
        : one.equals(other);
  }

  private PlimsollException refused(String why) {
    return new PlimsollException(ErrorCode.INVALID_INPUT, name + ": " + why);
  }

  private static String instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }
}
