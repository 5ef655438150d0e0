package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;

/**
 * What the market, or one instrument that others follow, did: its return over the window.
 *
 * <p>{@code Σ r}; of the market the mean over all instruments known for the warm-up. Settings:
 * {@code window}, {@code of} (default {@code market}; {@code leader}, an instrument), {@code
 * warm-up}.
 *
 * <p><b>Unit</b>: log return over the window. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(instruments ·
 * window) a row of the whole universe. <b>Reference</b>: definition.
 */
public final class MarketReturn extends MarketKernel {

  /** A kernel over the window of a pairing, of what it is held against. */
  public MarketReturn(Pairing pairing) {
    super(
        pairing,
        new KernelSpec(
            "market-return",
            1,
            KernelSpec.Scope.MARKET,
            "mean over instruments of sum of r",
            "log return over the window",
            "(-inf, inf)",
            "definition",
            pairing.warmUpNanos()));
  }

  /** Reads {@code window}, {@code of}, {@code warm-up}. */
  public static MarketReturn from(KernelSettings settings) {
    return new MarketReturn(of(settings));
  }

  @Override
  double number(double[] returns, int n) {
    double sum = 0;
    for (int t = 0; t < n; t++) {
      sum += returns[t];
    }
    return sum;
  }
}
