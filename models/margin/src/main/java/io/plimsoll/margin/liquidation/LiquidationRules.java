package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.config.ConfigTree;

/**
 * How a venue liquidates: the section {@code liquidation} of a rule set.
 *
 * @param source where it was published, and what of it is our reading
 * @param latencyNanos from the breach to the first order, zero or more
 * @param intervalNanos between tranches, zero or more
 * @param partial how much is closed at a time
 * @param sale to whom it is sold
 * @param fee what the fund is paid of each order; an auction has a fee of its own
 * @param backstop when the fund takes an account over as it stands
 * @param waterfall who pays for what the account cannot
 */
public record LiquidationRules(
    String source,
    long latencyNanos,
    long intervalNanos,
    PartialLiquidation partial,
    LiquidationSale sale,
    LiquidationFee fee,
    Backstop backstop,
    Waterfall waterfall) {
  public LiquidationRules {
    Checks.notBlank(source, "source");
    Checks.notNegative(latencyNanos, "latencyNanos");
    Checks.notNegative(intervalNanos, "intervalNanos");
    if (sale instanceof DutchAuction && !(partial instanceof AuctionLimit)) {
      throw new IllegalArgumentException(
          "an auction needs the auction's own limit, was " + partial);
    }
  }

  /** The rules in the section {@code liquidation} of a rule set's file. */
  public static LiquidationRules from(ConfigTree ruleSet) {
    return LiquidationRulesReader.read(ruleSet.child("liquidation"));
  }

  /** What closing costs at the mark, as a fraction of the notional closed. */
  double costFraction() {
    double granted =
        sale instanceof LiquidationSale.Liquidators liquidators ? liquidators.feeFraction() : 0;
    return Math.min(1, fee.fraction() + granted);
  }
}
