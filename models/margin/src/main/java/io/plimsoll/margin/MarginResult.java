package io.plimsoll.margin;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a calculator says of an account; amounts in margin currency.
 *
 * @param initialRequirement equity needed to open or enlarge positions
 * @param maintenanceRequirement equity below which the account is liquidated
 * @param equity wallet and isolated collateral, credit for other assets and unrealised gain; of
 *     options under {@link ShortOption}, premiums instead of gain
 * @param freeCollateral what could be withdrawn or used for new positions, zero or more
 * @param marginRatio maintenance over equity, of an isolated account that of its worst position:
 *     liquidation beyond 1; zero without positions, infinite where equity is not positive
 * @param positions in the order of the account
 */
public record MarginResult(
    double initialRequirement,
    double maintenanceRequirement,
    double equity,
    double freeCollateral,
    double marginRatio,
    List<PositionMargin> positions) {
  public MarginResult {
    positions = List.copyOf(positions);
  }

  /** Whether the account, or one position of an isolated account, is below maintenance. */
  public boolean breached() {
    return marginRatio > 1;
  }

  /** Maintenance over equity. */
  static double ratio(double maintenance, double equity) {
    if (maintenance == 0 && equity >= 0) {
      return 0;
    }
    return equity > 0 ? maintenance / equity : Double.POSITIVE_INFINITY;
  }

  /**
   * One position.
   *
   * @param notional absolute value at the mark, in what the contract settles in
   * @param unrealizedPnl all gain not yet realised, in what the contract settles in
   * @param equity what stands behind the position: its own under isolated margin, the account's
   *     under cross margin
   * @param initialRequirement the position's part; of several positions that are netted, by their
   *     size
   * @param maintenanceRequirement the position's part
   * @param liquidationPrice the mark at which equity falls to the requirement with all other marks
   *     unchanged; empty where no positive price does
   * @param bankruptcyPrice the mark at which equity falls to zero; empty where no positive price
   *     does
   */
  public record PositionMargin(
      Position position,
      double notional,
      double unrealizedPnl,
      double equity,
      double initialRequirement,
      double maintenanceRequirement,
      OptionalDouble liquidationPrice,
      OptionalDouble bankruptcyPrice) {}
}
