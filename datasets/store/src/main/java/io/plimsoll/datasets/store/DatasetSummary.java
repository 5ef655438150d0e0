package io.plimsoll.datasets.store;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * What a look at all rows of a dataset tells.
 *
 * @param manifest the dataset
 * @param firstRows the first few events
 * @param gaps how often bars are missing between two, or trades are silent for {@link
 *     #SILENCE_NANOS} or longer
 * @param longestGapNanos the longest of them; 0 if there is none
 * @param longestGapFromNanos when it began; 0 if there is none
 * @param lowestPrice the least price, quote currency
 * @param highestPrice the greatest price, quote currency
 * @param volume sum over all rows, base units
 */
public record DatasetSummary(
    DatasetManifest manifest,
    List<MarketEvent> firstRows,
    long gaps,
    long longestGapNanos,
    long longestGapFromNanos,
    double lowestPrice,
    double highestPrice,
    double volume) {
  /** Trades that are this far apart count as a gap: five minutes. */
  public static final long SILENCE_NANOS = 300_000_000_000L;

  private static final int FIRST_ROWS = 5;

  public DatasetSummary {
    firstRows = List.copyOf(firstRows);
  }

  static DatasetSummary of(DatasetManifest manifest, EventSource events) {
    Scan scan = new Scan();
    events.forEach(scan::add);
    return new DatasetSummary(
        manifest,
        scan.firstRows,
        scan.gaps,
        scan.longestGap,
        scan.longestGapFrom,
        scan.lowest,
        scan.highest,
        scan.volume);
  }

  private static final class Scan {
    private final List<MarketEvent> firstRows = new ArrayList<>();
    private long gaps;
    private long longestGap;
    private long longestGapFrom;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double volume;
    private long before = Long.MIN_VALUE;

    void add(MarketEvent event) {
      if (firstRows.size() < FIRST_ROWS) {
        firstRows.add(event);
      }
      switch (event) {
        case Bar bar -> {
          gap(bar.openNanos(), 1);
          price(bar.low(), bar.high());
          volume += bar.volume();
        }
        case Trade trade -> {
          gap(trade.eventNanos(), SILENCE_NANOS);
          price(trade.price(), trade.price());
          volume += trade.quantity();
        }
        default ->
            throw new IllegalArgumentException("a dataset holds trades or bars, not " + event);
      }
      before = event.eventNanos();
    }

    private void gap(long at, long least) {
      if (before == Long.MIN_VALUE || at - before < least) {
        return;
      }
      gaps++;
      if (at - before > longestGap) {
        longestGap = at - before;
        longestGapFrom = before;
      }
    }

    private void price(double low, double high) {
      lowest = Math.min(lowest, low);
      highest = Math.max(highest, high);
    }
  }
}
