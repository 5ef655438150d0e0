package io.plimsoll.datasets.store;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.reader.DataKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a look at all rows of a dataset tells.
 *
 * @param manifest the dataset
 * @param firstRows the first few events
 * @param rowsByKind how many events there are of each kind that there is
 * @param gaps how often something is missing between two rows: a bar; of what comes at intervals
 *     (bands, open interest, funding, ratios) twice the median interval or more; of trades, quotes,
 *     book messages, marks and mixed streams, {@link #SILENCE_NANOS} or more. Liquidations have no
 *     gaps: that there is none is no sign
 * @param longestGapNanos the longest of them; 0 if there is none
 * @param longestGapFromNanos when it began; 0 if there is none
 * @param lowestPrice the least price of bars, trades, quotes, marks and liquidations, quote
 *     currency; NaN if there is none
 * @param highestPrice the greatest price, quote currency; NaN if there is none
 * @param volume what was traded in bars or, where there are none, trades, base units; 0 where there
 *     is neither
 */
public record DatasetSummary(
    DatasetManifest manifest,
    List<MarketEvent> firstRows,
    Map<DataKind, Long> rowsByKind,
    long gaps,
    long longestGapNanos,
    long longestGapFromNanos,
    double lowestPrice,
    double highestPrice,
    double volume) {
  /** Trades that are this far apart count as a gap: five minutes. */
  public static final long SILENCE_NANOS = 300_000_000_000L;

  public DatasetSummary {
    firstRows = List.copyOf(firstRows);
    rowsByKind = Collections.unmodifiableMap(new EnumMap<>(rowsByKind));
  }

  static DatasetSummary of(DatasetManifest manifest, EventSource events) {
    SummaryScan scan = new SummaryScan(manifest.kind());
    events.forEach(scan::add);
    return scan.summary(manifest);
  }
}
