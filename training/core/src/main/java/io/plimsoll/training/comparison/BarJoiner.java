package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the bars of one instrument to longer ones on the grid of their span, and fills small gaps.
 *
 * <p>Many files leave out bars in which nobody traded. A bar that is absent for at most the fill
 * span after the one before is put in as a flat bar without volume, known when it ends; a longer
 * stretch is a gap and stays one. A joined bar needs all its parts: one that a gap cuts is left
 * out.
 */
final class BarJoiner {
  private final long spanNanos;
  private final long fillNanos;
  private final List<Bar> bars = new ArrayList<>();
  private final List<Bar> parts = new ArrayList<>();
  private @Nullable Bar last;
  private long filled;

  /** A joiner to bars of a span. */
  BarJoiner(long spanNanos, long fillNanos) {
    this.spanNanos = spanNanos;
    this.fillNanos = fillNanos;
  }

  /** Takes the next bar, in order of time. */
  void add(Bar bar) {
    if (spanNanos % bar.spanNanos() != 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          bar.instrument()
              + ": bars of "
              + bar.spanNanos() / 1_000_000_000L
              + " s cannot be joined to bars of "
              + spanNanos / 1_000_000_000L
              + " s");
    }
    Bar before = last;
    if (before != null && bar.openNanos() - before.eventNanos() <= fillNanos) {
      for (long open = before.eventNanos(); open < bar.openNanos(); open += bar.spanNanos()) {
        take(flat(before, open, open + bar.spanNanos()));
        filled++;
      }
    }
    take(bar);
    last = bar;
  }

  private static Bar flat(Bar before, long open, long end) {
    double price = before.close();
    return new Bar(before.instrument(), open, end, end, price, price, price, price, 0, 0, 0);
  }

  private void take(Bar bar) {
    if (bar.spanNanos() == spanNanos) {
      bars.add(bar);
      return;
    }
    long start = Math.floorDiv(bar.openNanos(), spanNanos) * spanNanos;
    if (!parts.isEmpty() && parts.getFirst().openNanos() < start) {
      parts.clear();
    }
    boolean follows =
        parts.isEmpty()
            ? bar.openNanos() == start
            : parts.getLast().eventNanos() == bar.openNanos();
    if (!follows) {
      parts.clear();
      return;
    }
    parts.add(bar);
    if (bar.eventNanos() == start + spanNanos) {
      bars.add(joined());
      parts.clear();
    }
  }

  private Bar joined() {
    Bar first = parts.getFirst();
    Bar end = parts.getLast();
    double high = first.high();
    double low = first.low();
    double volume = 0;
    double signed = 0;
    long available = 0;
    int trades = 0;
    for (Bar part : parts) {
      high = Math.max(high, part.high());
      low = Math.min(low, part.low());
      volume += part.volume();
      signed += part.signedVolume();
      available = Math.max(available, part.availableNanos());
      trades = trades < 0 || part.trades() < 0 ? -1 : trades + part.trades();
    }
    return new Bar(
        first.instrument(),
        first.openNanos(),
        end.eventNanos(),
        available,
        first.open(),
        high,
        low,
        end.close(),
        volume,
        signed,
        trades);
  }

  /** The bars so far. */
  List<Bar> bars() {
    return bars;
  }

  /** How many absent bars were put in. */
  long filled() {
    return filled;
  }
}
