package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/**
 * When the fund, or the venue's vault, takes an account over as it stands, with whatever equity is
 * left in it. An account that owes is not taken over: its positions are closed and the loss goes
 * down the {@link Waterfall}.
 *
 * <p><b>Reference</b>: Hyperliquid, "Liquidations": below two thirds of the requirement. Binance,
 * "Liquidation protocols": when one reducing order was not enough.
 *
 * @param ratio of the requirement below which equity must be, in [0, 1]; 0 for no such bound
 * @param afterTranches how many tranches must have been tried in vain; 0 for no such bound
 */
public record Backstop(double ratio, int afterTranches) {
  /** Nobody takes an account over. */
  public static final Backstop NONE = new Backstop(0, 0);

  public Backstop {
    Checks.inRange(ratio, 0, 1, "ratio");
    Checks.notNegative(afterTranches, "afterTranches");
  }

  /** Whether an account that lacks equity is taken over now. */
  boolean takesOver(double equity, double maintenance, int tranches) {
    boolean low = ratio > 0 && equity < ratio * maintenance;
    boolean tried = afterTranches > 0 && tranches >= afterTranches;
    return equity >= 0 && (low || tried);
  }
}
