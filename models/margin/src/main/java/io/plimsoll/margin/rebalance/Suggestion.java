package io.plimsoll.margin.rebalance;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginResult;
import java.util.Locale;

/**
 * An action with its numbers before and after, the latter calculated again on the account that it
 * leaves.
 *
 * @param cost of the action in the currency in which margin is reckoned, zero or more
 * @param accountAfter what the calculator was asked about for {@code after}
 * @param deltaBefore of the underlying that was to be neutralised; NaN where a ratio was to be
 *     restored
 * @param deltaAfter of the same underlying
 */
public record Suggestion(
    Action action,
    double cost,
    MarginResult before,
    MarginResult after,
    Account accountAfter,
    double deltaBefore,
    double deltaAfter) {

  /** One line for people: what to do, what it costs, and the numbers before and after. */
  public String describe() {
    String text =
        String.format(
            Locale.ROOT,
            "%s for %.8g: margin ratio %.6g -> %.6g, maintenance %.8g -> %.8g, equity %.8g -> %.8g",
            action.describe(),
            cost,
            before.marginRatio(),
            after.marginRatio(),
            before.maintenanceRequirement(),
            after.maintenanceRequirement(),
            before.equity(),
            after.equity());
    return Double.isNaN(deltaBefore)
        ? text
        : text + String.format(Locale.ROOT, ", delta %.8g -> %.8g", deltaBefore, deltaAfter);
  }
}
