package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;

/**
 * Correlation with exponentially fading weights, of an instrument with another one or with the
 * market.
 *
 * <p>{@code Q ← (1−λ) εε' + λ Q} over the window, from its sample correlation; ε are returns
 * divided by their standard deviations; the number is {@code q₁₂ / √(q₁₁ q₂₂)}. Settings: {@code
 * window}, {@code against}, {@code decay} λ (default 0.97), {@code warm-up}.
 *
 * <p><b>Unit</b>: correlation. <b>Range</b>: [−1, 1]. <b>Cost</b>: as {@link PairKernel}.
 * <b>Reference</b>: J.P. Morgan/Reuters (1996), RiskMetrics technical document, section 5.2.
 */
public final class EwmaCorrelation extends RecursiveCorrelation {

  /** A kernel that keeps a share {@code decay} of what it knew at each return. */
  public EwmaCorrelation(Pairing pairing, double decay) {
    super(
        pairing,
        spec(
            "ewma-correlation",
            pairing,
            "q12 / sqrt(q11 q22), q = (1 - " + decay + ") e e' + " + decay + " q",
            "correlation",
            "[-1, 1]",
            "J.P. Morgan/Reuters (1996), section 5.2"),
        0,
        1 - Checks.inOpenRange(decay, 0, 1, "decay"),
        decay);
  }

  /** Reads {@code window}, {@code against}, {@code decay}, {@code warm-up}. */
  public static EwmaCorrelation from(KernelSettings settings) {
    return new EwmaCorrelation(Pairing.from(settings), settings.number("decay", 0.97));
  }
}
