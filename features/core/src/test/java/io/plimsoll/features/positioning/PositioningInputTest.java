package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a feed can do to the view of positioning: be missing, late, wild or silent. */
class PositioningInputTest {
  private static final Map<Class<? extends MarketEvent>, List<String>> COLUMNS =
      Map.of(
          OpenInterest.class,
          List.of(
              "open_interest_change_1h",
              "open_interest_change_1d",
              "open_interest_shock_1h",
              "longs_near_liquidation",
              "shorts_near_liquidation",
              "open_interest_age"),
          FundingRate.class,
          List.of("funding_rate", "funding_1d", "funding_due"),
          MarkPrice.class,
          List.of("basis", "basis_change_1h", "mark_age"),
          Liquidation.class,
          List.of(
              "liquidations_1h",
              "liquidation_share_1h",
              "liquidation_imbalance_1h",
              "liquidation_intensity_15m"),
          LongShortRatio.class,
          List.of(
              "long_short_accounts",
              "long_short_top_accounts",
              "long_short_top_positions",
              "long_short_takers",
              "long_short_change_1h",
              "ratio_age"));

  private static FeatureTable run(List<MarketEvent> events) {
    return BatchRunner.run(Market.named("positioning-1h"), List.of(BTC, ETH), events::forEach)
        .getFirst();
  }

  @Test
  void whatWasNeverHeardOfIsNaNInEveryRowAndNeverZero() {
    List<MarketEvent> all = Market.perpetual(3, 20_000, BTC, ETH);
    for (Class<? extends MarketEvent> missing : COLUMNS.keySet()) {
      FeatureTable table = run(all.stream().filter(event -> !missing.isInstance(event)).toList());
      int last = table.size() - 1;
      for (String column : table.columns()) {
        boolean lacks = COLUMNS.get(missing).contains(column);
        String message = column + " without " + missing.getSimpleName();
        assertEquals(!lacks, Double.isFinite(table.column(column)[last]), message);
        for (int row = 0; lacks && row < table.size(); row++) {
          assertTrue(Double.isNaN(table.column(column)[row]), message);
        }
      }
    }
  }

  @Test
  void afterASilenceLevelsAreNotKnownAndLiquidationsAreNone() {
    List<MarketEvent> events = new ArrayList<>(Market.perpetual(4, 20_000, BTC, ETH));
    long silent = events.getLast().availableNanos();
    long paid =
        events.stream()
            .filter(event -> event instanceof FundingRate && event.instrument().equals(BTC))
            .mapToLong(MarketEvent::availableNanos)
            .max()
            .orElseThrow();
    long hour = Math.ceilDiv(silent, HOUR) * HOUR;
    for (long nanos = silent; nanos <= hour + 26 * HOUR; nanos += MINUTE) {
      events.add(Market.trade(BTC, nanos, 100, 1));
    }
    long back = hour + 26 * HOUR;
    events.add(new OpenInterest(BTC, back, back, 100, 100));
    FeatureTable table = run(events);
    for (int row = 0; row < table.size(); row++) {
      long passed = table.asOfNanos(row) - silent;
      if (passed > 2 * HOUR) {
        assertEquals(Double.NaN, table.column("basis")[row]);
        assertEquals(Double.NaN, table.column("long_short_accounts")[row]);
        assertEquals(Double.NaN, table.column("open_interest_change_1h")[row]);
        assertEquals(0, table.column("liquidations_1h")[row]);
        assertEquals(0, table.column("liquidation_share_1h")[row]);
        boolean forgotten = table.asOfNanos(row) - paid > 24 * HOUR;
        assertEquals(forgotten, Double.isNaN(table.column("funding_rate")[row]));
      }
    }
    // Open interest is back, but what it was an hour or a day ago nobody knows.
    int last = table.size() - 1;
    assertEquals(back, table.asOfNanos(last));
    assertEquals(0, table.column("open_interest_age")[last]);
    assertEquals(Double.NaN, table.column("open_interest_change_1h")[last]);
    assertEquals(Double.NaN, table.column("open_interest_change_1d")[last]);
  }

