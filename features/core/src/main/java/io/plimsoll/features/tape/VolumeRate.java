package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How much is traded in base units.
 *
 * <p>{@code Σ q / window} over the trades of a window.
 *
 * <p><b>Unit</b>: base units a second. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a trade.
 * <b>Reference</b>: definition.
 */
public final class VolumeRate extends TapeKernel {
  /** A kernel over a window. */
  public VolumeRate(TapeSpan span) {
    super(
        span, "volume-rate", "sum of q / window", "base units a second", "[0, inf)", "definition");
  }

  /** Reads {@code window}, {@code step}. */
  public static VolumeRate from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new VolumeRate(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return window.sum(TapeWindow.VOLUME, quiet) / seconds();
  }
}
