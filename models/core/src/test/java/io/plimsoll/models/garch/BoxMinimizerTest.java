package io.plimsoll.models.garch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoxMinimizerTest {
  private static final BoxMinimizer MINIMIZER = BoxMinimizer.standard();

  /** Rosenbrock (1960): a curved valley with its minimum of 0 at (1, 1). */
  private static double rosenbrock(double[] x, double[] gradient) {
    double bend = x[1] - x[0] * x[0];
    gradient[0] = -400 * x[0] * bend - 2 * (1 - x[0]);
    gradient[1] = 200 * bend;
    return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
  }

  private static Box square(double low, double high) {
    return new Box(new double[] {low, low}, new double[] {high, high});
  }

  @Test
  void theBottomOfACurvedValleyIsFound() {
    BoxMinimizer.Minimum minimum =
        MINIMIZER.minimize(
            "rosenbrock", BoxMinimizerTest::rosenbrock, square(-5, 5), new double[] {-1.2, 1});
    assertArrayEquals(new double[] {1, 1}, minimum.x(), 1e-7);
    assertTrue(minimum.steps() < 60, minimum.steps() + " steps");
  }

  /** On x ≤ 1/2 the valley is lowest at its edge, y = x²: the value there is (1 − 1/2)². */
  @Test
  void aMinimumAtALimitIsExactlyThere() {
    BoxMinimizer.Minimum minimum =
        MINIMIZER.minimize(
            "rosenbrock", BoxMinimizerTest::rosenbrock, square(-2, 0.5), new double[] {-1.2, 0.5});
    assertEquals(0.5, minimum.x()[0]);
    assertEquals(0.25, minimum.x()[1], 1e-8);
    assertEquals(0.25, minimum.value(), 1e-12);
  }

  @Test
  void aVariableLeavesALimitThatIsNoLongerBest() {
    // pulled to the limit x = 0 first by a start where the slope in x is outward
    Objective bowl =
        (x, gradient) -> {
          double a = x[0] - 0.3 + 0.9 * (x[1] - 0.7);
          double b = x[1] - 0.7;
          gradient[0] = 2 * a;
          gradient[1] = 1.8 * a + 2 * b;
          return a * a + b * b;
        };
    BoxMinimizer.Minimum minimum =
        MINIMIZER.minimize("bowl", bowl, square(0, 10), new double[] {0, 9});
    assertArrayEquals(new double[] {0.3, 0.7}, minimum.x(), 1e-8);
  }

  @Test
  void aStartOutsideIsMovedInside() {
    BoxMinimizer.Minimum minimum =
        MINIMIZER.minimize(
            "rosenbrock", BoxMinimizerTest::rosenbrock, square(-5, 5), new double[] {-90, 90});
    assertArrayEquals(new double[] {1, 1}, minimum.x(), 1e-6);
  }

  @Test
  void aRegionWhereTheFunctionIsUndefinedIsAvoided() {
    Objective log =
        (x, gradient) -> {
          gradient[0] = 1 - 1 / x[0];
          return x[0] <= 0 ? Double.NaN : x[0] - Math.log(x[0]);
        };
    BoxMinimizer.Minimum minimum =
        MINIMIZER.minimize(
            "log", log, new Box(new double[] {-10}, new double[] {10}), new double[] {0.01});
    assertEquals(1, minimum.x()[0], 1e-8);
  }

  @Test
  void runningOutOfStepsIsAnErrorThatSaysHowFarItGot() {
    BoxMinimizer hasty = new BoxMinimizer(1e-9, 3);
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                hasty.minimize(
                    "rosenbrock",
                    BoxMinimizerTest::rosenbrock,
                    square(-5, 5),
                    new double[] {-1.2, 1}));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(
        e.getMessage().startsWith("rosenbrock did not converge in 3 steps: the gradient is still"),
        e.getMessage());
  }

  @Test
  void aWrongGradientIsAnErrorAndNotAnAnswer() {
    Objective uphill =
        (x, gradient) -> {
          gradient[0] = -2 * (x[0] - 3);
          return (x[0] - 3) * (x[0] - 3);
        };
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                MINIMIZER.minimize(
                    "uphill",
                    uphill,
                    new Box(new double[] {-9}, new double[] {9}),
                    new double[] {1}));
    assertTrue(e.getMessage().contains("did not converge"), e.getMessage());
  }

  @Test
  void anUndefinedStartIsAnError() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                MINIMIZER.minimize(
                    "undefined",
                    (x, gradient) -> Double.NaN,
                    square(0, 1),
                    new double[] {0.5, 0.5}));
    assertTrue(e.getMessage().contains("the function is NaN at the start"), e.getMessage());
  }

  @Test
  void anotherStartIsFollowedWhereTheFirstStrandsAtALimit() {
    // two basins: one at the limit -1 with value 0.0, a deeper one at 2 with value -1
    Objective basins =
        (x, gradient) -> {
          boolean left = x[0] < 0.5;
          gradient[0] = left ? 1 : 2 * (x[0] - 2);
          return left ? x[0] + 1 : (x[0] - 2) * (x[0] - 2) - 1;
        };
    BoxMinimizer.Minimum minimum =
        MultiStart.minimize(
            "basins",
            basins,
            new Box(new double[] {-1}, new double[] {4}),
            List.of(new double[] {-0.9}, new double[] {3.9}));
    assertEquals(2, minimum.x()[0], 1e-8);
  }

  @Test
  void limitsThatDoNotRiseAreRefused() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> square(1, 1))
            .getMessage()
            .contains("limit 0 must rise, was 1.0 to 1.0"));
    assertThrows(IllegalArgumentException.class, () -> square(Double.NaN, 1));
  }
}
