package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;

/**
 * By how many standard errors the correlation of the last bars differs from that of a longer time.
 *
 * <p>{@code |ρ_short − ρ_long| / ((1 − ρ_long²) / √n_short)}, ρ the realized correlations of an
 * instrument with another one or with the market; the error is that of a correlation of n_short
 * independent normal pairs. NaN where ρ_long is ±1. Settings: {@code window} (short, at least 4
 * bars), {@code base} (long), {@code against}, {@code warm-up} of the base.
 *
 * <p><b>Unit</b>: standard errors. <b>Range</b>: [0, ∞). <b>Cost</b>: as {@link PairKernel} over
 * the base. <b>Reference</b>: Anderson (2003), An introduction to multivariate statistical
 * analysis, theorem 4.2.4.
 */
public final class CorrelationShock extends PairKernel {
  private final int shortBars;

  /** A kernel that holds a short window against the span of a pairing. */
  public CorrelationShock(Pairing pairing, int shortBars) {
    super(
        pairing.atLeast(4, "a correlation shock"),
        spec(
            "correlation-shock",
            pairing,
            "|rho short - rho long| sqrt(n short) / (1 - rho long^2)",
            "standard errors",
            "[0, inf)",
            "Anderson (2003), theorem 4.2.4"));
    if (shortBars < 4) {
      throw new IllegalArgumentException("window must be at least 4 bars, was " + shortBars);
    }
    this.shortBars = pairing.span().within(shortBars);
  }

  /** Reads {@code window}, {@code base}, {@code against}, {@code warm-up}. */
  public static CorrelationShock from(KernelSettings settings) {
    return new CorrelationShock(
        Pairing.of(settings, BarSpan.baseFrom(settings)), settings.bars("window"));
  }

  @Override
  double number(double[] x, double[] y, int n, double[] scratch) {
    double past = correlation(x, y, 0, n);
    double now = correlation(x, y, n - shortBars, n);
    double spread = 1 - past * past;
    // What is left of 1 by rounding is no standard error.
    return spread > 1e-12 ? Math.abs(now - past) * Math.sqrt(shortBars) / spread : Double.NaN;
  }
}
