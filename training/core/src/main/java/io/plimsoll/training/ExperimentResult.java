package io.plimsoll.training;

import io.plimsoll.models.Forecaster;
import java.util.List;
import java.util.Map;

/**
 * What an experiment found: its numbers, the forecasts behind them and the forecasters of each
 * fold.
 *
 * @param series one an instrument
 * @param forecasters by family, in order of time; each may be used from its fold's first test time
 *     on without having seen the future
 */
public record ExperimentResult(
    ExperimentSummary summary,
    List<ForecastSeries> series,
    Map<String, List<DatedForecaster>> forecasters) {
  public ExperimentResult {
    series = List.copyOf(series);
  }

  /**
   * A forecaster and the time from which it may be used.
   *
   * @param fromNanos every label it was fitted or calibrated on had matured by then
   * @param toNanos when the next one takes over
   */
  public record DatedForecaster(long fromNanos, long toNanos, Forecaster forecaster) {}
}
