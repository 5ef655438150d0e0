package io.plimsoll.serving;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An account whose risk is asked for; amounts in settlement currency.
 *
 * @param mode what stands behind its positions
 * @param collateral the wallet outside isolated positions
 * @param marginCalls how many margin calls or liquidations it had lately, zero or more
 * @param positions open positions
 */
public record AccountQuery(Mode mode, double collateral, int marginCalls, List<Held> positions) {
  public AccountQuery {
    Checks.finite(collateral, "collateral");
    Checks.notNegative(marginCalls, "marginCalls");
    positions = List.copyOf(positions);
  }

  /** What stands behind a position. */
  public enum Mode {
    /** Its own collateral and nothing else. */
    ISOLATED,
    /** The whole account. */
    CROSS
  }

  /**
   * One position.
   *
   * @param quantity base units, positive when long and negative when short, not zero
   * @param entryPrice average price paid
   * @param markPrice the price to value it at; the last price seen where it is not given
   * @param collateral set aside for this position alone; only of an isolated account
   */
  public record Held(
      InstrumentId instrument,
      double quantity,
      double entryPrice,
      OptionalDouble markPrice,
      double collateral) {}
}
