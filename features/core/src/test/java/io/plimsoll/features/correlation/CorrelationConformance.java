package io.plimsoll.features.correlation;

import io.plimsoll.features.ConformanceRows;

/** The rows of the conformance pack that the kernels of correlation answer for. */
public final class CorrelationConformance {
  private CorrelationConformance() {}

  /** Our numbers. */
  public static ConformanceRows rows() {
    return new ConformanceRows();
  }
}
