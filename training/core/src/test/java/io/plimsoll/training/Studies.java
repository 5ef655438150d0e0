package io.plimsoll.training;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.training.evaluation.KupiecTest;
import io.plimsoll.training.replay.CoverageStatistics;
import io.plimsoll.training.replay.InstrumentMargin;
import io.plimsoll.training.replay.Procyclicality;
import io.plimsoll.training.replay.RegimeResult;
import io.plimsoll.training.replay.ReplaySeries;
import io.plimsoll.training.report.StudyInputs;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Studies of the small market, with regimes made of its forecasts and accounts that never were. */
public final class Studies {
  private Studies() {}

  /** A study with a part called real and a part called synthetic. */
  public static StudyInputs study() {
    return new StudyInputs(
        "Predictive margin: a test",
        List.of(part(StudyInputs.Origin.REAL, 1), part(StudyInputs.Origin.SYNTHETIC, 2)),
        "Commit abc, seed 1.");
  }

  static StudyInputs.Part part(StudyInputs.Origin origin, long seed) {
    List<Bar> bars = Market.bars(seed);
    ExperimentResult result =
        Experiment.run(
            Market.settings(),
            Market.ORIGIN,
            List.of(Market.panel(bars)),
            Market.CATALOG,
            Progress.NONE,
            null);
    ForecastSeries series = result.series().getFirst();
    double[] flat = new double[series.size()];
    Arrays.fill(flat, 0.03);
    StudyInputs.Margin margin =
        new StudyInputs.Margin(
            "The multiplier is a quantile of the next hour's worst move over a fixed base margin.",
            List.of(
                regime("static", series, flat, 9),
                regime("reactive", series, quantile(series, "ewma"), 7),
                regime("predictive", series, quantile(series, "log-har"), 5)),
            "predictive",
            List.of("No account here is real."));
    return new StudyInputs.Part(
        origin,
        "XYZ/USD",
        new StudyInputs.Data(
            "7,200 bars of a minute",
            "a seed",
            "Apache-2.0",
            "cafe",
            0,
            5 * 24 * Market.HOUR,
            List.of()),
        result,
        List.of(BarSeries.of(Market.XYZ, bars)),
        margin,
        List.of());
  }

  private static double[] quantile(ForecastSeries series, String family) {
    return Objects.requireNonNull(series.families().get(family)).downQuantiles()[1];
  }

  private static RegimeResult regime(
      String name, ForecastSeries series, double[] margin, int liquidations) {
    long[] times = series.asOfNanos();
    CoverageStatistics longs = CoverageStatistics.of(margin, series.down(), 0.01);
    CoverageStatistics shorts = CoverageStatistics.of(margin, series.up(), 0.01);
    InstrumentMargin instrument =
        new InstrumentMargin(
            series.instrument(),
            longs.averageMargin(),
            times,
            margin,
            series.down(),
            series.up(),
            longs,
            shorts,
            KupiecTest.of(80, 1, 0.01),
            KupiecTest.of(80, 2, 0.01),
            Procyclicality.of(times, margin));
    RegimeResult.Totals totals =
        new RegimeResult.Totals(
            200,
            1e6,
            40,
            3,
            12,
            5e3,
            liquidations,
            liquidations / 2,
            3e4,
            150.4 * liquidations,
            0,
            0,
            1e5);
    ReplaySeries empty =
        new ReplaySeries(
            new long[0], new double[0], new double[0], new double[0], new double[0], new double[0]);
    return new RegimeResult(name, List.of(instrument), totals, empty, List.of());
  }
}
