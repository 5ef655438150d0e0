package io.plimsoll.features.calendar;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.window.BarWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeasonalVarianceTest extends BarKernelContract<BarWindow> {
  private static final double FLOOR = 0.02;

  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x", "seasonal-variance", "cycle", "12m", "days", "5", "span", "4m", "base", "15m");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    // Three of five days must count, their base of eight returns; the span begins then.
    return seen.size() - 1 < 8 + 3 * 12 - 4 ? Double.NaN : naive(seen, asOfNanos, 5, 12, 4, 15, 4);
  }

  /** From the times of the bars; {@code ahead} is where the span ends after the time of the day. */
  private static double naive(
      List<Bar> seen, long asOf, int days, int cycle, int span, int base, int ahead) {
    double sum = 0;
    int count = 0;
    for (int d = 1; d <= days; d++) {
      long end = asOf - (d * cycle - ahead) * MINUTE;
      double[] own = returnsBetween(seen, end - span * MINUTE, end);
      double[] level = returnsBetween(seen, end - base * MINUTE, end);
      if (2 * own.length >= span && 2 * level.length >= base && sumOfSquares(level) > 0) {
        double usual = sumOfSquares(level) / level.length;
        double variance = sumOfSquares(own) / own.length;
        sum += Math.log((variance + FLOOR * usual) / (usual * (1 + FLOOR)));
        count++;
      }
    }
    return 2 * count >= days ? sum / count : Double.NaN;
  }

  private static double[] returnsBetween(List<Bar> bars, long after, long until) {
    List<Double> returns = new ArrayList<>();
    for (int i = 1; i < bars.size(); i++) {
      long close = bars.get(i).eventNanos();
      if (close > after && close <= until) {
        returns.add(StrictMath.log(bars.get(i).close()) - StrictMath.log(bars.get(i - 1).close()));
      }
    }
    return returns.stream().mapToDouble(r -> r).toArray();
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  private static double value(List<Bar> bars, String... settings) {
    return Conformance.value(feature("x", "seasonal-variance", settings), List.of(BTC), bars);
  }

  @Test
  void comparesTheComingSpanOfEachDayWithTheBaseThatEndsWithIt() {
    // Days of 4 bars, the row after the 8th return. A day ago the coming bar was the 5th: 0.03, its
    // base of 4 the 2nd to the 5th: squares 1, 1, 1, 9 (e-4), mean 3, ratio 3. The bar that ended
    // then was the 4th: 0.01, its base 1, 1, 1, 1, ratio 1.
    List<Bar> bars = barsOf(0.01, -0.01, 0.01, -0.01, 0.03, 0, 0, 0.01);
    String[] settings = {"cycle", "4m", "days", "1", "span", "1m", "base", "4m", "side", ""};
    settings[9] = "coming";
    assertEquals(Math.log((3 + FLOOR) / (1 + FLOOR)), value(bars, settings), 1e-11);
    settings[9] = "past";
    assertEquals(0, value(bars, settings), 1e-11);
    // Two days ago the coming bar was the first: its base has one of four returns, it does not
    // count; the bar that ended two days ago has none.
    settings[3] = "2";
    assertEquals(0, value(bars, settings), 1e-11);
    settings[9] = "coming";
    assertEquals(Math.log((3 + FLOOR) / (1 + FLOOR)), value(bars, settings), 1e-11);
    settings[3] = "3";
    assertEquals(Double.NaN, value(bars, settings), "one day of three is less than half");
  }

  @Test
  void aQuietSpanGivesTheFloorAndABaseThatNeverMovedNothing() {
    String[] settings = {"cycle", "4m", "days", "1", "span", "1m", "base", "4m"};
    List<Bar> quiet = barsOf(0.01, -0.01, 0.01, -0.01, 0, 0.01, 0, 0.01);
    assertEquals(Math.log(FLOOR / (1 + FLOOR)), value(quiet, settings), 1e-11);
    assertEquals(Double.NaN, value(barsOf(0, 0, 0, 0, 0, 0, 0, 0.01), settings));
  }

  @Test
  void keepsToTheClockWhereBarsAreMissing() {
    FeatureSpec feature = underTest();
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Bar> bars = new ArrayList<>(events(seed, Style.CALM, 400));
      int gap = 60 + random.nextInt(80);
      bars.subList(200, 200 + gap).clear();
      bars.removeIf(bar -> random.nextInt(3) == 0);
      SeasonalVariance kernel =
          (SeasonalVariance) KernelRegistry.standard().create(feature, UNIVERSE, MINUTE);
      BarWindow state = kernel.create();
      for (int i = 0; i < bars.size(); i++) {
        kernel.update(state, bars.get(i));
        if (i < 60) {
          continue;
        }
        // Also as of a time when the newest bars have not come, within a bar.
        for (long late : new long[] {0, 2 * MINUTE + 7, 9 * MINUTE}) {
          long asOf = bars.get(i).eventNanos() + late;
          long row = asOf - asOf % MINUTE;
          // A span of which bars may still come is not known yet.
          double expected = known(bars.subList(0, i + 1), row);
          assertEquals(expected, kernel.value(state, asOf), 1e-9, seed + " bar " + i);
        }
      }
    }
  }

  private static double known(List<Bar> seen, long row) {
    long newest = seen.getLast().eventNanos();
    double sum = 0;
    int count = 0;
    for (int d = 1; d <= 5; d++) {
      long end = row - (d * 12 - 4) * MINUTE;
      double one = naive(seen, end, 1, 0, 4, 15, 0);
      if (end <= newest && !Double.isNaN(one)) {
        sum += one;
        count++;
      }
    }
    return 2 * count >= 5 ? sum / count : Double.NaN;
  }

  @Test
  void findsTheHourThatMovesTwiceAsMuch() {
    // From 6 to 7 returns are twice as large: squares 4 against (4 + 23) / 24 = 9/8 of a day, ratio
    // 32/9; all other hours 8/9. One day's logarithm of 60 squares has a standard deviation of
    // sqrt(2/60) = 0.18, the mean of 14 one of 0.05; it is biased by -1/60.
    SplittableRandom random = new SplittableRandom(3);
    double[] r = new double[23 * 1440];
    for (int i = 0; i < r.length; i++) {
      int hour = (i + 1) % 1440 / 60;
      r[i] = (hour == 6 ? 2e-4 : 1e-4) * random.nextGaussian();
    }
    SeasonalVariance kernel =
        new SeasonalVariance(MINUTE, 14, 1440, 60, 7 * 1440, SeasonalVariance.Side.COMING, FLOOR);
    BarWindow state = kernel.create();
    for (Bar bar : barsOf(r)) {
      kernel.update(state, bar);
      if (bar.eventNanos() % HOUR == 0 && bar.openNanos() > START + 22 * 24 * HOUR) {
        boolean six = bar.eventNanos() / HOUR % 24 == 6;
        double expected = Math.log(((six ? 32 : 8) / 9.0 + FLOOR) / (1 + FLOOR)) - 1 / 60.0;
        assertEquals(expected, kernel.value(state, bar.eventNanos()), 0.2);
      }
    }
  }

  @Test
  void refusesASpanThatDoesNotFit() {
    List<Bar> bars = barsOf(0.01);
    assertThrows(IllegalArgumentException.class, () -> value(bars, "cycle", "4m", "span", "5m"));
    assertThrows(IllegalArgumentException.class, () -> value(bars, "base", "4m", "span", "5m"));
    assertThrows(IllegalArgumentException.class, () -> value(bars, "floor", "0"));
    assertThrows(IllegalArgumentException.class, () -> value(bars, "days", "0"));
  }
}
