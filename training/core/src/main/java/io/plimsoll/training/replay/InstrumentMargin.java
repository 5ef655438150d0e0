package io.plimsoll.training.replay;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.training.evaluation.KupiecTest;

/**
 * What a regime asked for one instrument and whether that was enough. Margin is the maintenance
 * rate of the venue's first tier times the multiplier, a fraction of notional: what is still there
 * when an account is liquidated.
 *
 * @param averageMargin over time
 * @param decisionNanos the decisions whose horizon lies within the path
 * @param margin in force from each decision on
 * @param falls how far the price then fell within the horizon, fraction of the price
 * @param rises how far it rose
 * @param longs coverage of longs, whom a fall hurts
 * @param shorts coverage of shorts
 * @param longsTest Kupiec's test over decisions whose horizons do not overlap
 */
@SuppressWarnings("ArrayRecordComponent")
public record InstrumentMargin(
    InstrumentId instrument,
    double averageMargin,
    long[] decisionNanos,
    double[] margin,
    double[] falls,
    double[] rises,
    CoverageStatistics longs,
    CoverageStatistics shorts,
    KupiecTest longsTest,
    KupiecTest shortsTest,
    Procyclicality procyclicality) {

  static InstrumentMargin of(BarContext c, int number, Excursions excursions) {
    InstrumentId instrument = c.path.instruments().get(number);
    double base = c.settings.rules().of(instrument).brackets().maintenanceRate(0);
    int n = excursions.bars.length;
    long[] times = new long[n];
    double[] margin = new double[n];
    for (int d = 0; d < n; d++) {
      times[d] = c.path.endNanos(excursions.bars[d]);
      margin[d] = base * c.regime.at(instrument, times[d]);
    }
    double alpha = c.settings.alpha();
    long horizon = c.settings.horizonNanos();
    return new InstrumentMargin(
        instrument,
        average(c, instrument, base),
        times,
        margin,
        excursions.falls[number],
        excursions.rises[number],
        CoverageStatistics.of(margin, excursions.falls[number], alpha),
        CoverageStatistics.of(margin, excursions.rises[number], alpha),
        test(times, margin, excursions.falls[number], horizon, alpha),
        test(times, margin, excursions.rises[number], horizon, alpha),
        Procyclicality.of(times, margin));
  }

  private static double average(BarContext c, InstrumentId instrument, double base) {
    double sum = 0;
    for (int b = 1; b < c.path.size(); b++) {
      long open = c.path.endNanos(b - 1);
      sum += base * c.regime.at(instrument, open) * (c.path.endNanos(b) - open);
    }
    return sum / (c.path.endNanos(c.path.size() - 1) - c.path.endNanos(0));
  }

  private static KupiecTest test(
      long[] times, double[] margin, double[] excursions, long horizon, double alpha) {
    int n = 0;
    int exceedances = 0;
    long next = Long.MIN_VALUE;
    for (int d = 0; d < times.length; d++) {
      if (times[d] >= next) {
        n++;
        exceedances += excursions[d] > margin[d] ? 1 : 0;
        next = times[d] + horizon;
      }
    }
    return KupiecTest.of(n, exceedances, alpha);
  }
}
