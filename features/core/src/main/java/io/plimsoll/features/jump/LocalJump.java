package io.plimsoll.features.jump;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * A kernel that holds each return against the volatility just before it: Lee and Mykland's
 * statistic.
 *
 * <p>{@code L = r / σ̂} with {@code σ̂² = Σ |rⱼ||rⱼ₋₁| / (K−2)} over the K − 1 returns before, the
 * newest one not among them. Where nothing jumps, L has a standard deviation of √(π/2), since the
 * sum is not scaled by π/2. NaN where the price stood still.
 */
abstract class LocalJump extends BarWindowKernel {
  private static final double PER_DEVIATION = Math.sqrt(2 / Math.PI);

  private final int localBars;

  LocalJump(BarSpan span, int localBars, KernelSpec spec, BarMemory memory) {
    super(
        span,
        Counting.RETURNS,
        spec,
        new BarMemory(
            products(localBars),
            memory.rings(),
            memory.cells(),
            memory.scratch(),
            memory.maxima()));
    this.localBars = localBars;
  }

  private static int[] products(int localBars) {
    if (localBars < 3) {
      throw new IllegalArgumentException(
          "the local window must be at least 3 bars, was " + localBars);
    }
    return new int[] {localBars - 2};
  }

  /** Takes in the newest return with its statistic, which may be NaN. */
  protected abstract void add(BarWindow window, Bar bar, double statistic);

  @Override
  protected final void add(BarWindow window, Bar bar) {
    double statistic = Double.NaN;
    if (window.count() >= localBars - 1) {
      double variance = window.sum(0).sum() / (localBars - 2);
      statistic = variance == 0 ? Double.NaN : window.logReturn() / Math.sqrt(variance);
    }
    window.sum(0).add(Bipower.product(window));
    add(window, bar, statistic);
  }

  /** The statistic in standard deviations. */
  static double deviations(double statistic) {
    return statistic * PER_DEVIATION;
  }
}
