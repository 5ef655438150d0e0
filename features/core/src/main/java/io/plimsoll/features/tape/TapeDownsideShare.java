package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How much of the variance from trade to trade comes from falls.
 *
 * <p>{@code Σ r² 1{r < 0} / Σ r²} over the trades of a window. NaN where no price moved.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * Barndorff-Nielsen, Kinnebrock, Shephard (2010), Measuring downside risk: realised semivariance.
 */
public final class TapeDownsideShare extends TapeKernel {
  /** A kernel over a window. */
  public TapeDownsideShare(TapeSpan span) {
    super(
        span,
        "tape-downside-share",
        "sum of r^2 where r < 0 / sum of r^2",
        "fraction",
        "[0, 1]",
        "Barndorff-Nielsen, Kinnebrock, Shephard (2010), Measuring downside risk: realised semivariance");
  }

  /** Reads {@code window}, {@code step}. */
  public static TapeDownsideShare from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new TapeDownsideShare(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return ratio(window.sum(TapeWindow.DOWN_SQUARES, quiet), window.sum(TapeWindow.SQUARES, quiet));
  }
}
