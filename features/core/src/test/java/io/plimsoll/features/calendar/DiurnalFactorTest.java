package io.plimsoll.features.calendar;

import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.barsOf;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.window.BarWindow;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DiurnalFactorTest extends BarKernelContract<BarWindow> {
  private static final int CYCLE = 10;
  private static final int SLOTS = 5;

  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x", "diurnal-factor", "cycle", "10m", "slot", "2m", "half-life", "30m", "warm-up", "3");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    if (seen.size() < 4 * CYCLE + 1) {
      return Double.NaN;
    }
    double[] weighted = new double[SLOTS];
    double[] weights = new double[SLOTS];
    for (int end = CYCLE; end <= seen.size(); end += CYCLE) {
      learn(seen.subList(Math.max(1, end - CYCLE) - 1, end), weighted, weights);
    }
    double sum = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      sum += weighted[slot] / weights[slot];
    }
    int now = (int) ((asOfNanos - START) / MINUTE % CYCLE) / 2;
    return Math.sqrt(weighted[now] / weights[now] / (sum / SLOTS));
  }

  /** Bars of a cycle, with the one before it for the first return; a half-life is three cycles. */
  private static void learn(List<Bar> bars, double[] weighted, double[] weights) {
    double[] r = lastReturns(bars, bars.size() - 1);
    double level = 0;
    for (int i = 1; i < r.length; i++) {
      level += Math.PI / 2 * Math.abs(r[i] * r[i - 1]) / (r.length - 1);
    }
    if (level == 0) {
      return;
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      weighted[slot] *= Math.pow(2, -1 / 3.0);
      weights[slot] *= Math.pow(2, -1 / 3.0);
    }
    for (int i = 0; i < r.length; i++) {
      int slot = (int) ((bars.get(i + 1).openNanos() - START) / MINUTE % CYCLE) / 2;
      double known = weights[slot] == 0 ? 1 : 1.081 * weighted[slot] / weights[slot];
      double u = r[i] * r[i] / level;
      if (u <= 6.635 * Math.max(1, known)) {
        weighted[slot] += u;
        weights[slot]++;
      }
    }
  }

  @Test
  void findsTheHoursThatMoveMoreThoughDaysDifferAndJumpsHappen() {
    // The first six hours move twice as much; every third day five times as much as others; one
    // return in 500 is a jump. The squares are 4 and 1, their mean 7/4: factors 4/sqrt 7, 2/sqrt 7.
    SplittableRandom random = new SplittableRandom(3);
    double[] r = new double[60 * 1440];
    for (int i = 0; i < r.length; i++) {
      int minute = (i + 1) % 1440;
      double size = (minute < 360 ? 2e-4 : 1e-4) * ((i / 1440) % 3 == 0 ? 5 : 1);
      r[i] = size * random.nextGaussian() + (random.nextInt(500) == 0 ? 50 * size : 0);
    }
    DiurnalFactor kernel = new DiurnalFactor(MINUTE, 60, 1440, 28, 7);
    BarWindow state = kernel.create();
    List<Bar> bars = barsOf(r);
    bars.forEach(bar -> kernel.update(state, bar));
    long midnight = bars.getLast().eventNanos() / (24 * HOUR) * (24 * HOUR);
    for (int hour = 0; hour < 24; hour++) {
      double expected = (hour < 6 ? 4 : 2) / Math.sqrt(7);
      double factor = kernel.value(state, midnight + hour * HOUR + 24 * HOUR);
      assertEquals(expected, factor, 0.08 * expected, "hour " + hour);
    }
  }

  @Test
  void aCycleIsMadeOfWholeSlots() {
    FeatureSpec bad = feature("x", "diurnal-factor", "slot", "7m");
    assertThrows(
        IllegalArgumentException.class,
        () -> KernelRegistry.standard().create(bad, UNIVERSE, MINUTE));
  }
}
