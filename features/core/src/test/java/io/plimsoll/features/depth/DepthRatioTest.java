package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.book.Levels;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DepthRatioTest extends DepthKernelContract<DepthRatio.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "depth-ratio", "bps", "25", "window", "20m", "warm-up", "5m");
  }

  @Override
  protected double naive(List<DepthBands> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 5 * MINUTE) {
      return Double.NaN;
    }
    long newest = seen.getLast().availableNanos() / MINUTE;
    double mean =
        seen.stream()
            .filter(depth -> newest - depth.availableNanos() / MINUTE < 20)
            .collect(
                Collectors.groupingBy(
                    depth -> depth.availableNanos() / MINUTE,
                    Collectors.averagingDouble(DepthRatioTest::total)))
            .values()
            .stream()
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseThrow();
    return total(seen.getLast()) / mean;
  }

  private static double total(DepthBands depth) {
    return depth.bidNotional()[1] + depth.askNotional()[1];
  }

  @Test
  void weighsMinutesNotSnapshots() {
    Kernel<DepthBands, DepthRatio.State> kernel = kernel();
    DepthRatio.State state = kernel.create();
    // Minute 0: a hundred snapshots of depth 4 * 25. Minute 10: one of 4 * 75. The mean of the two
    // minutes is 4 * 50.
    for (int i = 0; i < 100; i++) {
      kernel.update(state, depth(START + i, 25, 25));
    }
    kernel.update(state, depth(START + 10 * MINUTE, 75, 75));
    assertEquals(1.5, kernel.value(state, START + 10 * MINUTE), 1e-15);
  }

  @Test
  void aBookThatIsNotKnownSaysNothingAndLeavesNoTrace() {
    DepthRatio kernel =
        new DepthRatio(25, new io.plimsoll.features.window.BarSpan(MINUTE, 20, 5), 15 * MINUTE);
    DepthRatio.State state = kernel.create();
    kernel.update(state, depth(START, 25, 25));
    kernel.update(state, Levels.sample(Levels.book(START + 1, new double[0], new double[0])));
    kernel.update(
        state, Levels.sample(Levels.book(START + 3 * MINUTE, new double[0], new double[0])));
    assertEquals(Double.NaN, kernel.value(state, START + 6 * MINUTE));
    kernel.update(state, depth(START + 6 * MINUTE, 75, 75));
    // The mean of the minutes 0 and 6 is 4 * 50.
    assertEquals(1.5, kernel.value(state, START + 6 * MINUTE), 1e-15);
  }
}
