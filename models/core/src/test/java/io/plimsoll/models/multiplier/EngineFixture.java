package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.Bounds;
import io.plimsoll.models.Calibration;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.linear.LogLinearModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A small bundle and a market with a storm in it. */
final class EngineFixture {
  static final InstrumentId BTC = new InstrumentId("BTC-USD");
  static final InstrumentId ETH = new InstrumentId("ETH-USD");
  static final List<InstrumentId> UNIVERSE = List.of(BTC, ETH);
  static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** 2024-01-01T00:00:00Z. */
  static final long START = 1_704_067_200_000_000_000L;

  private EngineFixture() {}

  private static FeatureSpec variance(String name, String window, String warmUp) {
    return new FeatureSpec(
        name, "realized-variance", Map.of("window", window, "per", "1h", "warm-up", warmUp));
  }

  static ModelBundle bundle(GuardSettings guards) {
    FeatureView view =
        new FeatureView(
            "engine-test",
            MINUTE,
            5 * MINUTE,
            List.of(
                variance("rv_5m", "5m", "5m"),
                variance("rv_1h", "1h", "30m"),
                variance("rv_1d", "1d", "1h")));
    Provenance.Origin origin =
        new Provenance.Origin("sha", view.name(), view.version(), "rv_1h", 0, 1, "unknown", "25");
    LogLinearModel model =
        new LogLinearModel(
            new Provenance(origin, "log-har", "by hand", 0, "plimsoll"),
            List.of("rv_5m", "rv_1h", "rv_1d"),
            Standardizer.fit(new TrainingSet(List.of()), List.of()),
            new LogLinearModel.Coefficients(-0.3, new double[] {0.3, 0.4, 0.25}, 0.2, 0.5),
            new Bounds(1e-8, 1));
    Forecaster forecaster =
        new Forecaster(
            model,
            Calibration.gaussian(Calibration.defaultLevels()),
            "rv_1d",
            3,
            Duration.ofHours(1).toNanos());
    return new ModelBundle(
        "engine-test",
        view,
        forecaster,
        new ShrunkQuantilePolicy.Settings(0.99, 0.6, 0.03),
        guards,
        origin);
  }

  /**
   * Ten hours of trades every 20 seconds on average; in the fifth hour volatility is five times as
   * high.
   */
  static List<MarketEvent> trades(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    double[] price = {40_000, 2_000};
    for (long t = START; t < START + 600 * MINUTE; t += random.nextLong(1, 20_000_000_000L)) {
      int i = random.nextInt(2);
      boolean storm = t > START + 240 * MINUTE && t < START + 300 * MINUTE;
      price[i] *= Math.exp((storm ? 5e-3 : 1e-3) * random.nextGaussian());
      events.add(
          new Trade(
              UNIVERSE.get(i),
              t,
              t + random.nextLong(1, 1_000_000),
              price[i],
              1,
              Trade.Aggressor.UNKNOWN));
    }
    return events;
  }
}
