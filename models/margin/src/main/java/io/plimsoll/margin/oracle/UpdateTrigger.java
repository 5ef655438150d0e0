package io.plimsoll.margin.oracle;

import io.plimsoll.datasets.Checks;

/**
 * When a pushed oracle writes a new price: because it moved, or because time passed. Between two
 * writes a reader sees a price that may be off by the deviation and as old as the heartbeat, so a
 * reader's maximum age must not be shorter than the heartbeat.
 *
 * <p><b>Reference</b>: Chainlink, data feeds: deviation threshold and heartbeat per feed (for
 * example 0.5 % and 3600 s). dYdX v4: {@code min_price_change_ppm}, no heartbeat.
 *
 * @param deviationFraction of the last written price, zero or more; at this move or more a price is
 *     written
 * @param heartbeatNanos after which a price is written anyway, positive; {@link Long#MAX_VALUE} for
 *     never
 */
public record UpdateTrigger(double deviationFraction, long heartbeatNanos) {
  public UpdateTrigger {
    Checks.notNegative(deviationFraction, "deviationFraction");
    Checks.positive(heartbeatNanos, "heartbeatNanos");
  }

  /** Whether a price is to be written now. */
  public boolean due(double lastPrice, long lastNanos, double price, long nowNanos) {
    Checks.positive(lastPrice, "lastPrice");
    Checks.positive(price, "price");
    return nowNanos - lastNanos >= heartbeatNanos
        || Math.abs(price - lastPrice) >= deviationFraction * lastPrice;
  }
}
