package io.plimsoll.serving;

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
import io.plimsoll.models.multiplier.GuardSettings;
import io.plimsoll.models.multiplier.ShrunkQuantilePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A real bundle with a small log-HAR model, and ten hours of two instruments with a storm in the
 * fifth.
 */
public final class StormyMarket {
  public static final List<InstrumentId> UNIVERSE =
      List.of(new InstrumentId("BTC-USD"), new InstrumentId("ETH-USD"));
  public static final long START = 1_704_067_200_000_000_000L; // 2024-01-01T00:00:00Z
  private static final long MINUTE = 60_000_000_000L;

  private StormyMarket() {}

  private static FeatureSpec variance(String name, String window, String warmUp) {
    return new FeatureSpec(
        name, "realized-variance", Map.of("window", window, "per", "1h", "warm-up", warmUp));
  }

  public static ModelBundle bundle() {
    FeatureView view =
        new FeatureView(
            "stormy",
            MINUTE,
            5 * MINUTE,
            List.of(
                variance("rv_5m", "5m", "5m"),
                variance("rv_1h", "1h", "30m"),
                variance("rv_1d", "1d", "1h")));
    Provenance.Origin origin =
        new Provenance.Origin(
            "5ha",
            view.name(),
            view.version(),
            "rv_1h",
            START,
            START + 60 * MINUTE,
            "unknown",
            "25");
    LogLinearModel model =
        new LogLinearModel(
            new Provenance(origin, "log-har", "by hand", 7, "plimsoll"),
            List.of("rv_5m", "rv_1h", "rv_1d"),
            Standardizer.fit(new TrainingSet(List.of()), List.of()),
            new LogLinearModel.Coefficients(-0.3, new double[] {0.3, 0.4, 0.25}, 0.2, 0.5),
            new Bounds(1e-8, 1));
    return new ModelBundle(
        "stormy",
        view,
        new Forecaster(
            model,
            Calibration.gaussian(Calibration.defaultLevels()),
            "rv_1d",
            3,
            Duration.ofHours(1).toNanos()),
        new ShrunkQuantilePolicy.Settings(0.99, 0.6, 0.03),
        GuardSettings.defaults(),
        origin);
  }

  /** Trades every ten seconds on average; in the storm volatility is five times as high. */
  public static List<MarketEvent> trades(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    double[] price = {40_000, 2_000};
    for (long t = START; t < START + 600 * MINUTE; t += random.nextLong(1, 20_000_000_000L)) {
      int i = random.nextInt(2);
      boolean storm = t > START + 240 * MINUTE && t < START + 300 * MINUTE;
      price[i] *= Math.exp((storm ? 5e-3 : 1e-3) * random.nextGaussian());
      // Available at once or a nanosecond later.
      long available = t + random.nextLong(0, 2);
      if (!events.isEmpty()) {
        available = Math.max(available, events.getLast().availableNanos());
      }
      events.add(
          new Trade(
              UNIVERSE.get(i),
              t,
              available,
              price[i],
              random.nextDouble(0.001, 3),
              Trade.Aggressor.values()[random.nextInt(3)]));
    }
    return events;
  }

  /** A trade as it is sent. */
  public static String json(MarketEvent event) {
    Trade trade = (Trade) event;
    return "{\"type\":\"trade\",\"instrument\":\""
        + trade.instrument()
        + "\",\"eventTime\":"
        + trade.eventNanos()
        + ",\"availableTime\":\""
        + Times.text(trade.availableNanos())
        + "\",\"price\":"
        + trade.price()
        + ",\"quantity\":"
        + trade.quantity()
        + ",\"aggressor\":\""
        + trade.aggressor().name().toLowerCase(java.util.Locale.ROOT)
        + "\"}";
  }
}
