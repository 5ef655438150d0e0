package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;

/**
 * Pre-averaged covariance (modulated realized covariance): returns are averaged over k bars before
 * they are multiplied, which takes away most of what noise and trading at different times do;
 * scaled to a horizon.
 *
 * <p>With {@code k = ⌊θ √n⌋}, {@code g(x) = min(x, 1−x)}, {@code X̄ᵢ = Σ g(j/k) xᵢ₊ⱼ} over 0 < j <
 * k: {@code per / span · n/(n−k+2) / (ψ₂ k) Σ X̄Ȳ}, {@code ψ₂ = Σ g(j/k)² / k}. Noise of two
 * instruments is taken to be independent, so nothing is subtracted; of one instrument with itself
 * {@link io.plimsoll.features.volatility.PreAveragedVariance} does. Settings: {@code window},
 * {@code against}, {@code theta} (default 0.8; k must be at least 3 when warm), {@code per}
 * (default: the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: (−∞, ∞). <b>Cost</b>: as
 * {@link PairKernel}. <b>Reference</b>: Christensen, Kinnebrock, Podolskij (2010), Pre-averaging
 * estimators of the ex-post covariance matrix in noisy diffusion models with non-synchronous data,
 * section 2.
 */
public final class PreAveragedCovariance extends PairKernel {
  private final double theta;
  private final double horizonBars;

  /** A kernel over the returns of a pairing. */
  public PreAveragedCovariance(Pairing pairing, double theta, double horizonBars) {
    super(
        pairing.atLeast(leastBars(theta), "theta of " + theta),
        spec(
            "pre-averaged-covariance",
            pairing,
            "per / span * n/(n-k+2) / (psi2 k) * sum of averages of x times averages of y",
            "squared log return over the horizon",
            "(-inf, inf)",
            "Christensen, Kinnebrock, Podolskij (2010), section 2"));
    this.theta = theta;
    this.horizonBars = horizonBars;
  }

  /** Reads the settings above. */
  public static PreAveragedCovariance from(KernelSettings settings) {
    Pairing pairing = Pairing.from(settings);
    return new PreAveragedCovariance(
        pairing, settings.number("theta", 0.8), pairing.span().horizonBars(settings));
  }

  @Override
  double number(double[] x, double[] y, int n, double[] scratch) {
    int k = (int) (theta * Math.sqrt(n));
    double psi2 = 0;
    for (int j = 0; j < k; j++) {
      scratch[j] = (double) Math.min(j, k - j) / k;
      psi2 += scratch[j] * scratch[j] / k;
    }
    double sum = 0;
    for (int i = 0; i <= n - k + 1; i++) {
      sum += average(x, i, scratch, k) * average(y, i, scratch, k);
    }
    return (double) n / (n - k + 2) / (psi2 * k) * sum * (horizonBars / n);
  }

  private static double average(double[] returns, int from, double[] weights, int k) {
    double average = 0;
    for (int j = 1; j < k; j++) {
      average += weights[j] * returns[from + j - 1];
    }
    return average;
  }

  /** The window from which on k is at least 3 and no longer than the window. */
  private static int leastBars(double theta) {
    double root = 3 / Checks.inRange(theta, 0.1, 1, "theta");
    return Math.max(9, (int) Math.ceil(root * root));
  }
}
