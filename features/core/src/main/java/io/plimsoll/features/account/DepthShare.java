package io.plimsoll.features.account;

/**
 * The account's largest position against what rests near the mid.
 *
 * <p>The greatest over positions of {@code |notional| / depth}, depth being both sides of the book
 * within the band of the market view (25 basis points in the views of this project). 0 without
 * positions; NaN where the depth or price of one is not known or the book is empty.
 *
 * <p><b>Unit</b>: ratio. <b>Range</b>: [0, ∞). <b>Cost</b>: O(holdings) a state. <b>Reference</b>:
 * definition.
 */
public final class DepthShare extends StateKernel {

  /** A kernel. */
  public DepthShare() {
    super(spec("depth-share", "max |notional| / depth", "ratio", "[0, inf)", "definition"));
  }

  @Override
  protected double number(AccountState account) {
    // NaN where the positions themselves are not known.
    double greatest = 0 * account.grossNotional();
    for (int h = 0; h < account.holdings(); h++) {
      if (account.quantity(h) != 0) {
        greatest = Math.max(greatest, Math.abs(account.notional(h)) / account.depth(h));
      }
    }
    return greatest;
  }
}
