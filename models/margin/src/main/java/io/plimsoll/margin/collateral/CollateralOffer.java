package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;

/**
 * An asset that could be posted.
 *
 * @param asset its name
 * @param posted units that are posted already and stay, zero or more
 * @param available units that could be posted in addition, zero or more
 * @param costPerYear what posting costs a year (funding, forgone yield), as a fraction of the
 *     market value posted, zero or more
 * @param lot units of which whole multiples are posted; zero where any amount can be
 */
public record CollateralOffer(
    String asset, double posted, double available, double costPerYear, double lot) {
  public CollateralOffer {
    Checks.notBlank(asset, "asset");
    Checks.notNegative(posted, "posted amount of " + asset);
    Checks.notNegative(available, "available amount of " + asset);
    Checks.notNegative(costPerYear, "cost per year of " + asset);
    Checks.notNegative(lot, "lot of " + asset);
  }

  /** An asset of which any amount can be posted and none is yet. */
  public static CollateralOffer of(String asset, double available, double costPerYear) {
    return new CollateralOffer(asset, 0, available, costPerYear, 0);
  }

  /** The same asset in whole multiples of a lot. */
  public CollateralOffer inLots(double newLot) {
    return new CollateralOffer(asset, posted, available, costPerYear, newLot);
  }
}
