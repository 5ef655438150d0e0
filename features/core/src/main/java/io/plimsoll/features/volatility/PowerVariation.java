package io.plimsoll.features.volatility;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarMemory;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.BarWindowKernel;
import io.plimsoll.features.window.SmallSample;

/**
 * A {@link PowerMeasure} over a window, or a multipower variation of any order: jump-robust
 * variances and quarticities, scaled to a horizon.
 *
 * <p>{@code (per / span)^(p/2) · c · n^(p/2−1) · n/(n−k+1) · Σ term}, as in {@link PowerSum}.
 * Settings: {@code window} (at least k bars), {@code per} (default: the window), {@code warm-up},
 * {@code small-sample} (default {@code factor}; {@code none} leaves out n/(n−k+1)); of {@code
 * multipower-variation} also {@code neighbours} (default 3) and {@code power} (default 2).
 *
 * <p><b>Unit</b>: log return to the power p over the horizon; 2 of a variance, 4 of a quarticity.
 * <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a bar, one logarithm, of multipowers one power.
 * <b>Reference</b>: with each measure.
 */
public final class PowerVariation extends BarWindowKernel {
  private final PowerSum measure;
  private final double horizonBars;
  private final SmallSample smallSample;

  /** A kernel for a measure. */
  public PowerVariation(
      PowerMeasure measure, BarSpan span, double horizonBars, SmallSample smallSample) {
    this(
        measure.sum(),
        span,
        horizonBars,
        smallSample,
        spec(
            measure.kernel(), span, measure.sum().power(), measure.formula(), measure.reference()));
  }

  private PowerVariation(
      PowerSum measure,
      BarSpan span,
      double horizonBars,
      SmallSample smallSample,
      KernelSpec spec) {
    super(
        span,
        Counting.RETURNS,
        spec,
        BarMemory.ofSums(measure.length(span)).withRings(measure.neighbours()));
    this.measure = measure;
    this.horizonBars = horizonBars;
    this.smallSample = smallSample;
  }

  /** The factory of a measure's kernel: reads {@code window}, {@code warm-up}, … */
  public static PowerVariation from(PowerMeasure measure, KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    return new PowerVariation(
        measure, span, span.horizonBars(settings), SmallSample.from(settings, SmallSample.FACTOR));
  }

  /** Multipower variation: reads {@code neighbours} and {@code power} as well. */
  public static PowerVariation multipower(KernelSettings settings) {
    BarSpan span = BarSpan.from(settings);
    PowerSum measure =
        PowerSum.multipower(settings.count("neighbours", 3), settings.number("power", 2));
    return new PowerVariation(
        measure,
        span,
        span.horizonBars(settings),
        SmallSample.from(settings, SmallSample.FACTOR),
        spec(
            "multipower-variation",
            span,
            measure.power(),
            "mu(p/k)^-k * n^(p/2-1) * n/(n-k+1) * sum of products of k neighbours |r|^(p/k)",
            "Barndorff-Nielsen, Shephard, Winkel (2006), section 1"));
  }

  private static KernelSpec spec(
      String name, BarSpan span, double power, String formula, String reference) {
    return spec(
        name,
        span,
        Counting.RETURNS,
        formula + ", times (per / span)^" + power / 2,
        "log return to the power " + power + " over the horizon",
        "[0, inf)",
        reference);
  }

  @Override
  protected void add(BarWindow window, Bar bar) {
    measure.add(window, window.ring(0), window.sum(0));
  }

  @Override
  protected double value(BarWindow window, int filled) {
    return measure.estimate(window.sum(0).sum(), filled, horizonBars, smallSample);
  }
}
