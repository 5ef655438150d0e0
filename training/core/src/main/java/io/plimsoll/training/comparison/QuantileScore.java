package io.plimsoll.training.comparison;

import java.util.List;

/**
 * How well a quantile of the worst excursion, and the expected shortfall beside it, held.
 *
 * <p>Tests of all instruments together take what they do in the same hour for independent, and so
 * reject too easily; those of one instrument do not. All of them do where horizons overlap.
 *
 * @param side {@code down} or {@code up}
 * @param rate the share of excursions beyond it; should be {@code 1 − level}
 * @param pinball mean loss
 * @param mean of the quantile, as a fraction of the price
 * @param kupiecP p-value of the right share (exact below 1,000)
 * @param kupiecHolmP the same, corrected for the number of forecasts of this side and level
 * @param power of that test against a doubled rate
 * @param shortfall the expected shortfall of all instruments together
 * @param instruments coverage by instrument
 * @param terciles the rate by third of the forecast variance
 * @param thirds coverage by the same thirds: {@code calm}, {@code middling}, {@code storm}
 * @param hours coverage by hour of the day at the origin, UTC; hours without origins are left out
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
    double kupiecHolmP,
    double power,
    Shortfall shortfall,
    List<Instrument> instruments,
    List<Double> terciles,
    List<Group> thirds,
    List<Group> hours) {
  public QuantileScore {
    instruments = List.copyOf(instruments);
    terciles = List.copyOf(terciles);
    thirds = List.copyOf(thirds);
    hours = List.copyOf(hours);
  }

  /** The same, with p-values that are corrected for how many forecasts were tested. */
  QuantileScore withHolm(double kupiec, double z2) {
    return new QuantileScore(
        name,
        from,
        side,
        level,
        origins,
        exceedances,
        rate,
        pinball,
        fz0,
        mean,
        kupiecP,
        kupiec,
        power,
        new Shortfall(shortfall.z1, shortfall.z2, shortfall.z2P, z2, shortfall.excessP),
        instruments,
        terciles,
        thirds,
        hours);
  }

  /**
   * Acerbi and Székely's tests of the expected shortfall: zero where it is right, negative where
   * excursions were worse.
   *
   * @param z1 how far exceedances went; NaN without any
   * @param z2 that and how many there were
   * @param z2P share of simulated samples with a right forecast whose z2 is as low
   * @param z2HolmP the same, corrected for the number of forecasts of this side and level
   * @param excessP of McNeil and Frey's test of exceedances alone, in units of the quantile
   */
  public record Shortfall(double z1, double z2, double z2P, double z2HolmP, double excessP) {}

  /**
   * Coverage on a part of the origins.
   *
   * @param p p-value of Kupiec's test (exact below 1,000)
   * @param holmP the same, corrected for the number of groups
   */
  public record Group(
      String name, int origins, int exceedances, double rate, double p, double holmP) {}

  /**
   * Coverage on one instrument.
   *
   * @param holmP p-value of Kupiec's test (exact below 1,000), corrected for the number of
   *     instruments
   * @param power of Kupiec's test against a doubled rate
   * @param independenceP of Christoffersen's test
   * @param dynamicP of Engle and Manganelli's test with four lags
   * @param durationP of the Weibull duration test
   * @param zone of the Basel traffic light
   * @param zonePower the chance to leave the green zone at a doubled rate
   * @param z2 of Acerbi and Székely
   * @param z2P its p-value
   */
  public record Instrument(
      String instrument,
      int origins,
      int exceedances,
      double holmP,
      double power,
      double independenceP,
      double dynamicP,
      double durationP,
      String zone,
      double zonePower,
      double z2,
      double z2P) {

    /** The same with a corrected p-value. */
    Instrument withHolm(double p) {
      return new Instrument(
          instrument,
          origins,
          exceedances,
          p,
          power,
          independenceP,
          dynamicP,
          durationP,
          zone,
          zonePower,
          z2,
          z2P);
    }
  }
}
