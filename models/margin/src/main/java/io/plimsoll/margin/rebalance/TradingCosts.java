package io.plimsoll.margin.rebalance;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.margin.liquidation.ImpactModel;

/**
 * What a market order costs against the mark: {@code notional·(half spread + impact + fee)}.
 *
 * @param halfSpreadFraction of the mark, zero or more
 * @param feeFraction of notional, zero or more
 */
public record TradingCosts(double halfSpreadFraction, ImpactModel impact, double feeFraction) {
  public TradingCosts {
    Checks.notNegative(halfSpreadFraction, "half-spread");
    Checks.notNegative(feeFraction, "fee");
  }

  /** Cost of an order, in the unit of the notional. */
  public double cost(double notional, double depthNotional) {
    return notional * (halfSpreadFraction + impact.fraction(notional, depthNotional) + feeFraction);
  }

  /**
   * How {@link #cost} came about, in margin currency.
   *
   * @param rate margin currency per unit of the notional
   */
  Explanation explain(String label, double notional, double depthNotional, double rate) {
    return Explanation.of(
        label,
        Operation.PRODUCT,
        Explanation.input("margin currency per settlement unit", rate),
        Explanation.input("notional", notional),
        Explanation.of(
            "cost per notional",
            Operation.SUM,
            Explanation.input("half spread", halfSpreadFraction),
            Explanation.input("impact", impact.fraction(notional, depthNotional)),
            Explanation.input("fee", feeFraction)));
  }
}
