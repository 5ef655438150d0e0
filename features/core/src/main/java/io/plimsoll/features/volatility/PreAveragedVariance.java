package io.plimsoll.features.volatility;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;
import io.plimsoll.features.window.SmallSample;

/**
 * Pre-averaged variance (modulated realized variance): returns are averaged over k bars before they
 * are squared, which takes most of the noise away, and what is left of it is subtracted; scaled to
 * a horizon.
 *
 * <p>With {@code k = ⌊θ √n⌋}, {@code g(x) = min(x, 1−x)} and {@code Ȳᵢ = Σ g(j/k) rᵢ₊ⱼ} over 0 < j
 * < k, {@code (n/(n−k+2) / (ψ₂ k) Σ Ȳ² − b Σ r²) / (1 − b)}, {@code ψ₁ = k Σ (g((j+1)/k) −
 * g(j/k))²}, {@code ψ₂ = Σ g(j/k)² / k}, {@code b = ψ₁ / (2 k² ψ₂)}, times {@code per / span}:
 * unbiased both of a random walk and of pure noise. Without the small-sample factor the division by
 * 1 − b is left out, as in the paper, which costs a share b of the variance. On few returns it can
 * be negative. Settings: {@code window} (k must be at least 3 when warm), {@code theta} (default
 * 0.8), {@code small-sample} (default {@code factor}; {@code none}), {@code per} (default: the
 * window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) a
 * bar, one logarithm; O(n k) a value. <b>Reference</b>: Christensen, Kinnebrock, Podolskij (2010),
 * Pre-averaging estimators of the ex-post covariance matrix in noisy diffusion models with
 * non-synchronous data, section 2; the division: Jacod, Li, Mykland, Podolskij, Vetter (2009),
 * Microstructure noise in the continuous case, section 5.
 */
public final class PreAveragedVariance extends BarWindowKernel {
  private final double theta;
  private final SmallSample smallSample;
  private final double horizonBars;

  /** A kernel that averages over {@code theta √n} bars. */
  public PreAveragedVariance(
      BarSpan span, double theta, SmallSample smallSample, double horizonBars) {
    super(
        span.atLeast(leastBars(theta), "theta of " + theta),
        Counting.RETURNS,
        spec(
            "pre-averaged-variance",
            span,
            Counting.RETURNS,
            "per / span * (n/(n-k+2) / (psi2 k) * sum of averages^2 - b * sum of r^2) / (1 - b)",
            "squared log return over the horizon",
            "(-inf, inf)",
            "Christensen, Kinnebrock, Podolskij (2010), section 2"),
        BarMemory.ofSums(span.bars())
            .withRings(span.bars())
            .withScratch(1 + (int) (theta * Math.sqrt(span.bars()))));
    this.theta = theta;
    this.smallSample = smallSample;
    this.horizonBars = horizonBars;
  }

  /** The window from which on k is at least 3 and no longer than the window. */
  private static int leastBars(double theta) {
    double root = 3 / Checks.inRange(theta, 0.1, 3, "theta");
    return Math.max(9, (int) Math.ceil(root * root));
  }

  /** Reads {@code window}, {@code warm-up}, {@code theta}, {@code small-sample}, {@code per}. */
  public static PreAveragedVariance from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new PreAveragedVariance(
        span,
        settings.number("theta", 0.8),
        SmallSample.from(settings, SmallSample.FACTOR),
        span.horizonBars(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    double r = window.logReturn();
    window.sum(0).add(r * r);
    window.ring(0).add(r);
  }

  @Override
  protected double value(BarWindow window, int filled) {
    int k = (int) (theta * Math.sqrt(filled));
    double[] weights = window.scratch();
    double psi1 = 0;
    double psi2 = 0;
    for (int j = 0; j < k; j++) {
      weights[j] = weight(j, k);
      double step = weight(j + 1, k) - weights[j];
      psi1 += k * step * step;
      psi2 += weights[j] * weights[j] / k;
    }
    double noise = psi1 / (2.0 * k * k * psi2);
    double sum = squaredAverages(window.ring(0), filled, weights, k);
    double averaged = (double) filled / (filled - k + 2) / (psi2 * k) * sum;
    double value = averaged - noise * window.sum(0).sum();
    return value / (smallSample == SmallSample.FACTOR ? 1 - noise : 1) * (horizonBars / filled);
  }

  private static double squaredAverages(Ring returns, int n, double[] weights, int k) {
    double sum = 0;
    for (int i = 0; i <= n - k + 1; i++) {
      double average = 0;
      for (int j = 1; j < k; j++) {
        average += weights[j] * returns.get(i + j - 1);
      }
      sum += average * average;
    }
    return sum;
  }

  private static double weight(int j, int k) {
    return (double) Math.min(j, k - j) / k;
  }
}
