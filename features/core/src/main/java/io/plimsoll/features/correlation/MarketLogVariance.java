package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;

/**
 * How much the market moves as a whole, whoever it is: the mean over instruments of the logarithm
 * of realized variance (the market mode of volatility), or that of one instrument.
 *
 * <p>{@code mean over i of ln(per / span · Σ rᵢ²)}; an instrument that stood still has no logarithm
 * and does not count. Settings: {@code window}, {@code of} (default {@code market}; {@code leader},
 * an instrument), {@code per} (default: the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: logarithm of a squared log return over the horizon. <b>Range</b>: (−∞, ∞).
 * <b>Cost</b>: O(instruments · window) a row of the whole universe. <b>Reference</b>: Bollerslev,
 * Hood, Huss, Pedersen (2018), Risk everywhere: modeling and managing volatility, section 3.
 */
public final class MarketLogVariance extends MarketKernel {
  private final double horizonBars;

  /** A kernel over the window of a pairing, of what it is held against. */
  public MarketLogVariance(Pairing pairing, double horizonBars) {
    super(
        pairing,
        new KernelSpec(
            "market-log-variance",
            1,
            KernelSpec.Scope.MARKET,
            "mean over instruments of ln(per / span * sum of r^2)",
            "logarithm of squared log return over the horizon",
            "(-inf, inf)",
            "Bollerslev, Hood, Huss, Pedersen (2018), section 3",
            pairing.warmUpNanos()));
    this.horizonBars = horizonBars;
  }

  /** Reads {@code window}, {@code of}, {@code per}, {@code warm-up}. */
  public static MarketLogVariance from(KernelSettings settings) {
    Pairing pairing = of(settings);
    return new MarketLogVariance(pairing, pairing.span().horizonBars(settings));
  }

  @Override
  double number(double[] returns, int n) {
    double squares = PairKernel.products(returns, returns, 0, n);
    return squares > 0 ? StrictMath.log(squares * (horizonBars / n)) : Double.NaN;
  }
}
