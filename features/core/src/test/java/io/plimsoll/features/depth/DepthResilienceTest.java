package io.plimsoll.features.depth;

import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.book.Levels;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DepthResilienceTest extends DepthKernelContract<IntervalGrid> {
  @Override
  protected FeatureSpec underTest() {
    return feature(
        "x", "depth-resilience", "bps", "10", "window", "20m", "warm-up", "5m", "interval", "20s");
  }

  @Override
  protected double naive(List<DepthBands> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().availableNanos() < 5 * MINUTE) {
      return Double.NaN;
    }
    long last = asOfNanos / (20 * SECOND);
    double[] levels = new double[61];
    for (int i = 0; i <= 60; i++) {
      long end = (last - 60 + i) * 20 * SECOND;
      levels[i] =
          seen.stream()
              .filter(depth -> depth.availableNanos() <= end)
              .reduce((one, next) -> next)
              .map(depth -> depth.bidNotional(0) + depth.askNotional(0))
              .orElse(Double.NaN);
    }
    double[] x = new double[60];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      x[i] = levels[i];
      y[i] = levels[i] - levels[i + 1];
    }
    return Lines.slope(x, y);
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-9;
  }

  @Test
  void findsTheSpeedWithWhichDepthComesBack() {
    Kernel<DepthBands, IntervalGrid> kernel = kernel();
    IntervalGrid state = kernel.create();
    // Drops and halves the way back each interval: κ is a half whatever the mean is.
    double depth = 100;
    for (int i = 1; i <= 60; i++) {
      kernel.update(state, depth(START + i * 20 * SECOND, depth, 0));
      depth = 1000 + 0.5 * (depth - 1000);
    }
    assertEquals(0.5, kernel.value(state, START + 20 * MINUTE), 1e-12);
  }

  @Test
  void aRandomWalkHasLittleAndWhiteNoiseComesBackAtOnce() {
    SplittableRandom random = new SplittableRandom(1);
    FeatureSpec day =
        feature("x", "depth-resilience", "bps", "10", "window", "1000m", "interval", "20s");
    @SuppressWarnings("unchecked")
    var kernel =
        (Kernel<DepthBands, IntervalGrid>)
            io.plimsoll.features.KernelRegistry.standard().create(day, UNIVERSE, MINUTE);
    IntervalGrid walk = kernel.create();
    IntervalGrid noise = kernel.create();
    double depth = 1e6;
    for (int i = 1; i <= 3001; i++) {
      depth += random.nextDouble() - 0.5;
      kernel.update(walk, depth(START + i * 20 * SECOND, depth, 0));
      kernel.update(noise, depth(START + i * 20 * SECOND, 1000 * random.nextDouble(), 0));
    }
    // Of 3000 intervals: the Dickey–Fuller distribution of n·κ has its 99% point near 21; the
    // standard error of a correlation of 0 is 1 / √3000 = 0.018.
    assertEquals(0, kernel.value(walk, START + 3001 * 20 * SECOND), 21 / 3000.0);
    assertEquals(1, kernel.value(noise, START + 3001 * 20 * SECOND), 4 * 0.018);
  }

  @Test
  void intervalsInWhichTheBookIsNotKnownAreLeftOut() {
    DepthResilience kernel = (DepthResilience) (Object) kernel();
    IntervalGrid state = kernel.create();
    double depth = 100;
    for (int i = 1; i <= 60; i++) {
      if (i == 30) {
        kernel.update(
            state,
            Levels.sample(Levels.book(START + i * 20 * SECOND, new double[0], new double[0])));
      } else {
        kernel.update(state, depth(START + i * 20 * SECOND, depth, 0));
      }
      depth = 1000 + 0.5 * (depth - 1000);
    }
    assertEquals(0.5, kernel.value(state, START + 20 * MINUTE), 1e-12);
  }
}
