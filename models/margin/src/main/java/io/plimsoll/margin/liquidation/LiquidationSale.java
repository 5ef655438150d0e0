package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/** To whom, and how, a venue sells what it closes. */
public sealed interface LiquidationSale permits DutchAuction, LiquidationSale.Orders {
  /** Orders at whatever price the market gives. */
  LiquidationSale MARKET = new Market();

  /** Sales that go position by position. */
  sealed interface Orders extends LiquidationSale {}

  /** Orders at whatever price the market gives. */
  record Market() implements Orders {}

  /**
   * Orders that trade at the fillable price or better, {@code mark ∓ ABR·SMMR·requirement/size}
   * with {@code ABR = clamp(BA·(1 − equity/requirement), 0, 1)}: the closer to bankruptcy, the
   * further from the mark.
   *
   * <p><b>Reference</b>: dYdX v4-chain, {@code GetFillablePrice}. The formula on the
   * documentation's page has unbalanced brackets; the chain's code is followed.
   *
   * @param bankruptcyAdjustment BA, positive
   * @param spreadToMaintenance SMMR, zero or more
   */
  record Fillable(double bankruptcyAdjustment, double spreadToMaintenance) implements Orders {
    public Fillable {
      Checks.positive(bankruptcyAdjustment, "bankruptcyAdjustment");
      Checks.notNegative(spreadToMaintenance, "spreadToMaintenance");
    }

    /**
     * The limit of a position's order.
     *
     * @param quantity of the position, signed
     * @param requirement of the position
     * @param equity of the account
     * @param maintenance of the account, positive
     */
    public double price(
        double mark, double quantity, double requirement, double equity, double maintenance) {
      double rating = bankruptcyAdjustment * (1 - equity / maintenance);
      double adjusted = Math.clamp(rating, 0.0, 1.0);
      return mark - adjusted * spreadToMaintenance * requirement / quantity;
    }
  }

  /**
   * Liquidators take positions over at the mark less a fee that stays with them; there is no book.
   *
   * @param feeFraction of the mark, in [0, 1)
   */
  record Liquidators(double feeFraction) implements Orders {
    public Liquidators {
      Checks.inRange(feeFraction, 0, Math.nextDown(1.0), "feeFraction");
    }
  }
}
