package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/**
 * By what fraction of the mark an order moves its own average price: {@code coefficient ·
 * (notional/depth)^p}, p = 1 or ½.
 *
 * <p><b>Reference</b>: square root: Torre, "BARRA Market Impact Model Handbook" (1997); linear:
 * Kyle, "Continuous Auctions and Insider Trading", Econometrica 53 (1985).
 *
 * @param coefficient the fraction paid for an order as large as the depth, zero or more
 * @param maximumFraction bound on the average impact, in [0, 0.25]
 */
public record ImpactModel(Shape shape, double coefficient, double maximumFraction) {
  /** Every order trades at the mark. */
  public static final ImpactModel NONE = new ImpactModel(Shape.LINEAR, 0, 0);

  public ImpactModel {
    Checks.notNegative(coefficient, "coefficient");
    Checks.inRange(maximumFraction, 0, 0.25, "maximumFraction");
  }

  /** Average impact of an order, fraction of the mark. */
  public double fraction(double notional, double depthNotional) {
    double share = notional / depthNotional;
    double impact = coefficient * (shape == Shape.LINEAR ? share : Math.sqrt(share));
    return Math.min(impact, maximumFraction);
  }

  /**
   * Average impact of an order that comes after others have used the same depth, so that slicing an
   * order changes nothing in total. May reach twice {@code maximumFraction}, the marginal price
   * where the bound sets in.
   *
   * @param usedNotional what was executed before
   * @param notional of this order, positive
   */
  public double fractionAfter(double usedNotional, double notional, double depthNotional) {
    double all = usedNotional + notional;
    double cost = all * fraction(all, depthNotional);
    if (usedNotional > 0) {
      cost -= usedNotional * fraction(usedNotional, depthNotional);
    }
    return Math.max(0, cost / notional);
  }

  /** How impact grows with size. */
  public enum Shape {
    LINEAR,
    SQUARE_ROOT
  }
}
