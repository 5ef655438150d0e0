package io.plimsoll.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** StrictMath, whose own error is a few units in the last place, is the outside source. */
class SquashTest {

  private static double[] grid() {
    double[] grid = new double[400_001];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (i - 200_000) / 10_000.0;
    }
    return grid;
  }

  @Test
  void tanhIsWithinItsStatedErrorAndInsideOne() {
    double[] x = grid();
    double[] z = x.clone();
    Squash.RATIONAL.tanh(z, 0, z.length);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      worst = Math.max(worst, Math.abs(z[i] - StrictMath.tanh(x[i])));
      assertTrue(Math.abs(z[i]) < 1, "tanh of " + x[i] + " gave " + z[i]);
      assertEquals(-z[i], z[x.length - 1 - i] + 0.0, 0.0, "odd at " + x[i]);
    }
    assertTrue(worst <= 2e-9, "differs by " + worst);
  }

  @Test
  void logisticIsWithinItsStatedErrorAndInsideZeroAndOne() {
    double[] x = grid();
    double[] z = x.clone();
    Squash.RATIONAL.logistic(z, 0, z.length);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      worst = Math.max(worst, Math.abs(z[i] - 1 / (1 + StrictMath.exp(-x[i]))));
      assertTrue(z[i] > 0 && z[i] < 1, "logistic of " + x[i] + " gave " + z[i]);
    }
    assertTrue(worst <= 1e-9, "differs by " + worst);
  }

  @Test
  void aSmallArgumentKeepsItsRelativeSize() {
    double[] z = {1e-12, -1e-300, 0};
    Squash.RATIONAL.tanh(z, 0, 3);
    // tanh x = x − x³/3: the fit's slope at zero is 1 − 1.2e-9
    assertEquals(1e-12, z[0], 2e-21);
    assertEquals(-1e-300, z[1], 2e-309);
    assertEquals(0, z[2]);
  }

  @Test
  void nanStaysNanAndOnlyTheRangeIsTouched() {
    for (Squash squash : Squash.values()) {
      double[] z = {3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 3};
      squash.tanh(z, 1, 4);
      assertEquals(3, z[0]);
      assertTrue(Double.isNaN(z[1]));
      assertEquals(1, z[2], 2e-9);
      assertEquals(-1, z[3], 2e-9);
      squash.logistic(z, 1, 2);
      assertTrue(Double.isNaN(z[1]));
      assertEquals(3, z[4]);
    }
  }
}
