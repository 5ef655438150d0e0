package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Whether buyers or sellers took more: 1 where all volume was bought by aggressors, −1 where all
 * was sold.
 *
 * <p>{@code Σ s q / Σ q} over the trades of a window.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [-1, 1]. <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * Chordia, Roll, Subrahmanyam (2002), Order imbalance, liquidity, and market returns.
 */
public final class VolumeImbalance extends TapeKernel {
  /** A kernel over a window. */
  public VolumeImbalance(TapeSpan span) {
    super(
        span,
        "volume-imbalance",
        "sum of s q / sum of q",
        "fraction",
        "[-1, 1]",
        "Chordia, Roll, Subrahmanyam (2002), Order imbalance, liquidity, and market returns");
  }

  /** Reads {@code window}, {@code step}. */
  public static VolumeImbalance from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new VolumeImbalance(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return ratio(window.sum(TapeWindow.SIGNED_VOLUME, quiet), window.sum(TapeWindow.VOLUME, quiet));
  }
}
