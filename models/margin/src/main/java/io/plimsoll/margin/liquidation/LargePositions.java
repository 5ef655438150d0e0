package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * Every position goes to the book, a large one in part: a fraction of it, and all of it during the
 * cooldown that follows a partial liquidation.
 *
 * <p><b>Reference</b>: Hyperliquid docs, "Liquidations" (read 2026-11): above 100,000 USDC 20 % of
 * a position; for 30 seconds after that, orders are for the entire position. Pages by others read
 * the last rule as "after 30 seconds"; the venue's own wording is followed.
 *
 * @param largeNotional from which a position is large, quote currency, zero or more
 * @param fraction of a large position, in (0, 1]
 * @param cooldownNanos zero or more
 */
public record LargePositions(double largeNotional, double fraction, long cooldownNanos)
    implements PartialLiquidation {
  public LargePositions {
    Checks.notNegative(largeNotional, "largeNotional");
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction must be in (0, 1], was " + fraction);
    }
    Checks.notNegative(cooldownNanos, "cooldownNanos");
  }

  @Override
  public List<Closing> next(Breach breach) {
    boolean cooling =
        breach.progress().tranches() > 0
            && breach.nowNanos() - breach.progress().lastNanos() < cooldownNanos;
    if (breach.insolvent() || cooling) {
      return breach.everything();
    }
    List<Closing> closings = new ArrayList<>();
    for (int i = 0; i < breach.account().positions().size(); i++) {
      closings.add(breach.part(i, breach.notional(i) > largeNotional ? fraction : 1));
    }
    // A large leg closed in part beside a small one closed whole may leave less of a hedge.
    return breach.raisedBy(closings) ? breach.everything() : closings;
  }
}
