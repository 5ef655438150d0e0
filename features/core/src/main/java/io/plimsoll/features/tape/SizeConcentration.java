package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Whether a few trades made the volume: the Herfindahl index of trade sizes, 1 where one trade made
 * all.
 *
 * <p>{@code Σ q² / (Σ q)²} over the trades of a window.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: (0, 1]. <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * Herfindahl (1950), Concentration in the steel industry.
 */
public final class SizeConcentration extends TapeKernel {
  /** A kernel over a window. */
  public SizeConcentration(TapeSpan span) {
    super(
        span,
        "size-concentration",
        "sum of q^2 / (sum of q)^2",
        "fraction",
        "(0, 1]",
        "Herfindahl (1950), Concentration in the steel industry");
  }

  /** Reads {@code window}, {@code step}. */
  public static SizeConcentration from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new SizeConcentration(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    double sum = window.sum(TapeWindow.VOLUME, quiet);
    return ratio(window.sum(TapeWindow.SQUARED_VOLUME, quiet), sum * sum);
  }
}
