package io.plimsoll.features.quality;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelSettings;

/** What a kernel of quality watches: one kind of observation. */
public enum Feed {
  TRADE(Trade.class),
  QUOTE(TopOfBook.class),
  DEPTH(DepthProfile.class),
  BOOK(BookDelta.class),
  BAR(Bar.class),
  OPEN_INTEREST(OpenInterest.class),
  FUNDING(FundingRate.class),
  MARK(MarkPrice.class),
  LIQUIDATION(Liquidation.class),
  LONG_SHORT(LongShortRatio.class);

  private final Class<? extends Observation> kind;

  Feed(Class<? extends Observation> kind) {
    this.kind = kind;
  }

  /** Reads {@code of}; trades unless said. */
  static Feed from(KernelSettings settings) {
    return settings.choice("of", TRADE);
  }

  /** The kind of observation. */
  public Class<? extends Observation> kind() {
    return kind;
  }
}
