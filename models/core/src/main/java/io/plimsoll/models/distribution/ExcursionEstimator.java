package io.plimsoll.models.distribution;

/** Settings of a method that learns excursion quantiles from what followed earlier forecasts. */
public interface ExcursionEstimator {

  /** A name for reports, for example {@code fhs}. */
  String name();

  /**
   * Learns one side.
   *
   * @param levels increasing, in (0, 1)
   * @throws io.plimsoll.datasets.PlimsollException with INVALID_INPUT where there are too few rows
   */
  ExcursionQuantiles fit(ExcursionSample sample, double[] levels);
}
