package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;

/**
 * The spread by Corwin and Schultz, from highs and lows: the range of two bars together holds twice
 * the variance of one, but the same spread.
 *
 * <p>For neighbouring bars {@code β = ln²(H₁/L₁) + ln²(H₂/L₂)}, {@code γ = ln²(max H / min L)},
 * {@code α = (√(2β) − √β) / (3 − 2√2) − √(γ / (3 − 2√2))}, {@code S = 2·(e^α − 1) / (1 + e^α)},
 * negative ones set to 0, and the mean over the pairs of the window. Pairs with a bar without
 * trades do not count; NaN where none does. There is no adjustment for nights: these markets have
 * none. Settings: {@code window} (at least 2 bars), {@code warm-up}.
 *
 * <p><b>Unit</b>: fraction of the price. <b>Range</b>: [0, 2). <b>Cost</b>: O(1) a bar, two
 * logarithms. <b>Reference</b>: Corwin, Schultz (2012), A simple way to estimate bid-ask spreads
 * from daily high and low prices, equations 14 and 18.
 */
public final class CorwinSchultz extends BarWindowKernel {
  private static final double C = 3 - 2 * Math.sqrt(2);

  private static final int HIGH = 0;
  private static final int LOW = 1;
  private static final int TRADED = 2;

  /** A kernel over a window. */
  public CorwinSchultz(BarSpan span) {
    super(
        span.atLeast(2, "a pair of bars"),
        Counting.BARS,
        spec(
            "corwin-schultz",
            span,
            Counting.BARS,
            "mean of max(0, 2 (e^a - 1) / (1 + e^a)) over pairs of bars",
            "fraction of the price",
            "[0, 2)",
            "Corwin, Schultz (2012), A simple way to estimate bid-ask spreads from daily high and"
                + " low prices, equations 14 and 18"),
        BarMemory.ofSums(span.bars() - 1, span.bars() - 1).withCells(3));
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static CorwinSchultz from(KernelSettings settings) {
    return new CorwinSchultz(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double[] before = window.cells();
    double high = StrictMath.log(bar.high());
    double low = StrictMath.log(bar.low());
    boolean pair = before[TRADED] == 1 && !bar.empty();
    window.sum(0).add(pair ? spread(before[HIGH], before[LOW], high, low) : 0);
    window.sum(1).add(pair ? 1 : 0);
    before[HIGH] = high;
    before[LOW] = low;
    before[TRADED] = bar.empty() ? 0 : 1;
  }

  private static double spread(double high1, double low1, double high2, double low2) {
    double range = Math.max(high1, high2) - Math.min(low1, low2);
    double beta = (high1 - low1) * (high1 - low1) + (high2 - low2) * (high2 - low2);
    double alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / C - range / Math.sqrt(C);
    // 2(e^α − 1) / (1 + e^α), written so that neither part overflows.
    return Math.max(0, 2 * StrictMath.tanh(0.5 * alpha));
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return window.sum(0).sum() / window.sum(1).sum();
  }
}
