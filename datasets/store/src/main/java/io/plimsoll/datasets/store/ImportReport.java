package io.plimsoll.datasets.store;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.Outcome;
import io.plimsoll.datasets.market.MarketEvent;
import java.util.List;

/**
 * What an import did.
 *
 * @param status whether anything changed
 * @param manifest of the dataset as it is stored now
 * @param quarantineSample the first rows that were set aside, at most {@value #SAMPLE}; all of them
 *     stand in the dataset's {@code quarantine.csv}. Empty if nothing was imported
 */
public record ImportReport(
    Status status, DatasetManifest manifest, List<Outcome.Failed<MarketEvent>> quarantineSample) {
  static final int SAMPLE = 5;

  /** What happened to the catalog. */
  public enum Status {
    /** The dataset is new. */
    IMPORTED,
    /** The dataset took the place of another one of its name. */
    REPLACED,
    /** The very same dataset was there already; nothing was done. */
    UNCHANGED
  }

  public ImportReport {
    quarantineSample = List.copyOf(quarantineSample);
  }
}
