package io.plimsoll.features;

import io.plimsoll.datasets.market.InstrumentId;

/** Takes the rows that a runner makes. */
@FunctionalInterface
public interface RowSink {

  /** One row; the array is reused for the next one and must be copied to be kept. */
  void row(InstrumentId instrument, long asOfNanos, double[] values);
}
