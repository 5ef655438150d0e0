package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.MarginResult;
import java.util.OptionalDouble;

/**
 * The probability that a price touches a barrier, such as a liquidation price, within a horizon: in
 * closed form for a {@link PriceProcess}, averaged over a {@link VolatilityForecast} where the
 * volatility itself is uncertain.
 *
 * <p>With log distance b to the barrier (negative below), ν the log price's drift and horizon T:
 * below {@code Φ((b−νT)/σ√T) + e^(2νb/σ²)·Φ((b+νT)/σ√T)}, above mirrored, both sides by the series
 * of images or of eigenfunctions, whichever settles. A price at or beyond a barrier has touched it.
 * For jumps see {@link JumpHitting}. The account-risk model of models/core has the one-sided
 * formula for itself, since neither module may know the other; this class is the complete one.
 *
 * <p><b>Range</b>: [0, 1]; within 1e-14 absolute. <b>Unit</b>: prices in any one currency, time in
 * years of 365 days. <b>Cost</b>: one barrier some 200 ns, two 0.5 to 1 µs; nothing is allocated
 * but the result. <b>Reference</b>: E. G. Haug, The Complete Guide to Option Pricing Formulas
 * (1998), p. 95 (barrier binary options); second edition (2007), p. 181 (with two barriers).
 */
public final class HittingProbability {
  /** Nanoseconds in the year of 365 days in which horizons are given. */
  public static final double NANOS_PER_YEAR = 365 * 86_400e9;

  private HittingProbability() {}

  /**
   * The probability of touching a barrier below.
   *
   * @param price positive
   * @param barrier positive; at or above the price it is touched already
   * @param horizonYears zero or more
   */
  public static double lower(
      double price, double barrier, PriceProcess process, double horizonYears) {
    Checks.positive(barrier, "barrier");
    double distance = StrictMath.log(Checks.positive(price, "price") / barrier);
    return FirstExit.lower(distance, move(process, horizonYears), spread(process, horizonYears));
  }

  /** The probability of touching a barrier above; at or below the price it is touched already. */
  public static double upper(
      double price, double barrier, PriceProcess process, double horizonYears) {
    Checks.positive(barrier, "barrier");
    double distance = StrictMath.log(barrier / Checks.positive(price, "price"));
    return FirstExit.lower(distance, -move(process, horizonYears), spread(process, horizonYears));
  }

  /** The probabilities of touching either barrier first. */
  public static Touch touch(
      double price, Barriers barriers, PriceProcess process, double horizonYears) {
    Checks.positive(price, "price");
    return FirstExit.either(
        barriers.logDown(price),
        barriers.logUp(price),
        move(process, horizonYears),
        spread(process, horizonYears));
  }

  /**
   * The probabilities of touching either barrier first where the volatility is not known but
   * forecast: the closed form averaged over the forecast, path by path of constant volatility.
   *
   * @param driftPerYear of the price, the same at every volatility
   */
  public static Touch touch(
      double price,
      Barriers barriers,
      double driftPerYear,
      VolatilityForecast forecast,
      double horizonYears) {
    double lower = 0;
    double upper = 0;
    for (int i = 0; i < forecast.nodes(); i++) {
      PriceProcess process = new PriceProcess(driftPerYear, forecast.sigmaPerYear(i));
      Touch touch = touch(price, barriers, process, horizonYears);
      lower += forecast.weight(i) * touch.lowerFirst();
      upper += forecast.weight(i) * touch.upperFirst();
    }
    return Touch.rounded(lower, upper);
  }

  /**
   * The probability that a position's liquidation price is touched: 1 where the account is breached
   * already, 0 where no price liquidates it. All other marks are held fixed.
   *
   * @param result of a calculator, at the same mark
   * @param position which of its positions
   * @param mark of the position's instrument, positive
   */
  public static double ofLiquidation(
      MarginResult result, int position, double mark, PriceProcess process, double horizonYears) {
    Checks.positive(mark, "mark");
    if (result.breached()) {
      return 1;
    }
    OptionalDouble price = result.positions().get(position).liquidationPrice();
    if (price.isEmpty()) {
      return 0;
    }
    return price.getAsDouble() < mark
        ? lower(mark, price.getAsDouble(), process, horizonYears)
        : upper(mark, price.getAsDouble(), process, horizonYears);
  }

  static double move(PriceProcess process, double horizonYears) {
    return process.logDriftPerYear() * Checks.notNegative(horizonYears, "horizonYears");
  }

  static double spread(PriceProcess process, double horizonYears) {
    return process.sigmaPerYear() * Math.sqrt(horizonYears);
  }
}
