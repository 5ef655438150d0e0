package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;

/** What haircuts depend on beside amount and price. Each question has an answer for "not known". */
public interface CollateralContext {
  /** Knows nothing: no concentration at the venue, no positions, no exchange rates. */
  CollateralContext NONE = new CollateralContext() {};

  /**
   * The part of all collateral at the venue that is in this asset, by value, in [0, 1]; zero where
   * the venue's total is not known.
   */
  default double venueShare(String asset) {
    return 0;
  }

  /**
   * The account's delta in an underlying at the market price: margin currency gained if the price
   * doubled and nothing else changed; positive when long, zero without positions.
   */
  default double delta(String underlying) {
    return 0;
  }

  /**
   * How many units of its underlying one unit of a yield-bearing token redeems for now, before any
   * cap on its growth.
   *
   * @throws PlimsollException if it is not known
   */
  default double exchangeRate(String asset) {
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT, "the exchange rate of asset '" + asset + "' is not known");
  }

  /**
   * Price of a yield-bearing token's underlying, margin currency per unit.
   *
   * @throws PlimsollException if it is not known
   */
  default double underlyingPrice(String underlying) {
    throw new PlimsollException(
        ErrorCode.INVALID_INPUT, "the price of underlying '" + underlying + "' is not known");
  }

  /** The time at which caps on growth are evaluated, nanoseconds since 1970-01-01 UTC. */
  default long nowNanos() {
    return 0;
  }
}
