package io.plimsoll.features.depth;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import java.util.List;

/**
 * How fast depth comes back: the fraction of a deviation from its mean that is gone one interval
 * later.
 *
 * <p>{@code κ} of {@code D(t) − D(t−1) = α − κ·D(t−1)}, fitted by least squares over the window to
 * the notional of both sides within {@code bps} (default 25) at the ends of intervals of {@code
 * interval} (default 10s). The half-life of a deviation is {@code −ln 2 / ln(1 − κ)} intervals. In
 * a short window the fit is biased upwards, by about 4 / intervals (Kendall 1954). Settings: {@code
 * bps}, {@code window}, {@code warm-up}, {@code interval}, {@code max-silence}.
 *
 * <p><b>Unit</b>: fraction per interval. <b>Range</b>: (−∞, ∞); 0 is a random walk, 1 comes back at
 * once. <b>Cost</b>: O(1) a snapshot, O(window / interval) a row. <b>Reference</b>: Kempf, Mayston,
 * Gehde-Trapp, Yadav (2015), Resiliency: a dynamic view of liquidity, section 2.
 */
public final class DepthResilience extends IntervalKernel {
  private final int band;

  private DepthResilience(int bandBps, Window window) {
    super(
        List.of(DepthProfile.class),
        new KernelSpec(
            "depth-resilience",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "k of D(t) - D(t-1) = a - k D(t-1), D the notional within the band by intervals",
            "fraction per interval",
            "(-inf, inf)",
            "Kempf, Mayston, Gehde-Trapp, Yadav (2015), Resiliency: a dynamic view of liquidity",
            window.warmUpNanos()),
        window);
    this.band = DepthBands.bandOf(bandBps);
  }

  /** Reads {@code bps}, {@code window}, {@code warm-up}, {@code interval}, {@code max-silence}. */
  public static DepthResilience from(KernelSettings settings) {
    return new DepthResilience((int) settings.number("bps", 25), Window.from(settings));
  }

  @Override
  void take(IntervalGrid grid, Observation event) {
    DepthProfile depth = (DepthProfile) event;
    double notional = depth.bidNotional(band) + depth.askNotional(band);
    grid.level(Double.isFinite(notional) ? notional : Double.NaN);
  }

  @Override
  double x(IntervalGrid grid, int index) {
    return grid.levelBack(index - 1);
  }

  @Override
  double y(IntervalGrid grid, int index) {
    return grid.levelBack(index - 1) - grid.levelBack(index);
  }
}
