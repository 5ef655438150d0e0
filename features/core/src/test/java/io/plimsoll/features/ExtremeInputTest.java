package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SOL;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static io.plimsoll.features.Market.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever the events, a number is right or NaN, never infinite and never outside its range. */
class ExtremeInputTest {
  private static final List<InstrumentId> UNIVERSE = List.of(BTC, ETH, SOL);

  private static double wild(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> Double.MAX_VALUE;
      case 1 -> Double.MIN_VALUE;
      case 2 -> 1e300 * random.nextDouble() + 1;
      case 3 -> 1e-300;
      default -> 0.5 + random.nextDouble();
    };
  }

  private static MarketEvent event(SplittableRandom random, InstrumentId id, long nanos) {
    return switch (random.nextInt(6)) {
      case 0 -> new Quote(id, nanos, nanos, wild(random), 1, wild(random), 1);
      case 1 -> {
        double bid = random.nextBoolean() ? 0 : wild(random);
        double ask = random.nextBoolean() ? 0 : wild(random);
        yield new DepthBands(
            id, nanos, nanos, new double[] {0, bid, bid, bid}, new double[] {ask, ask, ask, ask});
      }
      default ->
          new Trade(
              id,
              nanos,
              nanos,
              wild(random),
              wild(random),
              Trade.Aggressor.values()[random.nextInt(3)]);
    };
  }

  @Property(tries = 20, seed = "5")
  void noRowHoldsAnInfinityWhateverComes(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    long nanos = START;
    for (int i = 0; i < 2_000; i++) {
      nanos +=
          switch (random.nextInt(50)) {
            case 0 -> -random.nextLong(HOUR); // a clock running backwards
            case 1 -> random.nextLong(3 * HOUR);
            default -> random.nextLong(2 * MINUTE);
          };
      events.add(event(random, UNIVERSE.get(random.nextInt(3)), nanos));
    }
    BatchRunner.Result result =
        BatchRunner.runCounted(
            Market.named("depth-1h"), UNIVERSE, events::forEach, KernelRegistry.standard());
    assertEquals(2_000, result.counters().accepted() + result.counters().late());
    for (FeatureTable table : result.tables()) {
      for (String column : table.columns()) {
        for (double value : table.column(column)) {
          assertFalse(Double.isInfinite(value), column);
          boolean share = column.contains("share") || column.contains("ratio");
          assertFalse(value < 0 && (share || column.startsWith("rv_")), column);
          boolean bounded =
              column.contains("share")
                  || column.startsWith("signed")
                  || column.startsWith("leverage")
                  || column.startsWith("imbalance")
                  || column.startsWith("average");
          assertFalse(bounded && Math.abs(value) > 1, column);
        }
      }
    }
  }

  @Test
  void aSumThatOverflowsIsNotMistakenForAnEmptyWindow() {
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      bars.add(Market.bar(BTC, START + i * MINUTE, MINUTE, 1, 1 + i, Double.MAX_VALUE));
    }
    for (String kernel : List.of("amihud", "signed-volume")) {
      double value = Conformance.value(feature("x", kernel, "window", "3m"), UNIVERSE, bars);
      assertTrue(Double.isNaN(value), kernel + " " + value);
    }
    FeatureSpec ratio = feature("x", "volume-ratio", "window", "1m", "base", "3m");
    assertTrue(Double.isNaN(Conformance.value(ratio, UNIVERSE, bars)));
    double most = Double.MAX_VALUE;
    // (max/2 - max) / (3/4 max) = -2/3, though bid and ask cannot be added.
    Quote crossed = new Quote(BTC, START, START, most, 1, most / 2, 1);
    assertEquals(
        -2.0 / 3,
        Conformance.value(feature("x", "quoted-spread"), UNIVERSE, List.of(crossed)),
        1e-15);
    double[] all = {most, most, most, most};
    DepthBands depth =
        new DepthBands(BTC, START, START, all, new double[] {0, most / 3, most, most});
    // (1 - 1/3) / (1 + 1/3) = 1/2
    assertEquals(
        0.5, Conformance.value(feature("x", "depth-imbalance"), UNIVERSE, List.of(depth)), 1e-15);
  }

  @Test
  void aHoleLongerThanTheWindowSilencesTheRowsInItAndIsBridgedByOneReturn() {
    FeatureView view = view(feature("rv", "realized-variance", "window", "10m"));
    List<Bar> bars = new ArrayList<>(Market.barsOf(new double[14]));
    Bar back = Market.bar(BTC, START + 75 * MINUTE, MINUTE, 100 * Math.E, 100 * Math.E, 1);
    bars.add(back);
    FeatureTable table = BatchRunner.run(view, List.of(BTC), bars::forEach).getFirst();
    for (int row = 0; row < table.size(); row++) {
      long minute = (table.asOfNanos(row) - START) / MINUTE;
      // Eleven bars are there at minute 11; the last one closes at 15 and is forgotten a window and
      // a bar later, at 26.
      boolean known = minute >= 11 && minute <= 26;
      assertEquals(known ? 0 : Double.NaN, table.value(row, 0), "minute " + minute);
    }
    bars.add(Market.bar(BTC, START + 79 * MINUTE, MINUTE, 100 * Math.E, 100 * Math.E, 1));
    table = BatchRunner.run(view, List.of(BTC), bars::forEach).getFirst();
    assertEquals(1, table.value(table.size() - 1, 0), 1e-12);
  }

  @Test
  void aHoleOfAMonthBetweenBarsThatBecomeKnownTogetherIsNotFilled() {
    FeatureView view = view(feature("rv", "realized-variance", "window", "10m"));
    long known = START + 2_000 * 24 * HOUR;
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < 22; i++) {
      long open = START + (i < 11 ? 0 : 1_000 * 24 * HOUR) + i * MINUTE;
      bars.add(new Bar(BTC, open, open + MINUTE, known, 100, 100, 100, 100, 1, 0, 1));
    }
    List<Bar> seen = new ArrayList<>();
    OnlineRunner runner = new OnlineRunner(view, List.of(BTC), (instrument, asOf, values) -> {});
    runner.tapBars(seen::add);
    bars.forEach(runner::accept);
    assertEquals(bars, seen);
  }
}
