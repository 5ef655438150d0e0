package io.plimsoll.features;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Events and views for tests. */
public final class Market {
  public static final long SECOND = 1_000_000_000L;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;

  /** Midnight, a multiple of every span used in tests. */
  public static final long START = 1_700_006_400L * SECOND;

  public static final InstrumentId BTC = new InstrumentId("BTC-USD");
  public static final InstrumentId ETH = new InstrumentId("ETH-USD");
  public static final InstrumentId SOL = new InstrumentId("SOL-USD");

  private Market() {}

  public static Trade trade(InstrumentId instrument, long nanos, double price, double quantity) {
    return new Trade(instrument, nanos, nanos, price, quantity, Trade.Aggressor.UNKNOWN);
  }

  /** A bar that opens at the close before it. */
  public static Bar bar(
      InstrumentId instrument,
      long openNanos,
      long span,
      double open,
      double close,
      double volume) {
    return new Bar(
        instrument,
        openNanos,
        openNanos + span,
        openNanos + span,
        open,
        Math.max(open, close),
        Math.min(open, close),
        close,
        volume,
        close > open ? volume : -volume,
        1);
  }

  /**
   * One-minute bars from START whose log returns are given; the first bar is at the start price of
   * 100.
   */
  public static List<Bar> barsOf(double... returns) {
    List<Bar> bars = new ArrayList<>();
    double price = 100;
    bars.add(bar(BTC, START, MINUTE, price, price, 1));
    for (int i = 0; i < returns.length; i++) {
      double next = price * StrictMath.exp(returns[i]);
      bars.add(bar(BTC, START + (i + 1) * MINUTE, MINUTE, price, next, 1 + i % 3));
      price = next;
    }
    return bars;
  }

  /**
   * Trades, quotes and depth of several instruments over some hours, in available order, irregular
   * and with quiet minutes.
   */
  public static List<MarketEvent> events(long seed, int count, InstrumentId... instruments) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    double[] price = new double[instruments.length];
    java.util.Arrays.fill(price, 100);
    long nanos = START + 1;
    for (int e = 0; e < count; e++) {
      nanos +=
          switch (random.nextInt(40)) {
            case 0 -> random.nextLong(10 * MINUTE);
            case 1, 2, 3 -> 0;
            case 4 -> MINUTE - nanos % MINUTE;
            default -> random.nextLong(20 * SECOND);
          };
      int i = random.nextInt(instruments.length);
      price[i] *= StrictMath.exp(0.002 * (random.nextDouble() - 0.5));
      InstrumentId id = instruments[i];
      long happened = nanos - random.nextLong(SECOND);
      switch (random.nextInt(6)) {
        case 0 ->
            events.add(new Quote(id, happened, nanos, price[i] * 0.9999, 1, price[i] * 1.0001, 2));
        case 1 -> {
          double d = 1000 * (1 + random.nextDouble());
          events.add(
              new DepthBands(
                  id,
                  happened,
                  nanos,
                  new double[] {d, 2 * d, 3 * d, 4 * d},
                  new double[] {d, d, 2 * d, 3 * d}));
        }
        default ->
            events.add(
                new Trade(
                    id,
                    happened,
                    nanos,
                    price[i],
                    0.01 + random.nextDouble(),
                    Trade.Aggressor.values()[random.nextInt(3)]));
      }
    }
    return events;
  }

  /** The same, and what happens to the holders of a perpetual, at the times of some of them. */
  public static List<MarketEvent> perpetual(long seed, int count, InstrumentId... instruments) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> all = new ArrayList<>();
    for (MarketEvent event : events(seed, count, instruments)) {
      all.add(event);
      InstrumentId id = event.instrument();
      long nanos = event.availableNanos();
      long happened = event.eventNanos();
      double x = 1 + random.nextDouble();
      switch (random.nextInt(10)) {
        case 0 -> all.add(new OpenInterest(id, happened, nanos, 1e4 * x, 1e6 * x));
        case 1 -> all.add(new FundingRate(id, happened, nanos, 1e-4 * (x - 1.4), 8 * HOUR));
        case 2 -> all.add(new MarkPrice(id, happened, nanos, 100 + 0.1 * x, 100));
        case 3 -> all.add(new Liquidation(id, happened, nanos, 100, 0.1 * x, random.nextBoolean()));
        case 4 -> all.add(new LongShortRatio(id, happened, nanos, x, 1 / x, x * x, 1.5 / x));
        default -> {}
      }
    }
    return all;
  }

  /** Hours since the last midnight in UTC. */
  public static double hourOfDay(long nanos) {
    java.time.ZonedDateTime time =
        java.time.Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
            .atZone(java.time.ZoneOffset.UTC);
    return time.toLocalTime().toNanoOfDay() / (double) HOUR;
  }

  /** A view over one-minute bars, a row every five minutes. */
  public static FeatureView view(FeatureSpec... features) {
    return new FeatureView("test", MINUTE, 5 * MINUTE, List.of(features));
  }

  /** A column of a view: name, kernel, then keys and values. */
  public static FeatureSpec feature(String name, String kernel, String... settings) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      map.put(settings[i], settings[i + 1]);
    }
    return new FeatureSpec(name, kernel, map);
  }

  /**
   * A view of this project. Its YAML is plain on purpose (two levels, "key: value" lines, sources
   * as "[a, b]"), so that these tests can read it without a parser; anything else in it fails here.
   */
  public static FeatureView named(String name) {
    Map<String, Object> top = new LinkedHashMap<>();
    List<Map<String, Object>> features = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(Views.open(name), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#") || line.equals("features:")) {
          continue;
        }
        if (line.startsWith("  - ")) {
          features.add(new LinkedHashMap<>());
        }
        String[] parts = line.substring(line.startsWith("  ") ? 4 : 0).split(": ", 2);
        (line.startsWith("  ") ? features.getLast() : top)
            .put(
                parts[0],
                parts[0].equals("sources")
                    ? List.of(parts[1].substring(1, parts[1].length() - 1).split(", "))
                    : parts[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    top.put("features", features);
    return FeatureView.from(ConfigTree.of(name, top));
  }
}
