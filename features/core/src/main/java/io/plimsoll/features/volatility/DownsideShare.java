package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * The share of realized variance that came from falling prices: downside realized semivariance over
 * realized variance.
 *
 * <p>{@code Σ r² 1{r < 0} / Σ r²}; of a price that stood still it is 1/2, neither side. Settings:
 * {@code window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: O(1) a bar, one logarithm.
 * <b>Reference</b>: Barndorff-Nielsen, Kinnebrock, Shephard (2010), Measuring downside risk:
 * realised semivariance, section 2.
 */
public final class DownsideShare extends BarWindowKernel {

  /** A kernel over a window. */
  public DownsideShare(BarSpan span) {
    super(
        span,
        Counting.RETURNS,
        new KernelSpec(
            "downside-share",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "sum of squared negative log returns / sum of squared log returns; 1/2 if both are 0",
            "fraction",
            "[0, 1]",
            "Barndorff-Nielsen, Kinnebrock, Shephard (2010), section 2",
            warmUpNanos(span, Counting.RETURNS)),
        span.bars(),
        span.bars());
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static DownsideShare from(KernelSettings settings) {
    return new DownsideShare(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r < 0 ? r * r : 0);
    window.sum(1).add(r < 0 ? 0 : r * r);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    double down = window.sum(0).sum();
    double both = down + window.sum(1).sum();
    return both == 0 ? 0.5 : down / both;
  }
}
