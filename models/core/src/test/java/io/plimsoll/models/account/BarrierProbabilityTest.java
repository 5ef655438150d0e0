package io.plimsoll.models.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.numeric.Normal;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class BarrierProbabilityTest {
  @Test
  void matchesPublishedOneTouchOptions() {
    // Haug (1998), p. 95, cash-at-expiry binary barriers, as in QuantLib's digitaloption.cpp:
    // barrier 100, r = b = 10%,
    // σ = 20%, half a year, cash 15; down-and-in from 105 is worth 9.3604, up-and-in from 95 is
    // worth 11.2223
    double discounted = 15 * Math.exp(-0.1 * 0.5);
    double drift = (0.1 - 0.2 * 0.2 / 2) * 0.5;
    double volatility = 0.2 * Math.sqrt(0.5);
    assertEquals(
        9.3604, discounted * BarrierProbability.down(Math.log(1.05), drift, volatility), 1e-4);
    assertEquals(
        11.2223, discounted * BarrierProbability.up(Math.log(100.0 / 95), drift, volatility), 1e-4);
  }

  @Test
  void withoutDriftItIsTheReflectionPrinciple() {
    assertEquals(2 * Normal.cdf(-1.5), BarrierProbability.down(0.03, 0, 0.02), 1e-15);
  }

  @Test
  void theLimitsAreExact() {
    assertEquals(1, BarrierProbability.down(0, 0.1, 0.2));
    assertEquals(1, BarrierProbability.down(-3, 0.1, 0.2));
    assertEquals(0, BarrierProbability.down(Double.POSITIVE_INFINITY, 0.1, 0.2));
    assertEquals(0, BarrierProbability.down(0.1, 0.5, 0));
    assertEquals(1, BarrierProbability.down(0.1, -0.5, 0));
    assertEquals(1, BarrierProbability.down(0.1, -1e6, 0.2));
    assertEquals(0, BarrierProbability.down(0.1, 1e6, 0.2));
    assertThrows(IllegalArgumentException.class, () -> BarrierProbability.down(Double.NaN, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> BarrierProbability.down(1, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> BarrierProbability.down(1, 0, -1));
  }

  @Property(tries = 500, seed = "1")
  void itIsAProbabilityThatFallsWithDistance(
      @ForAll @DoubleRange(min = 0.001, max = 3) @Scale(4) double distance,
      @ForAll @DoubleRange(min = -3, max = 3) @Scale(4) double drift,
      @ForAll @DoubleRange(min = 0.001, max = 3) @Scale(4) double volatility) {
    double near = BarrierProbability.down(distance, drift, volatility);
    double far = BarrierProbability.down(1.1 * distance, drift, volatility);
    assertTrue(near >= 0 && near <= 1);
    assertTrue(far <= near + 1e-12);
  }

  @Test
  void agreesWithSimulatedPaths() {
    // 4,000 paths of 2,000 steps; the barrier is moved by 0.5826·σ·√dt for the gaps between steps
    // (Broadie, Glasserman and
    // Kou, 1997); three standard errors are 0.024
    SplittableRandom random = new SplittableRandom(1);
    int paths = 4000;
    int steps = 2000;
    double dt = 1.0 / steps;
    double drift = -0.4;
    double barrier = -1 + 0.5826 * Math.sqrt(dt);
    int touched = 0;
    for (int i = 0; i < paths; i++) {
      double x = 0;
      for (int t = 0; t < steps && x > barrier; t++) {
        x += drift * dt + Math.sqrt(dt) * random.nextGaussian();
      }
      touched += x <= barrier ? 1 : 0;
    }
    assertEquals(touched / (double) paths, BarrierProbability.down(1, drift, 1), 0.024);
  }
}
