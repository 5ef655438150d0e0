package io.plimsoll.margin.portfolio;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The nearest prices at which two functions of the price, the excess over the requirement and
 * equity, change their signs.
 *
 * <p>Walks outward in the logarithm of the price, in steps of one percent that grow by eight
 * percent each, to about a thousandth and a thousand times of where it starts. Where a sign has
 * changed it closes in by the secant (Illinois) and by halving until neighbouring numbers are left
 * or the function is zero, and returns the last one before the change, seen from the start. Two
 * changes within one step are not seen. What was valued on the way is kept.
 *
 * <p><b>Reference</b>: M. Dowell and P. Jarratt, "A modified regula falsi method for computing the
 * root of an equation", BIT 11 (1971).
 */
final class PriceSearch {
  private static final int STEPS = 53;
  private static final int MOST_CLOSINGS = 200;

  /** Neighbouring doubles are 1 to 2 parts in 10¹⁶ apart. */
  private static final double CLOSE = 4e-16;

  /** Distance of each step from the start in the logarithm of the price. */
  private static final double[] REACHED = reached();

  private final Functions functions;

  /** By side (down, up) and step; NaN where not valued yet. */
  private final double[][] excess = {unknown(), unknown()};

  private final double[][] equity = {unknown(), unknown()};

  /** Equity and what of it exceeds the requirement, at a multiple of the price. */
  interface Functions {
    /** Values both at a multiple of the price. */
    void move(double factor);

    double equity();

    double excess();
  }

  private enum Which {
    EXCESS,
    EQUITY
  }

  PriceSearch(Functions functions) {
    this.functions = functions;
  }

  private static double[] reached() {
    double[] reached = new double[STEPS];
    double step = 0.01;
    for (int k = 1; k < STEPS; k++) {
      reached[k] = reached[k - 1] + step;
      step *= 1.08;
    }
    return reached;
  }

  private static double[] unknown() {
    double[] values = new double[STEPS];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /**
   * The factor of the price at which a position, or what it is part of, is liquidated: on the side
   * on which the position loses, else on the other; of an account below its requirement the one at
   * which it no longer is.
   *
   * @param exposure its sign says on which side the position loses
   */
  OptionalDouble liquidation(double exposure) {
    return first(Which.EXCESS, exposure);
  }

  /** Likewise the factor at which equity is gone. */
  OptionalDouble bankruptcy(double exposure) {
    return first(Which.EQUITY, exposure);
  }

  private OptionalDouble first(Which which, double exposure) {
    boolean well = at(which, 0, 0) >= 0;
    int side = exposure > 0 == well ? 0 : 1;
    OptionalDouble root = nearest(which, side);
    return root.isPresent() ? root : nearest(which, 1 - side);
  }

  private OptionalDouble nearest(Which which, int side) {
    boolean start = at(which, side, 0) >= 0;
    for (int k = 1; k < STEPS; k++) {
      if (at(which, side, k) >= 0 != start) {
        return OptionalDouble.of(close(which, side, k));
      }
    }
    return OptionalDouble.empty();
  }

  private static double factor(int side, int step) {
    return StrictMath.exp(side == 0 ? -REACHED[step] : REACHED[step]);
  }

  private double at(Which which, int side, int step) {
    if (Double.isNaN(excess[side][step])) {
      functions.move(factor(side, step));
      excess[side][step] = functions.excess();
      equity[side][step] = functions.equity();
    }
    return which == Which.EXCESS ? excess[side][step] : equity[side][step];
  }

  private double value(Which which, double factor) {
    functions.move(factor);
    return which == Which.EXCESS ? functions.excess() : functions.equity();
  }

  /** The root between a step and the one before it. */
  private double close(Which which, int side, int step) {
    double a = factor(side, step - 1);
    double b = factor(side, step);
    double fa = at(which, side, step - 1);
    double fb = at(which, side, step);
    boolean start = fa >= 0;
    int kept = 0;
    for (int i = 0; i < MOST_CLOSINGS && Math.abs(b - a) > CLOSE * a; i++) {
      double secant = b - fb * ((b - a) / (fb - fa));
      boolean inside = secant > Math.min(a, b) && secant < Math.max(a, b);
      double at = inside && i % 4 != 3 ? secant : 0.5 * (a + b);
      double value = value(which, at);
      if (value == 0) {
        return at;
      }
      if (value >= 0 == start) {
        a = at;
        fa = value;
        fb = kept > 0 ? 0.5 * fb : fb;
        kept = 1;
      } else {
        b = at;
        fb = value;
        fa = kept < 0 ? 0.5 * fa : fa;
        kept = -1;
      }
    }
    return a;
  }
}
