package io.plimsoll.training;

import io.plimsoll.datasets.market.InstrumentId;
import java.util.Map;

/**
 * What was forecast out of sample for one instrument, and what followed; origins where every family
 * had a forecast, in order of time.
 *
 * @param asOfNanos the origins
 * @param realized the variance that followed
 * @param threshold above which it was a spike
 * @param spike whether it was
 * @param spiking whether the variance was above the threshold already at the origin
 * @param down the worst fall that followed, as a log return of zero or more
 * @param up the worst rise that followed
 * @param climatology the share of spikes in the training window of the origin's fold
 * @param families the forecasts by family, simplest first
 */
public record ForecastSeries(
    InstrumentId instrument,
    long[] asOfNanos,
    double[] realized,
    double[] threshold,
    boolean[] spike,
    boolean[] spiking,
    double[] down,
    double[] up,
    double[] climatology,
    Map<String, Family> families) {

  /**
   * The forecasts of one family.
   *
   * @param variance calibrated
   * @param spikeProbability calibrated
   * @param downQuantiles of the worst fall, {@code [level][origin]}
   * @param upQuantiles of the worst rise, {@code [level][origin]}
   */
  public record Family(
      double[] variance,
      double[] spikeProbability,
      double[][] downQuantiles,
      double[][] upQuantiles) {}

  /** How many origins. */
  public int size() {
    return asOfNanos.length;
  }
}
