package io.plimsoll.features;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import java.util.List;

/** Contract only; implemented by the features room. */
public final class OnlineRunner {
  /** A runner over a universe. */
  public OnlineRunner(FeatureView view, List<InstrumentId> universe, RowSink sink) {}

  /** Takes one event in available order. */
  public void accept(MarketEvent event) {}

  /** Makes all rows due strictly before a time. */
  public void advanceTo(long nanos) {}
}
