package io.plimsoll.margin.hitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrownianBridgeTest {
  /** The same sums as {@link BrownianBridge#lowerFirst}, but of a walk pinned at its end. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.7, 0.2", "0.5, 0.7, -0.9", "0.5, 0.7, 1.1", "0.8, 0.3, 0"})
  void bridgesAgreeWithPinnedWalks(double d, double u, double end) {
    int paths = 10_000;
    int steps = 1000;
    double shift = 0.5826 * Math.sqrt(1.0 / steps);
    SplittableRandom random = new SplittableRandom(5);
    int first = 0;
    for (int i = 0; i < paths; i++) {
      double x = 0;
      boolean done = false;
      for (int t = 0; t < steps && !done; t++) {
        double left = 1 - t / (double) steps;
        double dt = 1.0 / steps;
        double variance = dt * Math.max(0, (left - dt) / left);
        x += (end - x) * dt / left + Math.sqrt(variance) * random.nextGaussian();
        first += x <= shift - d ? 1 : 0;
        done = x <= shift - d || x >= u - shift;
      }
    }
    double p = BrownianBridge.lowerFirst(d, u, end, 1);
    assertEquals(p, first / (double) paths, 4 * Math.sqrt(p * (1 - p) / paths));
  }

  @Property(tries = 5000, seed = "1")
  void aBridgeThatEndsBeyondABarrierHasTouchedOne(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double d = Math.exp(random.nextDouble(-4, 1));
    double u = Math.exp(random.nextDouble(-4, 1));
    double variance = Math.exp(random.nextDouble(-6, 2));
    double end = random.nextDouble(-4, 4);
    double down = BrownianBridge.lowerFirst(d, u, end, variance);
    double up = BrownianBridge.lowerFirst(u, d, -end, variance);
    assertTrue(down + up <= 1 + 1e-12);
    if (end <= -d || end >= u) {
      assertEquals(1, down + up, 1e-12);
    } else {
      assertTrue(down <= BrownianBridge.lower(d, end, variance) + 1e-12);
    }
  }
}
