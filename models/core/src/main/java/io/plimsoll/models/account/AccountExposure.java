package io.plimsoll.models.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;

/**
 * What an account has at stake, in one currency, with the variances forecast for its instruments.
 *
 * @param positions open positions
 * @param equity of the cross-margined pool: collateral plus unrealized profit and loss; may be
 *     negative
 * @param maintenance margin that the pool must hold, zero or more
 * @param marginCalls how many margin calls or liquidations the account had lately, zero or more
 */
public record AccountExposure(
    List<Position> positions, double equity, double maintenance, int marginCalls) {
  public AccountExposure {
    positions = List.copyOf(positions);
    Checks.finite(equity, "equity");
    Checks.notNegative(maintenance, "maintenance");
    Checks.notNegative(marginCalls, "marginCalls");
  }

  /**
   * One position.
   *
   * @param signedNotional value at mark; negative when short
   * @param liquidationLogDistance of an isolated position: how far the log price may move against
   *     it, at or below zero where it is due already; NaN of a cross-margined position, which lives
   *     on the pool
   * @param variance forecast of the log return over the horizon, positive
   */
  public record Position(
      InstrumentId instrument,
      double signedNotional,
      double liquidationLogDistance,
      double variance) {
    public Position {
      Checks.finite(signedNotional, "signedNotional of " + instrument);
      Checks.positive(variance, "variance of " + instrument);
    }

    /** Whether it is liquidated alone. */
    public boolean isolated() {
      return !Double.isNaN(liquidationLogDistance);
    }
  }

  /** The sum of the absolute notionals. */
  public double grossNotional() {
    double gross = 0;
    for (Position position : positions) {
      gross += Math.abs(position.signedNotional());
    }
    return gross;
  }

  /**
   * Gross notional of the cross-margined positions by equity of the pool; 0 without them, infinite
   * without equity.
   */
  public double leverage() {
    double gross = 0;
    for (Position position : positions) {
      gross += position.isolated() ? 0 : Math.abs(position.signedNotional());
    }
    return gross == 0 ? 0 : equity > 0 ? gross / equity : Double.POSITIVE_INFINITY;
  }
}
