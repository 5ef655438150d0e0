package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;
import java.util.Arrays;

/**
 * Realized variance: the sum of squared log returns from close to close over a window, scaled to a
 * horizon.
 *
 * <p>{@code RV = (per / span of the returns seen) · Σ r²}. A window of 5 minutes with {@code per:
 * 1h} gives Σ r² · 12. A price that stood still gives 0; who needs a logarithm of it sets a floor.
 * Returns may be taken over several bars, which noise harms less: then either those of the newest
 * grid (the one that ends at the newest bar) count, or the mean over all grids. Settings: {@code
 * window}, {@code per} (default: the window), {@code warm-up} (default: the window; less lets a
 * long-run level speak on a short sample), {@code sampling} (the span of a return, of which the
 * window must be a multiple; default: one bar), {@code grids} (default {@code newest}; {@code
 * all}).
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm. <b>Reference</b>: Andersen, Bollerslev, Diebold, Labys (2003), Modeling and
 * forecasting realized volatility, section 2; all grids: Zhang, Mykland, Aït-Sahalia (2005), A tale
 * of two time scales, section 3.
 */
public final class RealizedVariance extends BarWindowKernel {
  private final double horizonBars;
  private final int sampling;
  private final Grids grids;

  /** Which of the grids of returns over several bars count. */
  public enum Grids {
    NEWEST,
    ALL
  }

  /** A kernel of returns over one bar that scales to {@code horizonBars} bars. */
  public RealizedVariance(BarSpan span, double horizonBars) {
    this(span, horizonBars, 1, Grids.NEWEST);
  }

  /** A kernel of returns over {@code sampling} bars that scales to {@code horizonBars} bars. */
  public RealizedVariance(BarSpan span, double horizonBars, int sampling, Grids grids) {
    super(
        span.atLeast(sampling, "a sampling of " + sampling + " bars"),
        Counting.RETURNS,
        spec(
            "realized-variance",
            span,
            Counting.RETURNS,
            "per / span * sum of squared log returns",
            "squared log return over the horizon",
            "[0, inf)",
            "Andersen, Bollerslev, Diebold, Labys (2003), section 2"),
        memory(span, sampling, grids));
    this.horizonBars = horizonBars;
    this.sampling = sampling;
    this.grids = grids;
  }

  private static BarMemory memory(BarSpan span, int sampling, Grids grids) {
    if (span.bars() % sampling != 0) {
      throw new IllegalArgumentException(
          "window must be a multiple of the sampling of "
              + sampling
              + " bars, was "
              + span.bars()
              + " bars");
    }
    if (sampling == 1) {
      return BarMemory.ofSums(span.bars());
    }
    int[] sums = {span.bars() - sampling + 1};
    if (grids == Grids.NEWEST) {
      sums = new int[sampling];
      Arrays.fill(sums, span.bars() / sampling);
    }
    return BarMemory.ofSums(sums).withRings(sampling);
  }

  /** Reads {@code window}, {@code warm-up}, {@code per}, {@code sampling}, {@code grids}. */
  public static RealizedVariance from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new RealizedVariance(
        span,
        span.horizonBars(settings),
        settings.bars("sampling", 1),
        settings.choice("grids", Grids.NEWEST));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    if (sampling == 1) {
      double r = window.logReturn();
      window.sum(0).add(r * r);
      return;
    }
    Ring closes = window.ring(0);
    closes.add(window.previousLogClose());
    if (closes.full()) {
      double r = window.logClose() - closes.get(0);
      window.sum(grid(window.count())).add(r * r);
    }
  }

  /** The sum that belongs to the return which ends at the bar of this number, from 0. */
  private int grid(long bar) {
    return grids == Grids.ALL ? 0 : (int) (bar % sampling);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    if (sampling > 1 && grids == Grids.ALL) {
      return window.sum(0).sum() / (filled - sampling + 1) * (horizonBars / sampling);
    }
    int covered = filled - filled % sampling;
    return window.sum(grid(window.count() - 1)).sum() * (horizonBars / covered);
  }
}
