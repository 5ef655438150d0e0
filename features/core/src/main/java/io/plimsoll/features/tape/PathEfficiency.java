package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * How straight the price went: 1 where every trade moved it the same way, 0 where it came back.
 *
 * <p>{@code |Σ r| / Σ |r|} over the trades of a window. NaN where no price moved.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) a trade. <b>Reference</b>:
 * Kaufman (1995), Smarter trading, chapter 7 (efficiency ratio).
 */
public final class PathEfficiency extends TapeKernel {
  /** A kernel over a window. */
  public PathEfficiency(TapeSpan span) {
    super(
        span,
        "path-efficiency",
        "|sum of r| / sum of |r|",
        "fraction",
        "[0, 1]",
        "Kaufman (1995), Smarter trading, chapter 7 (efficiency ratio)");
  }

  /** Reads {@code window}, {@code step}. */
  public static PathEfficiency from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new PathEfficiency(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    return Math.min(
        1,
        ratio(Math.abs(window.sum(TapeWindow.RETURNS, quiet)), window.sum(TapeWindow.PATH, quiet)));
  }
}
