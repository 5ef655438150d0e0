package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;

/**
 * Roll's estimate of the spread from the bounce of prices between bid and ask.
 *
 * <p>{@code 2·√max(0, −cov(r_t, r_{t−1}))} of the log returns of the bars in the window (n − 1
 * pairs, covariance over n − 2). A covariance above 0 gives 0, as in Goyenko, Holden and Trzcinka:
 * Roll's model then sees no bounce. Settings: {@code window} (at least 3 bars), {@code warm-up}.
 *
 * <p><b>Unit</b>: log return, about a fraction of the price. <b>Range</b>: [0, ∞). <b>Cost</b>: one
 * logarithm a bar, O(window) a row. <b>Reference</b>: Roll (1984), A simple implicit measure of the
 * effective bid-ask spread in an efficient market, equation 2; Goyenko, Holden, Trzcinka (2009),
 * section 3.1.
 */
public final class RollSpread extends BarWindowKernel {

  /** A kernel over a window. */
  public RollSpread(BarSpan span) {
    super(
        span.atLeast(3, "a covariance"),
        Counting.RETURNS,
        spec(
            "roll-spread",
            span,
            Counting.RETURNS,
            "2 * sqrt(max(0, -cov(r(t), r(t-1))))",
            "log return",
            "[0, inf)",
            "Roll (1984), A simple implicit measure of the effective bid-ask spread, equation 2;"
                + " Goyenko, Holden, Trzcinka (2009), section 3.1"),
        BarMemory.ofRings(span.bars()));
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static RollSpread from(KernelSettings settings) {
    return new RollSpread(BarSpan.from(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.ring(0).add(window.logReturn());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    Ring returns = window.ring(0);
    int pairs = returns.size() - 1;
    double inner = 0;
    for (int i = 1; i < pairs; i++) {
      inner += returns.get(i);
    }
    double meanBefore = (returns.get(0) + inner) / pairs;
    double mean = (inner + returns.get(pairs)) / pairs;
    double products = 0;
    for (int i = 1; i <= pairs; i++) {
      products += (returns.get(i) - mean) * (returns.get(i - 1) - meanBefore);
    }
    double covariance = products / (pairs - 1);
    return covariance < 0 ? 2 * Math.sqrt(-covariance) : 0 * covariance;
  }
}
