package io.plimsoll.features;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.book.BookSample;
import io.plimsoll.features.book.OrderBook;
import io.plimsoll.features.tape.TradeTick;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A kind of data that a view can need, and which {@link KernelInputs} a runner makes of it. */
public enum Source {
  /** Single trades; bars are made of them too. */
  TRADES(Trade.class, TradeTick.class, Bar.class),
  /** Bars, sent or made of trades. */
  BARS(Bar.class),
  /** The best bid and ask, sent or of a book. */
  QUOTES(TopOfBook.class),
  /** Resting notional around the mid, sent or of a book. */
  DEPTH(DepthProfile.class),
  /** Whole books and their changes. */
  BOOK(BookDelta.class, OrderBook.class, BookSample.class, TopOfBook.class, DepthProfile.class),
  /** How much is open. */
  OPEN_INTEREST(OpenInterest.class),
  /** Funding of a perpetual. */
  FUNDING(FundingRate.class),
  /** Mark and index prices. */
  MARKS(MarkPrice.class),
  /** Positions that the venue closed. */
  LIQUIDATIONS(Liquidation.class),
  /** Ratios of long to short. */
  RATIOS(LongShortRatio.class);

  private final List<Class<? extends Observation>> gives;

  @SafeVarargs
  Source(Class<? extends Observation>... gives) {
    this.gives = List.of(gives);
  }

  /** As it stands in a view, for example {@code open-interest}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether kernels that look at a kind of input are served by it. */
  public boolean gives(Class<? extends Observation> input) {
    return gives.contains(input);
  }

  /** How many kinds of input are made of it. */
  int breadth() {
    return gives.size();
  }

  /** Whether data of these kinds can stand for it: itself, trades for bars, a book for its top. */
  public boolean isMadeOf(Set<Source> held) {
    return held.contains(this)
        || switch (this) {
          case BARS -> held.contains(TRADES);
          case QUOTES, DEPTH -> held.contains(BOOK);
          default -> false;
        };
  }

  /** The kind of data that an event is of. */
  public static Source of(MarketEvent event) {
    return switch (event) {
      case Trade e -> TRADES;
      case Bar e -> BARS;
      case Quote e -> QUOTES;
      case DepthBands e -> DEPTH;
      case BookDelta e -> BOOK;
      case OpenInterest e -> OPEN_INTEREST;
      case FundingRate e -> FUNDING;
      case MarkPrice e -> MARKS;
      case Liquidation e -> LIQUIDATIONS;
      case LongShortRatio e -> RATIOS;
    };
  }

  /** The source with this {@link #text()}; {@code where} is for the error. */
  static Source named(String text, String where) {
    for (Source source : values()) {
      if (source.text().equals(text)) {
        return source;
      }
    }
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT,
        where
            + ": 'sources' must be of "
            + texts(Arrays.asList(values()))
            + ", was '"
            + text
            + "'");
  }

  /** Sources as a person reads them. */
  static String texts(Iterable<Source> sources) {
    StringBuilder text = new StringBuilder();
    for (Source source : sources) {
      text.append(text.isEmpty() ? "" : ", ").append(source.text());
    }
    return text.toString();
  }
}
