package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.Ring;
import io.plimsoll.features.window.RollingSum;
import io.plimsoll.features.window.SmallSample;

/**
 * A sum over stretches of k neighbouring absolute returns that estimates the integral of a power of
 * volatility.
 *
 * <p>With n returns in the window, the term of power p in the returns and a constant c that makes
 * the term's expectation one under a constant volatility of one, {@code c · n^(p/2−1) · [n/(n−k+1)]
 * · Σ term}. Scaled to a horizon it is multiplied by (horizon / n)^(p/2).
 *
 * @param neighbours k, at most {@value #MOST_NEIGHBOURS}
 * @param power p
 * @param constant c
 * @param term of a ring that holds the newest k absolute returns
 */
public record PowerSum(int neighbours, double power, double constant, Term term) {
  /** More would make a product of small returns underflow. */
  public static final int MOST_NEIGHBOURS = 10;

  public PowerSum {
    Checks.inRange(neighbours, 1, MOST_NEIGHBOURS, "neighbours");
    Checks.positive(power, "power");
    Checks.positive(constant, "constant");
  }

  /** What one stretch of neighbours adds. */
  @FunctionalInterface
  public interface Term {
    /** The term of the newest absolute returns. */
    double of(Ring absolute);
  }

  /**
   * The product of k neighbours, each to the power p/k: {@code Π |r|^(p/k)}, with {@code c =
   * μ_{p/k}^−k}.
   *
   * <p>Barndorff-Nielsen, Shephard (2004), Power and bipower variation with stochastic volatility
   * and jumps, section 2; Barndorff-Nielsen, Shephard, Winkel (2006), Limit theorems for multipower
   * variation in the presence of jumps, section 1.
   */
  public static PowerSum multipower(int neighbours, double power) {
    double each = power / Checks.inRange(neighbours, 1, MOST_NEIGHBOURS, "neighbours");
    double constant = StrictMath.pow(Moments.absolute(each), -neighbours);
    return new PowerSum(neighbours, power, constant, absolute -> power(product(absolute), each));
  }

  /**
   * A power of a number that is not negative. {@link StrictMath#pow} allocates at each call; the
   * exponential of a logarithm is as good for numbers of ordinary size.
   */
  public static double power(double x, double exponent) {
    if (exponent == 1) {
      return x;
    }
    return exponent == 2 ? x * x : StrictMath.exp(exponent * StrictMath.log(x));
  }

  private static double product(Ring absolute) {
    double product = absolute.get(0);
    for (int i = 1; i < absolute.size(); i++) {
      product *= absolute.get(i);
    }
    return product;
  }

  /** The length of the rolling sum over a window; throws if the window is too short for it. */
  public int length(BarSpan span) {
    return span.atLeast(neighbours, neighbours + " neighbours").bars() - neighbours + 1;
  }

  /** Takes in the newest return. */
  public void add(BarWindow window, Ring absolute, RollingSum sum) {
    absolute.add(Math.abs(window.logReturn()));
    if (absolute.full()) {
      sum.add(term.of(absolute));
    }
  }

  /** The estimate from a sum over n returns, scaled to a horizon. */
  public double estimate(double sum, int n, double horizonBars, SmallSample smallSample) {
    return constant * sum * smallSample.factor(n, neighbours) * (power(horizonBars, power / 2) / n);
  }
}
