package io.plimsoll.datasets.reader;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the rows of a dataset are: one kind of event, or {@link #MIXED}.
 *
 * <p>Files of datasets hold the ordinals of some of these: new kinds are added at the end.
 */
public enum DataKind {
  /** Single trades. */
  TRADES,
  /** Open, high, low, close and volume of intervals of equal length. */
  BARS,
  /** The best bid and ask. */
  QUOTES,
  /** Resting notional within bands around the mid. */
  DEPTH,
  /** Whole books and the levels that changed. */
  BOOK,
  /** How much is open in a derivative. */
  OPEN_INTEREST,
  /** Funding of a perpetual. */
  FUNDING,
  /** Mark and index prices. */
  MARKS,
  /** Positions that the venue closed. */
  LIQUIDATIONS,
  /** Ratios of long to short. */
  RATIOS,
  /** Several kinds in one stream, in available order: what a raw feed is. */
  MIXED;

  private static final List<DataKind> ALL = List.of(values());

  /** The kind of an event. */
  public static DataKind of(MarketEvent event) {
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

  /** The kind that all events have, else {@link #MIXED}; there must be one. */
  public static DataKind of(List<? extends MarketEvent> events) {
    DataKind kind = of(events.getFirst());
    return events.stream().allMatch(e -> of(e) == kind) ? kind : MIXED;
  }

  /** The kind with this {@link #text()}, if there is one. */
  public static Optional<DataKind> named(String text) {
    return ALL.stream().filter(kind -> kind.text().equals(text)).findFirst();
  }

  /** The texts of all kinds, for a message. */
  public static String texts() {
    return String.join(", ", Arrays.stream(values()).map(DataKind::text).toList());
  }

  /** As it stands in manifests and on a screen, for example {@code open-interest}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
