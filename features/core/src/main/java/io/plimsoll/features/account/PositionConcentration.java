package io.plimsoll.features.account;

/**
 * How much of the account stands in few positions: the Herfindahl index of absolute notionals.
 *
 * <p>{@code Σ (|x| / Σ|x|)²}: 1 for one position, 1/n for n equal ones. NaN without positions, or
 * where the price of one is not known.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: (0, 1]. <b>Cost</b>: O(holdings) a state.
 * <b>Reference</b>: Rhoades (1993), The Herfindahl-Hirschman index, Federal Reserve Bulletin 79.
 */
public final class PositionConcentration extends StateKernel {

  /** A kernel. */
  public PositionConcentration() {
    super(
        spec(
            "position-concentration",
            "sum (|notional| / gross)^2",
            "fraction",
            "(0, 1]",
            "Rhoades (1993), The Herfindahl-Hirschman index, Federal Reserve Bulletin 79"));
  }

  @Override
  protected double number(AccountState account) {
    double gross = account.grossNotional();
    double sum = 0;
    for (int h = 0; h < account.holdings(); h++) {
      double share = account.notional(h) / gross;
      sum += share * share;
    }
    return gross > 0 ? sum : Double.NaN;
  }
}
