package io.plimsoll.features;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.tape.TradeTick;
import io.plimsoll.features.window.SavedState;
import java.util.function.Consumer;

/**
 * What comes in of one instrument, what is derived of it ({@link KernelInputs}), and its way to the
 * kernels.
 */
final class InstrumentFeed {
  private final int instrument;
  private final KernelSet kernels;
  private final KernelLane tape;
  private final BarFeed bars;
  private final BookFeed book;
  private final Consumer<Bar> barSink;
  private final Runnable forget;
  private TradeTick tick = new TradeTick();
  private boolean barsWanted;
  private boolean heard;
  private long lastHeardNanos;

  InstrumentFeed(
      InstrumentId id,
      int instrument,
      FeatureView view,
      KernelSet kernels,
      Consumer<Bar> barTap,
      long longestHoleNanos) {
    this.instrument = instrument;
    this.kernels = kernels;
    tape = kernels.lane(TradeTick.class);
    bars = new BarFeed(id, view, longestHoleNanos);
    book = new BookFeed(id, instrument, kernels, OnlineRunner.BOOK_SAMPLE_NANOS);
    barSink =
        bar -> {
          kernels.bars.update(instrument, bar);
          barTap.accept(bar);
        };
    forget = () -> kernels.reset(instrument);
    barsWanted = !kernels.bars.isEmpty();
  }

  /** Makes bars of trades even where no kernel looks at them. */
  void wantBars() {
    barsWanted = true;
  }

  /** Throws if an event can never be used in this view; changes nothing. */
  void check(MarketEvent event) {
    bars.check(event);
  }

  /** Whether a bar lies at or before one that was sent already. */
  boolean isLate(MarketEvent event) {
    return event instanceof Bar bar && bars.isLate(bar);
  }

  /** Takes an event; gives whether messages about the book are missing before it. */
  boolean take(MarketEvent event) {
    heard = true;
    lastHeardNanos = Math.max(lastHeardNanos, event.availableNanos());
    // Asked for first: there are more trades than anything but messages about books.
    if (event instanceof Trade trade) {
      take(trade);
      return false;
    }
    return takeOther(event);
  }

  private void take(Trade trade) {
    if (barsWanted) {
      bars.add(trade);
    }
    kernels.trades.update(instrument, trade);
    if (!tape.isEmpty()) {
      tick.next(trade);
      tape.update(instrument, tick);
    }
  }

  private boolean takeOther(MarketEvent event) {
    switch (event) {
      case Trade trade -> take(trade);
      case Quote quote -> {
        if (!book.known()) {
          kernels.tops.update(instrument, quote);
        }
      }
      case DepthBands depth -> kernels.depths.update(instrument, depth);
      case Bar bar -> bars.add(bar, barSink, forget);
      case BookDelta delta -> {
        kernels.deltas.update(instrument, delta);
        return book.add(delta);
      }
      case OpenInterest interest -> kernels.interests.update(instrument, interest);
      case FundingRate funding -> kernels.fundings.update(instrument, funding);
      case MarkPrice mark -> kernels.marks.update(instrument, mark);
      case Liquidation liquidation -> kernels.liquidations.update(instrument, liquidation);
      case LongShortRatio ratio -> kernels.ratios.update(instrument, ratio);
    }
    return false;
  }

  /** Ends the bar that ends now. */
  void closeBar(long endNanos) {
    bars.close(endNanos, barSink);
  }

  /** Whether there is anything to make a row of. */
  boolean heard() {
    return heard;
  }

  /** Forgets everything if it has been silent for too long. */
  void forgetIfSilent(long asOfNanos, long silenceNanos) {
    if (heard && asOfNanos - lastHeardNanos > silenceNanos) {
      heard = false;
      bars.reset();
      book.reset();
      tick = new TradeTick();
      kernels.reset(instrument);
    }
  }

  /** Measures the book for the row that is due. */
  void sampleBook() {
    book.sample();
  }

  void save(SavedState.Writer out) {
    out.putLong(heard ? 1 : 0).putLong(lastHeardNanos);
    bars.save(out);
    book.save(out);
    tick.save(out);
  }

  void restore(SavedState.Reader in) {
    heard = in.getLong() == 1;
    lastHeardNanos = in.getLong();
    bars.restore(in);
    book.restore(in);
    tick.restore(in);
  }
}