  private static double wild(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> Double.MAX_VALUE;
      case 1 -> Double.MIN_VALUE;
      case 2 -> 1e300 * random.nextDouble() + 1;
      case 3 -> 1e-300;
      default -> 0.5 + random.nextDouble();
    };
  }

  private static MarketEvent event(SplittableRandom random, long nanos) {
    double x = wild(random);
    double y = random.nextInt(4) == 0 ? Double.NaN : wild(random);
    return switch (random.nextInt(8)) {
      case 0 -> new OpenInterest(BTC, nanos, nanos, random.nextInt(4) == 0 ? 0 : x, y);
      case 1 ->
          new FundingRate(
              BTC, nanos, nanos, random.nextBoolean() ? x : -x, 1 + random.nextLong(9 * HOUR));
      case 2 -> new MarkPrice(BTC, nanos, nanos, x, y);
      case 3 -> new Liquidation(BTC, nanos, nanos, x, wild(random), random.nextBoolean());
      case 4 -> new LongShortRatio(BTC, nanos, nanos, x, y, y, 0);
      default -> new Trade(BTC, nanos, nanos, x, wild(random), Trade.Aggressor.BUYER);
    };
  }

  @Property(tries = 15, seed = "6")
  void whateverComesANumberIsInItsRangeOrNaN(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    long nanos = START;
    for (int i = 0; i < 3_000; i++) {
      nanos +=
          switch (random.nextInt(50)) {
            case 0 -> -random.nextLong(HOUR); // a clock running backwards
            case 1 -> random.nextLong(3 * HOUR);
            default -> random.nextLong(2 * MINUTE);
          };
      events.add(event(random, nanos));
    }
    FeatureTable table = run(events);
    for (String column : table.columns()) {
      for (double value : table.column(column)) {
        assertFalse(Double.isInfinite(value), column);
        boolean notNegative =
            column.startsWith("liquidations")
                || column.contains("near")
                || column.contains("share")
                || column.contains("intensity")
                || column.endsWith("_age")
                || column.startsWith("out")
                || column.contains("gap");
        assertFalse(notNegative && value < 0, column + " " + value);
        boolean bounded =
            column.contains("near") || column.contains("imbalance") || column.contains("due");
        assertFalse(bounded && Math.abs(value) > 1, column + " " + value);
        assertFalse(column.startsWith("open_interest_change") && value < -1, column);
      }
    }
  }

  /** Events of a minute in any order give the same rows, up to the order of additions. */
  @Property(tries = 10, seed = "9")
  @SuppressWarnings("unchecked")
  void theOrderWithinAMinuteDoesNotMatter(@ForAll long seed) {
    List<FeatureSpec> features =
        List.of(
            feature("x", "basis-change", "window", "1h"),
            feature("x", "funding-sum", "window", "2h"),
            feature("x", "funding-due"),
            feature("x", "open-interest-change", "window", "1h"),
            feature("x", "open-interest-shock", "window", "30m", "base", "2h"),
            feature("x", "open-interest-over-depth"),
            feature("x", "long-short-change", "window", "1h"),
            feature("x", "liquidation-notional", "window", "1h"),
            feature("x", "liquidation-imbalance", "window", "1h"),
            feature("x", "liquidation-intensity", "half-life", "15m"),
            feature("x", "event-age", "of", "mark"));
    List<MarketEvent> inOrder = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (MarketEvent event : Market.perpetual(seed, 3_000, BTC)) {
      // A nanosecond apart: of two at the same time the order does say which holds.
      last = Math.max(last + 1, event.availableNanos());
      inOrder.add(event.availableAt(last));
    }
    List<MarketEvent> shuffled = new ArrayList<>(inOrder);
    for (int from = 0, to = 0; from < shuffled.size(); from = to) {
      long minute = Sampled.minute(shuffled.get(from).availableNanos());
      while (to < shuffled.size() && Sampled.minute(shuffled.get(to).availableNanos()) == minute) {
        to++;
      }
      Collections.shuffle(shuffled.subList(from, to), new Random(seed));
    }
    long asOf = Sampled.minute(last) * MINUTE;
    int known = 0;
    for (FeatureSpec spec : features) {
      Kernel<MarketEvent, Object> kernel =
          (Kernel<MarketEvent, Object>)
              KernelRegistry.standard().create(spec, List.of(BTC), MINUTE);
      Object state = kernel.create();
      Object other = kernel.create();
      inOrder.stream()
          .filter(e -> kernel.kinds().stream().anyMatch(kind -> kind.isInstance(e)))
          .forEach(e -> kernel.update(state, e));
      shuffled.stream()
          .filter(e -> kernel.kinds().stream().anyMatch(kind -> kind.isInstance(e)))
          .forEach(e -> kernel.update(other, e));
      double expected = kernel.value(state, asOf);
      known += Double.isFinite(expected) ? 1 : 0;
      double tolerance = Double.isNaN(expected) ? 1 : 1e-15 + 1e-9 * Math.abs(expected);
      assertEquals(expected, kernel.value(other, asOf), tolerance, spec.kernel());
    }
    assertTrue(known > 7, known + " of " + features.size());
  }
}
