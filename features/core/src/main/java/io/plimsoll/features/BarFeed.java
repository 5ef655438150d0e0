package io.plimsoll.features;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.window.SavedState;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The bars of one instrument, without holes, from whatever its source sends: trades, bars of the
 * view's span, or shorter ones.
 *
 * <p>Bars made of trades are closed by the runner's clock. Bars that are sent come when they come;
 * where some are missing between two of them, flat ones are put in, as if nobody had traded, so
 * that a window of n bars always spans n bars of time.
 */
final class BarFeed {
  private static final long NONE = Long.MIN_VALUE;

  private enum Source {
    UNKNOWN(0),
    TRADES(1),
    BARS(2);

    private final int code;

    Source(int code) {
      this.code = code;
    }

    static Source of(long code) {
      for (Source source : values()) {
        if (source.code == code) {
          return source;
        }
      }
      throw new IllegalArgumentException("saved source of bars must be 0, 1 or 2, was " + code);
    }
  }

  private final InstrumentId instrument;
  private final String view;
  private final long barNanos;
  private final long longestHoleNanos;
  private BarBuilder builder;
  private Source source = Source.UNKNOWN;
  private long lastEndNanos = NONE;
  private double lastClose;
  private long sentEndNanos = NONE;
  private long mergedEndNanos = NONE;

  BarFeed(InstrumentId instrument, FeatureView view, long longestHoleNanos) {
    this.instrument = instrument;
    this.view = view.name();
    this.barNanos = view.barNanos();
    this.longestHoleNanos = longestHoleNanos;
    this.builder = new BarBuilder(instrument);
  }

  void reset() {
    builder = new BarBuilder(instrument);
    source = Source.UNKNOWN;
    lastEndNanos = NONE;
    sentEndNanos = NONE;
    mergedEndNanos = NONE;
  }

  void add(Trade trade) {
    source = Source.TRADES;
    builder.add(trade);
  }

  /** The bar that ends now, if trades are what bars are made of. */
  void close(long endNanos, Consumer<Bar> sink) {
    if (source == Source.TRADES) {
      sink.accept(builder.close(endNanos - barNanos, endNanos, endNanos));
    }
  }

  /** Throws if an event can never be used in this view; changes nothing. */
  void check(MarketEvent event) {
    if (event instanceof Trade
        ? source == Source.BARS
        : event instanceof Bar && source == Source.TRADES) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          instrument
              + " sends both trades and bars; a view takes one or the other, or volume would count twice");
    }
    if (event instanceof Bar bar) {
      checkSpan(bar);
    }
  }

  private void checkSpan(Bar bar) {
    long span = bar.spanNanos();
    if (barNanos % span != 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "view '"
              + view
              + "' has bars of "
              + text(barNanos)
              + ", "
              + instrument
              + " sent one of "
              + text(span)
              + " at "
              + bar.openNanos()
              + (span > barNanos
                  ? "; use a view with bar " + text(span) + ", for example bars-1h with that bar"
                  : "; use bars whose span divides that of the view"));
    }
    if (Math.floorMod(bar.openNanos(), span) != 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "a bar of "
              + text(span)
              + " of "
              + instrument
              + " must open at a multiple of its span, opened at "
              + bar.openNanos());
    }
  }

  /** Whether a bar lies at or before one that was sent already. */
  boolean isLate(Bar bar) {
    return sentEndNanos != NONE && bar.openNanos() < sentEndNanos;
  }

  /**
   * Takes a bar that was sent; {@code forget} is run where the hole before it is too long to be
   * filled.
   */
  void add(Bar bar, Consumer<Bar> sink, Runnable forget) {
    source = Source.BARS;
    sentEndNanos = bar.eventNanos();
    if (bar.spanNanos() == barNanos) {
      fillUpTo(bar, sink, forget);
      return;
    }
    long end = (Math.floorDiv(bar.openNanos(), barNanos) + 1) * barNanos;
    if (mergedEndNanos != NONE && end > mergedEndNanos) {
      closeMerged(bar.availableNanos(), sink, forget);
    }
    mergedEndNanos = end;
    builder.add(bar);
    if (bar.eventNanos() == end) {
      closeMerged(bar.availableNanos(), sink, forget);
    }
  }

  private void closeMerged(long availableNanos, Consumer<Bar> sink, Runnable forget) {
    fillUpTo(
        builder.close(mergedEndNanos - barNanos, mergedEndNanos, availableNanos), sink, forget);
    mergedEndNanos = NONE;
  }

  private void fillUpTo(Bar bar, Consumer<Bar> sink, Runnable forget) {
    if (lastEndNanos != NONE && bar.openNanos() - lastEndNanos > longestHoleNanos) {
      forget.run();
    } else if (lastEndNanos != NONE) {
      for (long open = lastEndNanos; open < bar.openNanos(); open += barNanos) {
        sink.accept(flat(open, bar.availableNanos()));
      }
    }
    sink.accept(bar);
    lastEndNanos = bar.eventNanos();
    lastClose = bar.close();
  }

  private Bar flat(long openNanos, long availableNanos) {
    return new Bar(
        instrument,
        openNanos,
        openNanos + barNanos,
        availableNanos,
        lastClose,
        lastClose,
        lastClose,
        lastClose,
        0,
        0,
        0);
  }

  private static String text(long nanos) {
    return Duration.ofNanos(nanos).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  void save(SavedState.Writer out) {
    out.putLong(source.code)
        .putLong(lastEndNanos)
        .put(lastClose)
        .putLong(sentEndNanos)
        .putLong(mergedEndNanos);
    builder.save(out);
  }

  void restore(SavedState.Reader in) {
    source = Source.of(in.getLong());
    lastEndNanos = in.getLong();
    lastClose = in.get();
    sentEndNanos = in.getLong();
    mergedEndNanos = in.getLong();
    builder.restore(in);
  }
}
