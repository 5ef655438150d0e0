package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Explanation;
import java.util.List;

/**
 * Which assets to post.
 *
 * @param items in the order of the asset names, those with nothing to post included
 * @param requirement that was to be met, margin currency
 * @param credited what posted and new collateral count for together, margin currency
 * @param shortfall what is missing when all offers are posted; zero where the requirement is met
 * @param costPerYear of the new collateral, margin currency a year
 * @param leastCostPerYear no posting can cost less; equals {@code costPerYear} unless offers come
 *     in lots and the search for the best combination was cut off
 * @param marginalCost what one more unit of requirement would cost a year; zero where nothing had
 *     to be posted, NaN where offers come in lots or do not suffice
 */
public record Posting(
    List<Item> items,
    double requirement,
    double credited,
    double shortfall,
    double costPerYear,
    double leastCostPerYear,
    double marginalCost) {
  public Posting {
    items = List.copyOf(items);
  }

  /** Whether the requirement is met. */
  public boolean sufficient() {
    return shortfall == 0;
  }

  /** Units to post of an asset; zero where it was not offered. */
  public double amount(String asset) {
    for (Item item : items) {
      if (item.offer().asset().equals(asset)) {
        return item.amount();
      }
    }
    return 0;
  }

  /**
   * One asset.
   *
   * @param amount units to post in addition, zero or more
   * @param costPerYear margin currency a year
   * @param explanation recomputes to what the asset counts for, posted units included
   */
  public record Item(
      CollateralOffer offer, double amount, double costPerYear, Explanation explanation) {
    /** What the asset counts for, posted units included, margin currency. */
    public double credit() {
      return explanation.value();
    }
  }
}
