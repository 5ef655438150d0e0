package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.Ring;
import io.plimsoll.features.window.SmallSample;

/**
 * Realized kernel: variance that noise does not bias, as a weighted sum of autocovariances of
 * returns, scaled to a horizon.
 *
 * <p>{@code per / span · (γ₀ + 2 Σ k(x_h) γ_h)} over h from 1 to H with {@code γ_h = Σ rᵢ rᵢ₋ₕ} and
 * {@code x_h = h/(H+1)}, or {@code (h−1)/H} of the flat top. The Parzen kernel without a flat top
 * is never negative. Ends are not jittered. Settings: {@code window}, {@code bandwidth} (H; default
 * n^(3/5) of the window, which is best where noise is about a twenty-fifth of the variance), {@code
 * kernel} (default {@code parzen}; {@code bartlett}, {@code modified-tukey-hanning}), {@code top}
 * (default {@code pointed}; {@code flat}), {@code small-sample} (default {@code none}; {@code
 * factor} multiplies γ_h by n/(n−h)), {@code per} (default: the window), {@code warm-up}.
 *
 * <p><b>Unit</b>: squared log return over the horizon. <b>Range</b>: [0, ∞) of the default, (−∞, ∞)
 * of others. <b>Cost</b>: O(1) a bar, one logarithm; O(n H) a value. <b>Reference</b>:
 * Barndorff-Nielsen, Hansen, Lunde, Shephard (2009), Realized kernels in practice: trades and
 * quotes, section 2; the flat top: the same (2008), Designing realized kernels, section 2.
 */
public final class RealizedKernel extends BarWindowKernel {
  private final double[] weights;
  private final SmallSample smallSample;
  private final double horizonBars;

  /** The shape of the weights. */
  public enum Shape {
    /** {@code 1 − 6x² + 6x³} up to a half, {@code 2(1−x)³} after. */
    PARZEN,
    /** {@code 1 − x}. */
    BARTLETT,
    /** {@code sin²(π/2 (1−x)²)}. */
    MODIFIED_TUKEY_HANNING;

    double at(double x) {
      double left = 1 - x;
      return switch (this) {
        case PARZEN -> x <= 0.5 ? 1 - 6 * x * x * left : 2 * left * left * left;
        case BARTLETT -> left;
        case MODIFIED_TUKEY_HANNING -> {
          double sine = StrictMath.sin(0.5 * Math.PI * left * left);
          yield sine * sine;
        }
      };
    }
  }

  /** Where the weights begin to fall. */
  public enum Top {
    /** At once: lag h has the weight at h/(H+1). */
    POINTED,
    /** After the first lag: lag h has the weight at (h−1)/H. */
    FLAT
  }

  /** A kernel with the weights of so many lags. */
  public RealizedKernel(
      BarSpan span, int lags, Shape shape, Top top, SmallSample smallSample, double horizonBars) {
    super(
        span.atLeast(lags + 1, "a bandwidth of " + lags),
        Counting.RETURNS,
        spec(
            "realized-kernel",
            span,
            Counting.RETURNS,
            "per / span * (g(0) + 2 * sum over lags h of k(x) g(h)), g(h) = sum of r(i) r(i-h)",
            "squared log return over the horizon",
            shape == Shape.PARZEN && top == Top.POINTED ? "[0, inf)" : "(-inf, inf)",
            "Barndorff-Nielsen, Hansen, Lunde, Shephard (2009), section 2"),
        BarMemory.ofRings(span.bars()));
    weights = new double[lags + 1];
    weights[0] = 1;
    for (int h = 1; h <= lags; h++) {
      double x = top == Top.FLAT ? (h - 1.0) / lags : h / (lags + 1.0);
      weights[h] = 2 * shape.at(x);
    }
    this.smallSample = smallSample;
    this.horizonBars = horizonBars;
  }

  /** Reads {@code window}, {@code warm-up}, {@code bandwidth}, {@code kernel}, … */
  public static RealizedKernel from(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    int best = Math.max(1, (int) Math.rint(StrictMath.pow(span.bars(), 0.6)));
    return new RealizedKernel(
        span,
        settings.count("bandwidth", Math.min(best, Math.max(1, span.warmUpBars() - 1))),
        settings.choice("kernel", Shape.PARZEN),
        settings.choice("top", Top.POINTED),
        SmallSample.from(settings, SmallSample.NONE),
        span.horizonBars(settings));
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    window.ring(0).add(window.logReturn());
  }

  @Override
  protected double value(BarWindow window, int filled) {
    Ring returns = window.ring(0);
    double sum = 0;
    for (int h = 0; h < weights.length; h++) {
      double products = 0;
      for (int i = h; i < filled; i++) {
        products += returns.get(i) * returns.get(i - h);
      }
      sum += weights[h] * smallSample.factor(filled, h + 1) * products;
    }
    return sum * (horizonBars / filled);
  }
}
