package io.plimsoll.training.comparison;

import java.util.List;

/**
 * How well a quantile of the worst excursion held.
 *
 * @param side {@code down} or {@code up}
 * @param rate the share of excursions beyond it; should be {@code 1 − level}
 * @param pinball mean loss
 * @param mean of the quantile, as a fraction of the price
 * @param kupiecP p-value of the right share (exact below 1,000)
 * @param power of that test against a doubled rate
 * @param instruments coverage by instrument
 * @param terciles the rate by third of the forecast variance
 */
public record QuantileScore(
    String name,
    String from,
    String side,
    double level,
    int origins,
    int exceedances,
    double rate,
    double pinball,
    double fz0,
    double mean,
    double kupiecP,
    double power,
    List<Instrument> instruments,
    List<Double> terciles) {
  public QuantileScore {
    instruments = List.copyOf(instruments);
    terciles = List.copyOf(terciles);
  }

  /**
   * Coverage on one instrument.
   *
   * @param holmP p-value of Kupiec's test, corrected for the number of instruments
   * @param independenceP of Christoffersen's test
   * @param dynamicP of Engle and Manganelli's test with four lags
   * @param durationP of the Weibull duration test
   * @param zone of the Basel traffic light
   */
  public record Instrument(
      String instrument,
      int origins,
      int exceedances,
      double holmP,
      double independenceP,
      double dynamicP,
      double durationP,
      String zone) {

    /** The same with a corrected p-value. */
    Instrument withHolm(double p) {
      return new Instrument(
          instrument, origins, exceedances, p, independenceP, dynamicP, durationP, zone);
    }
  }
}
