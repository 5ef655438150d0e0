package io.plimsoll.features.flow;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * Volume of a short window against the mean volume of as long a stretch of a long one.
 *
 * <p>{@code (Σ volume over window / window) / (Σ volume over base / base)}; NaN where the base has
 * no volume. Settings: {@code window}, {@code base}, {@code warm-up} (of the base; default: the
 * base).
 *
 * <p><b>Unit</b>: ratio, 1 is usual. <b>Range</b>: [0, base/window]. <b>Cost</b>: O(1) a bar.
 * <b>Reference</b>: definition.
 */
public final class VolumeRatio extends BarWindowKernel {
  private final int windowBars;

  /** A kernel over the last {@code windowBars} bars, measured against those of {@code base}. */
  public VolumeRatio(int windowBars, BarSpan base) {
    super(
        base,
        Counting.BARS,
        new KernelSpec(
            "volume-ratio",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "(volume of window / window) / (volume of base / base)",
            "ratio",
            "[0, base/window]",
            "definition",
            warmUpNanos(base, Counting.BARS)),
        windowBars,
        base.bars());
    this.windowBars = base.within(windowBars);
  }

  /** Reads {@code window}, {@code base}, {@code warm-up}. */
  public static VolumeRatio from(KernelSettings settings) {
    return new VolumeRatio(settings.bars("window"), BarSpan.baseFrom(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.sum(0).add(bar.volume());
    window.sum(1).add(bar.volume());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return ratio(window.sum(0).sum(), window.sum(1).sum()) * ((double) filled / windowBars);
  }
}
