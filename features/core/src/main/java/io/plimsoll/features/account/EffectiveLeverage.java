package io.plimsoll.features.account;

/**
 * What the account holds against what it owns: gross notional of its positions by equity.
 *
 * <p>0 without positions; NaN where equity is zero or less, or not known.
 *
 * <p><b>Unit</b>: ratio. <b>Range</b>: [0, ∞). <b>Cost</b>: O(holdings) a state. <b>Reference</b>:
 * definition.
 */
public final class EffectiveLeverage extends StateKernel {

  /** A kernel. */
  public EffectiveLeverage() {
    super(spec("effective-leverage", "sum |notional| / equity", "ratio", "[0, inf)", "definition"));
  }

  @Override
  protected double number(AccountState account) {
    return of(account);
  }

  /** The leverage of an account; NaN where it is not defined. */
  static double of(AccountState account) {
    return account.equity() > 0 ? account.grossNotional() / account.equity() : Double.NaN;
  }
}
