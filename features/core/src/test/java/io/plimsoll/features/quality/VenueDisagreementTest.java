package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SOL;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VenueDisagreementTest extends KernelContract<Bar, VenueDisagreement.State> {
  @Override
  protected FeatureSpec underTest() {
    return venues("20m");
  }

  private static FeatureSpec venues(String window) {
    return feature(
        "x", "venue-disagreement", "first", "BTC-USD", "second", "ETH-USD", "window", window);
  }

  private static Bar bar(InstrumentId instrument, int minute, double close) {
    return Market.bar(instrument, START + minute * MINUTE, MINUTE, close, close, 1);
  }

  /** Three instruments a minute; in other markets than a calm one some bars are missing. */
  @Override
  protected List<Bar> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Bar> bars = new ArrayList<>();
    int minute = 0;
    for (int i = 0; bars.size() < count; i++) {
      minute += style == Style.QUIET && random.nextInt(10) == 0 ? 25 : 1;
      for (InstrumentId instrument : List.of(BTC, SOL, ETH)) {
        double close =
            switch (style) {
              case CALM, QUIET -> 100 + random.nextDouble();
              case SPIKED -> random.nextInt(20) == 0 ? 1e250 : 1e-250;
              case FLAT -> 100;
              case HUGE -> 1e300 * (1 + random.nextDouble());
            };
        boolean there = style == Style.CALM || random.nextInt(5) > 0;
        if (there && bars.size() < count) {
          bars.add(bar(instrument, minute - 1, close));
        }
      }
    }
    return bars;
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    TreeSet<Long> ends = new TreeSet<>();
    seen.stream()
        .filter(bar -> !bar.instrument().equals(SOL))
        .forEach(bar -> ends.add(bar.eventNanos()));
    Map<Long, Double> distances = new HashMap<>();
    long first = Long.MAX_VALUE;
    for (long end : ends) {
      double distance = distance(seen, end);
      if (!Double.isNaN(distance)) {
        distances.put(end, distance);
        first = Math.min(first, end);
      }
    }
    long newest = ends.isEmpty() ? 0 : ends.last();
    long latest =
        distances.keySet().stream().filter(end -> end < newest).mapToLong(e -> e).max().orElse(0);
    if (first == Long.MAX_VALUE
        || asOfNanos - first < 20 * MINUTE
        || asOfNanos - latest > 15 * MINUTE) {
      return Double.NaN;
    }
    double mean =
        distances.entrySet().stream()
            .filter(e -> e.getKey() < newest && e.getKey() > asOfNanos - 20 * MINUTE)
            .mapToDouble(Map.Entry::getValue)
            .average()
            .orElse(Double.NaN);
    return distance(seen, asOfNanos) / mean;
  }

  private static double distance(List<Bar> seen, long asOfNanos) {
    double[] last = {Double.NaN, Double.NaN};
    for (Bar bar : seen) {
      boolean fresh = bar.eventNanos() <= asOfNanos && asOfNanos - bar.eventNanos() <= 15 * MINUTE;
      if (fresh && !bar.instrument().equals(SOL)) {
        last[bar.instrument().equals(BTC) ? 0 : 1] = StrictMath.log(bar.close());
      }
    }
    return Math.abs(last[0] - last[1]);
  }

  @Test
  void isTheDistanceOfNowOverItsMeanBefore() {
    List<Bar> bars = new ArrayList<>();
    double[] apart = {0.01, 0.02, 0.03, 0.08};
    for (int i = 0; i < apart.length; i++) {
      bars.add(bar(BTC, i, 100));
      bars.add(bar(ETH, i, 100 * Math.exp(i % 2 == 0 ? apart[i] : -apart[i])));
    }
    // Three minutes end at the newest bar: two distances before it, 0.02 and 0.03.
    assertEquals(0.08 / 0.025, Conformance.value(venues("3m"), UNIVERSE, bars), 1e-9);
  }

  @Test
  void refusesInstrumentsThatItWillNotSee() {
    for (String second : List.of("DOGE-USD", "BTC-USD", "")) {
      FeatureSpec feature =
          feature("x", "venue-disagreement", "first", "BTC-USD", "second", second, "window", "1h");
      assertThrows(
          IllegalArgumentException.class,
          () -> KernelRegistry.standard().create(feature, UNIVERSE, MINUTE));
    }
  }
}
