package io.plimsoll.features.account;

import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;

/**
 * A kernel that makes one number of an account as it stands: a subclass says which. It is marked
 * with the market, so it is as fresh as the last mark. A number that is not finite is NaN.
 */
public abstract class StateKernel implements Kernel<AccountState, StateKernel.Last> {
  private final KernelSpec spec;

  /** A kernel with no memory but its last number. */
  protected StateKernel(KernelSpec spec) {
    this.spec = spec;
  }

  /** The last number. */
  public static final class Last {
    private double value = Double.NaN;
  }

  /** What a kernel of accounts computes, from the first event on, in its first version. */
  static KernelSpec spec(String name, String formula, String unit, String range, String reference) {
    return new KernelSpec(name, 1, KernelSpec.Scope.ACCOUNT, formula, unit, range, reference, 0);
  }

  /** The number of an account as it stands; NaN where it is not defined. */
  protected abstract double number(AccountState account);

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<AccountState> consumes() {
    return AccountState.class;
  }

  @Override
  public final Last create() {
    return new Last();
  }

  @Override
  public final void update(Last state, AccountState account) {
    double number = number(account);
    state.value = Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public final double value(Last state, long asOfNanos) {
    return state.value;
  }

  @Override
  public final double[] save(Last state) {
    return new double[] {state.value};
  }

  @Override
  public final Last restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    Last state = new Last();
    state.value = in.get();
    in.end();
    return state;
  }
}
