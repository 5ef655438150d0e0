package io.plimsoll.features.account;

import io.plimsoll.features.KernelSettings;

/**
 * The share of equity that margin takes.
 *
 * <p>{@code required / equity}; above 1 the account is due. 0 without positions; NaN where equity
 * is zero or less, or where what is required is not known. Setting: {@code requirement}: {@code
 * maintenance} (default) or {@code initial}.
 *
 * <p><b>Unit</b>: ratio. <b>Range</b>: [0, ∞). <b>Cost</b>: O(holdings) a state. <b>Reference</b>:
 * definition.
 */
public final class MarginUtilisation extends StateKernel {
  private final Requirement requirement;

  /** Which margin. */
  public enum Requirement {
    /** That must be held. */
    MAINTENANCE,
    /** That new positions would need. */
    INITIAL
  }

  /** A kernel with its settings. */
  public MarginUtilisation(Requirement requirement) {
    super(
        spec("margin-utilisation", "required margin / equity", "ratio", "[0, inf)", "definition"));
    this.requirement = requirement;
  }

  /** Reads the settings. */
  public static MarginUtilisation from(KernelSettings settings) {
    return new MarginUtilisation(settings.choice("requirement", Requirement.MAINTENANCE));
  }

  @Override
  protected double number(AccountState account) {
    double required =
        requirement == Requirement.INITIAL ? account.initial() : account.maintenance();
    return account.equity() > 0 ? required / account.equity() : Double.NaN;
  }
}
