package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Explanation;
import java.util.List;

/**
 * What an account's balances count for; amounts in margin currency.
 *
 * @param credited sum of the lines' credit, liabilities deducted
 * @param marketValue sum of the lines' market value, liabilities deducted
 * @param lines in the order of the asset names
 * @param explanation recomputes to {@code credited} bit for bit
 */
public record CollateralValue(
    double credited, double marketValue, List<Line> lines, Explanation explanation) {
  public CollateralValue {
    lines = List.copyOf(lines);
  }

  /** What haircuts, limits and surcharges on liabilities take away, zero or more. */
  public double haircut() {
    return marketValue - credited;
  }

  /**
   * One asset.
   *
   * @param amount in units of the asset
   * @param price margin currency per unit
   * @param credit recomputes from the explanation's part of the same position
   */
  public record Line(String asset, double amount, double price, double credit) {
    /** Amount times price. */
    public double marketValue() {
      return amount * price;
    }
  }
}
