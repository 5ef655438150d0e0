package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelContract;
import io.plimsoll.features.book.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DepthHourRatioTest extends KernelContract<DepthBands, DepthHourRatio.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "depth-hour-ratio", "bps", "10", "days", "2");
  }

  /** Twenty minutes apart, over some days. */
  @Override
  protected List<DepthBands> events(long seed, Style style, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<DepthBands> events = new ArrayList<>();
    long nanos = START + 17;
    for (int i = 0; i < count; i++) {
      double size =
          switch (style) {
            case CALM, FLAT -> 1000 * (1 + random.nextDouble());
            case SPIKED -> random.nextInt(20) == 0 ? 1e18 : 1e-3 * (1 + random.nextDouble());
            case QUIET -> random.nextInt(3) == 0 ? 5 : 0;
            case HUGE -> 3e307;
          };
      events.add(DepthKernelContract.depth(nanos, size, size));
      nanos +=
          style == Style.QUIET && random.nextInt(10) == 0
              ? 30 * HOUR
              : 20 * MINUTE + random.nextLong(20 * MINUTE);
    }
    return events;
  }

  @Override
  protected double naive(List<DepthBands> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 24 * HOUR) {
      return Double.NaN;
    }
    TreeMap<Long, List<Double>> hours = new TreeMap<>();
    seen.forEach(
        depth ->
            hours
                .computeIfAbsent(depth.availableNanos() / HOUR, hour -> new ArrayList<>())
                .add(total(depth)));
    long now = asOfNanos / HOUR;
    double norm = Double.NaN;
    for (var hour : hours.headMap(now).entrySet()) {
      if ((now - hour.getKey()) % 24 == 0) {
        double mean = hour.getValue().stream().mapToDouble(d -> d).average().orElseThrow();
        norm = Double.isNaN(norm) ? mean : (norm + mean) / 2;
      }
    }
    return Double.isInfinite(norm) ? Double.NaN : total(seen.getLast()) / norm;
  }

  private static double total(DepthBands depth) {
    return depth.bidNotional(0) + depth.askNotional(0);
  }

  @Test
  void holdsTheBookAgainstTheSameHourOfTheDaysBefore() {
    Kernel<DepthBands, DepthHourRatio.State> kernel = kernel();
    DepthHourRatio.State state = kernel.create();
    // Depth 10 and 30 in the hour after midnight of day 0, a thousand in the next one.
    kernel.update(state, DepthKernelContract.depth(START, 5, 5));
    kernel.update(state, DepthKernelContract.depth(START + MINUTE, 15, 15));
    kernel.update(state, DepthKernelContract.depth(START + HOUR, 500, 500));
    // Day 1: 30 against a mean of 20.
    kernel.update(state, DepthKernelContract.depth(START + 24 * HOUR, 15, 15));
    assertEquals(1.5, kernel.value(state, START + 24 * HOUR), 0);
    assertEquals(1.5, kernel.value(state, START + 24 * HOUR + 15 * MINUTE), 0);
    assertEquals(Double.NaN, kernel.value(state, START + 24 * HOUR + 16 * MINUTE));
    // Day 2, an hour of which the days before know nothing.
    kernel.update(state, DepthKernelContract.depth(START + 50 * HOUR, 15, 15));
    assertEquals(Double.NaN, kernel.value(state, START + 50 * HOUR));
  }

  @Test
  void aBookThatIsNotKnownLeavesNoTrace() {
    DepthHourRatio kernel = new DepthHourRatio(10, 7, 15 * MINUTE);
    DepthHourRatio.State state = kernel.create();
    kernel.update(state, new DepthBands(BTC, START, START, new double[4], new double[4]));
    kernel.update(state, DepthKernelContract.depth(START + 1, 10, 10));
    kernel.update(state, Levels.sample(Levels.book(START + 2, new double[0], new double[0])));
    assertEquals(Double.NaN, kernel.value(state, START + 2));
    kernel.update(state, DepthKernelContract.depth(START + 24 * HOUR + 1, 15, 15));
    // (0 + 20) / 2 on day 0
    assertEquals(3, kernel.value(state, START + 24 * HOUR + 1), 0);
  }
}
