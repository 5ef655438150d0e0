package io.plimsoll.datasets.store;

import io.plimsoll.datasets.DatasetManifest;
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
import io.plimsoll.datasets.reader.DataKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks at the rows of a dataset one after the other. */
final class SummaryScan {
  private static final int FIRST_ROWS = 5;

  private final DataKind kind;
  private final List<MarketEvent> firstRows = new ArrayList<>();
  private final Map<DataKind, Long> rows = new EnumMap<>(DataKind.class);
  private final List<Long> waits = new ArrayList<>();
  private final List<Long> froms = new ArrayList<>();
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private double barVolume;
  private double tradeVolume;
  private long before = Long.MIN_VALUE;

  SummaryScan(DataKind kind) {
    this.kind = kind;
  }

  void add(MarketEvent event) {
    if (firstRows.size() < FIRST_ROWS) {
      firstRows.add(event);
    }
    rows.merge(DataKind.of(event), 1L, Long::sum);
    noteWait(event instanceof Bar bar ? bar.openNanos() : event.eventNanos());
    before = Math.max(before, event.eventNanos());
    switch (event) {
      case Bar bar -> {
        price(bar.low(), bar.high());
        barVolume += bar.volume();
      }
      case Trade trade -> {
        price(trade.price(), trade.price());
        tradeVolume += trade.quantity();
      }
      case Quote quote -> price(quote.bidPrice(), quote.askPrice());
      case MarkPrice mark -> price(mark.mark(), mark.mark());
      case Liquidation forced -> price(forced.price(), forced.price());
      // The far ends of a book are no prices that anybody pays.
      case BookDelta book -> {}
      case DepthBands depth -> {}
      case OpenInterest open -> {}
      case FundingRate funding -> {}
      case LongShortRatio ratio -> {}
    }
  }

  DatasetSummary summary(DatasetManifest manifest) {
    long least =
        switch (kind) {
          case BARS -> 1;
          case DEPTH, OPEN_INTEREST, FUNDING, RATIOS -> Math.max(1, 2 * median());
          case TRADES, QUOTES, BOOK, MARKS, MIXED -> DatasetSummary.SILENCE_NANOS;
          case LIQUIDATIONS -> Long.MAX_VALUE;
        };
    long gaps = 0;
    long longest = 0;
    long longestFrom = 0;
    for (int i = 0; i < waits.size(); i++) {
      if (waits.get(i) >= least) {
        gaps++;
        if (waits.get(i) > longest) {
          longest = waits.get(i);
          longestFrom = froms.get(i);
        }
      }
    }
    boolean priced = lowest <= highest;
    return new DatasetSummary(
        manifest,
        firstRows,
        rows,
        gaps,
        longest,
        longestFrom,
        priced ? lowest : Double.NaN,
        priced ? highest : Double.NaN,
        rows.containsKey(DataKind.BARS) ? barVolume : tradeVolume);
  }

  /** Keeps only waits that may turn out to be gaps; most kinds have few. */
  private void noteWait(long at) {
    long wait = at - before;
    boolean periodic =
        switch (kind) {
          case DEPTH, OPEN_INTEREST, FUNDING, RATIOS -> true;
          case TRADES, BARS, QUOTES, BOOK, MARKS, LIQUIDATIONS, MIXED -> false;
        };
    long least = periodic || kind == DataKind.BARS ? 1 : DatasetSummary.SILENCE_NANOS;
    if (before != Long.MIN_VALUE && wait >= least) {
      waits.add(wait);
      froms.add(before);
    }
  }

  private long median() {
    long[] sorted = waits.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private void price(double low, double high) {
    lowest = Math.min(lowest, low);
    highest = Math.max(highest, high);
  }
}
