package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import java.util.List;

/**
 * The largest part of an account that may be sold at a discount: what leaves equity at {@code (1 +
 * b) · requirement} and no more. With the buffer margin BM = equity − (1 + b)·requirement
 * (negative), mark-to-market MtM (the equity), discount d and cash R that earlier bidders paid,
 *
 * <pre>f = BM / (BM − MtM·d − R·(1 − d))
 * </pre>
 *
 * <p>of every position. An account worth less than a threshold is sold whole.
 *
 * <p><b>Reference</b>: Derive, v2-core {@code DutchAuction._getMaxProportion} and {@code
 * _getBufferMargin} (read 2026-11).
 *
 * @param buffer b, fraction of the requirement, zero or more
 * @param wholeBelow equity below which everything is sold, margin currency, zero or more
 */
public record AuctionLimit(double buffer, double wholeBelow) implements PartialLiquidation {
  public AuctionLimit {
    Checks.notNegative(buffer, "buffer");
    Checks.notNegative(wholeBelow, "wholeBelow");
  }

  /** The fraction for orders on the book at the mark: no discount, no reserved cash. */
  @Override
  public List<Closing> next(Breach breach) {
    double fraction = fraction(breach.equity(), breach.maintenance(), 1, 0);
    return fraction == 0 ? List.of() : breach.fractionOfAll(fraction);
  }

  /**
   * The fraction f, in [0, 1]; 0 where equity suffices, 1 where it is gone.
   *
   * @param discount d, the fraction of mark-to-market that is paid, in [0, 1]
   * @param reservedCash R, zero or more
   */
  public double fraction(double equity, double maintenance, double discount, double reservedCash) {
    if (equity <= 0 || equity < wholeBelow) {
      return 1;
    }
    double bufferMargin = bufferMargin(equity, maintenance);
    if (bufferMargin >= 0) {
      return 0;
    }
    double paid = equity * discount + reservedCash * (1 - discount);
    return Math.min(1, bufferMargin / (bufferMargin - paid));
  }

  /** Equity less the requirement with its buffer. */
  public double bufferMargin(double equity, double maintenance) {
    return equity - (1 + buffer) * maintenance;
  }

  @Override
  public double exitBuffer() {
    return buffer;
  }
}
