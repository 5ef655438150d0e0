package io.plimsoll.features.account;

/**
 * The share of collateral that falls when the account's positions lose: collateral in the asset of
 * a long position.
 *
 * <p>{@code Σ collateral that moves with an instrument held long / all collateral}, at the prices
 * of now. Collateral in the asset of a short position hedges and does not count. NaN before a
 * snapshot told of collateral, and where it is worth nothing.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: O(holdings) a state.
 * <b>Reference</b>: definition.
 */
public final class WrongWayShare extends StateKernel {

  /** A kernel. */
  public WrongWayShare() {
    super(
        spec(
            "wrong-way-share",
            "collateral in instruments held long / collateral",
            "fraction",
            "[0, 1]",
            "definition"));
  }

  @Override
  protected double number(AccountState account) {
    // NaN where the positions themselves are not known.
    double wrong = 0 * account.grossNotional();
    for (int h = 0; h < account.holdings(); h++) {
      wrong += account.quantity(h) > 0 ? account.collateral(h) : 0;
    }
    double all = account.collateral();
    return Double.isInfinite(all) ? Double.NaN : wrong / all;
  }
}
