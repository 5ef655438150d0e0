package io.plimsoll.training;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.BarBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bars of a source, for labels, replay and charts: the same ones that features see.
 *
 * <p>Trades become bars by the time they were available; a minute without trades is a flat bar once
 * there was a first trade. Bars that are sent are taken as they come, holes stay holes.
 */
public final class Bars {
  private final long barNanos;
  private final Map<InstrumentId, List<Bar>> bars = new LinkedHashMap<>();
  private final Map<InstrumentId, BarBuilder> builders = new TreeMap<>();
  private final Map<InstrumentId, Long> openNanos = new TreeMap<>();
  private long lastNanos = Long.MIN_VALUE;

  private Bars(List<InstrumentId> universe, long barNanos) {
    this.barNanos = barNanos;
    universe.forEach(instrument -> bars.put(instrument, new ArrayList<>()));
  }

  /**
   * The bars of each instrument of a universe, in its order, oldest first.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where a bar has another span
   */
  public static Map<InstrumentId, List<Bar>> collect(
      EventSource source, List<InstrumentId> universe, long barNanos) {
    Bars collector = new Bars(universe, barNanos);
    source.forEach(collector::accept);
    for (InstrumentId instrument : collector.builders.keySet()) {
      collector.closeUpTo(instrument, collector.lastNanos);
    }
    return collector.bars;
  }

  private void accept(MarketEvent event) {
    List<Bar> mine = bars.get(event.instrument());
    lastNanos = Math.max(lastNanos, event.availableNanos());
    if (mine == null) {
      return;
    }
    if (event instanceof Bar bar) {
      if (bar.spanNanos() != barNanos) {
        throw new PlimsollException(
            ErrorCode.INVALID_INPUT,
            "expected bars of "
                + barNanos
                + " ns, "
                + bar.instrument()
                + " has one of "
                + bar.spanNanos()
                + " ns");
      }
      if (mine.isEmpty() || bar.eventNanos() > mine.getLast().eventNanos()) {
        mine.add(bar);
      }
    } else if (event instanceof Trade trade) {
      closeUpTo(trade.instrument(), trade.availableNanos());
      builders.computeIfAbsent(trade.instrument(), BarBuilder::new).add(trade);
    }
  }

  /** Closes the bars that end up to a time. */
  private void closeUpTo(InstrumentId instrument, long nanos) {
    List<Bar> mine = bars.get(instrument);
    BarBuilder builder = builders.get(instrument);
    long open = openNanos.getOrDefault(instrument, Math.floorDiv(nanos, barNanos) * barNanos);
    while (builder != null && mine != null && open + barNanos <= nanos) {
      mine.add(builder.close(open, open + barNanos, open + barNanos));
      open += barNanos;
    }
    openNanos.put(instrument, open);
  }
}
