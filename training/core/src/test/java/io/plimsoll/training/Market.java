package io.plimsoll.training;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.CoreEstimators;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A small market of one instrument whose volatility comes in waves, with a view of its bars, for
 * tests of experiments.
 */
final class Market {
  static final InstrumentId XYZ = new InstrumentId("XYZ-USD");
  static final long MINUTE = 60_000_000_000L;
  static final long HOUR = 60 * MINUTE;
  static final int MINUTES = 5 * 1440;
  static final Labeler.Settings LABELS =
      new Labeler.Settings(HOUR, MINUTE, "rv_1d", "rv_1h", 2, 0.001);
  static final EstimatorProvider.Inputs INPUTS =
      new EstimatorProvider.Inputs(
          List.of("rv_15m", "rv_1h", "rv_4h"),
          "rv_1h",
          "ewma_1h",
          List.of("rv_15m", "rv_1h", "rv_4h"));
  static final Provenance.Origin ORIGIN = BuildInfo.origin("cafe", "test", "1", "rv_1h", "abc");
  static final EstimatorCatalog CATALOG = EstimatorCatalog.of(new CoreEstimators());

  private Market() {}

  static FeatureView view() {
    return new FeatureView(
        "test",
        MINUTE,
        10 * MINUTE,
        List.of(
            variance("rv_15m", "15m"),
            variance("rv_1h", "1h"),
            variance("rv_4h", "4h"),
            new FeatureSpec(
                "rv_1d", "realized-variance", Map.of("window", "1d", "per", "1h", "warm-up", "6h")),
            new FeatureSpec("ewma_1h", "ewma-variance", Map.of("half-life", "1h", "per", "1h"))));
  }

  private static FeatureSpec variance(String name, String window) {
    return new FeatureSpec(name, "realized-variance", Map.of("window", window, "per", "1h"));
  }

  static ExperimentSettings settings() {
    return new ExperimentSettings(
        "test",
        List.of("random-walk", "ewma", "log-har"),
        List.of("ewma", "log-har"),
        "log-har",
        INPUTS,
        LABELS,
        new PurgedWalkForward.Settings(
            36 * HOUR, 12 * HOUR, HOUR, PurgedWalkForward.Mode.EXPANDING),
        10 * MINUTE,
        0.25,
        List.of(0.9, 0.99),
        1,
        2);
  }

  /**
   * Log volatility is an autoregression with a half-life of about three hours; returns are normal
   * given it.
   */
  static List<Bar> bars(long seed) {
    return bars(seed, MINUTES, seed);
  }

  /** The same bars up to a minute, others after it. */
  static List<Bar> bars(long seed, int until, long otherSeed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Bar> bars = new ArrayList<>();
    double price = 100;
    double log = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      if (minute == until) {
        random = new SplittableRandom(otherSeed);
      }
      log = 0.996 * log + 0.09 * random.nextGaussian();
      double open = price;
      price *= StrictMath.exp(0.0008 * StrictMath.exp(log) * random.nextGaussian());
      double high = Math.max(open, price) * (1 + 1e-5);
      double low = Math.min(open, price) * (1 - 1e-5);
      bars.add(
          new Bar(
              XYZ,
              minute * MINUTE,
              (minute + 1) * MINUTE,
              (minute + 1) * MINUTE,
              open,
              high,
              low,
              price,
              1,
              0,
              1));
    }
    return bars;
  }

  static FeatureTable features(List<Bar> bars) {
    EventSource source = bars::forEach;
    return BatchRunner.run(view(), List.of(XYZ), source).getFirst();
  }

  static Panel panel(List<Bar> bars) {
    FeatureTable features = features(bars);
    return new Panel(features, new Labeler(LABELS).label(features, BarSeries.of(XYZ, bars)));
  }

  /** The table with one more column. */
  static FeatureTable with(FeatureTable table, String name, double[] values) {
    List<String> columns = new ArrayList<>(table.columns());
    columns.add(name);
    long[] asOf = new long[table.size()];
    Arrays.setAll(asOf, table::asOfNanos);
    double[][] all = new double[columns.size()][];
    for (int i = 0; i < table.columns().size(); i++) {
      all[i] = table.column(columns.get(i));
    }
    all[columns.size() - 1] = values;
    return new FeatureTable(table.instrument(), table.viewVersion(), columns, asOf, all);
  }
}
