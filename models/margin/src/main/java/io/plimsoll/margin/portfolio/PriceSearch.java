package io.plimsoll.margin.portfolio;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The nearest price at which a function of the price changes its sign.
 *
 * <p>Walks outward in the logarithm of the price, in steps of one percent that grow by six percent
 * each, to a 20,000th and to 20,000 times of where it starts; where the sign has changed it halves
 * until two neighbouring numbers are left and returns the last one before the change, seen from the
 * start. Two changes within one step are not seen.
 */
final class PriceSearch {
  private static final double FIRST_STEP = 0.01;
  private static final double GROWTH = 1.06;
  private static final double REACH = 9.9;
  private static final int MOST_HALVINGS = 200;

  private PriceSearch() {}

  /** Which way the price moves. */
  enum Direction {
    DOWN(-1),
    UP(1);

    final int sign;

    Direction(int sign) {
      this.sign = sign;
    }

    Direction opposite() {
      return this == UP ? DOWN : UP;
    }
  }

  /**
   * The factor of the price at which the function changes its sign.
   *
   * @param excess of a factor of the price, finite
   */
  static OptionalDouble nearest(DoubleUnaryOperator excess, Direction direction) {
    boolean start = excess.applyAsDouble(1) >= 0;
    double before = 1;
    double step = FIRST_STEP;
    for (double reached = step; reached < REACH; reached += step) {
      double beyond = StrictMath.exp(direction.sign * reached);
      if (excess.applyAsDouble(beyond) >= 0 != start) {
        return OptionalDouble.of(halve(excess, before, beyond, start));
      }
      before = beyond;
      step *= GROWTH;
    }
    return OptionalDouble.empty();
  }

  private static double halve(
      DoubleUnaryOperator excess, double before, double beyond, boolean start) {
    double near = before;
    double far = beyond;
    for (int i = 0; i < MOST_HALVINGS; i++) {
      double middle = 0.5 * (near + far);
      if (middle == near || middle == far) {
        break;
      }
      if (excess.applyAsDouble(middle) >= 0 == start) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return near;
  }
}
