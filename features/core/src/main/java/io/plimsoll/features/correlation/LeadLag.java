package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;

/**
 * Who moves first, an instrument or another one, and by how much: the shift between them at which
 * they go along best.
 *
 * <p>The contrast of a shift is the absolute {@link HayashiYoshida} covariance with the other one
 * moved into the future by it, over a grid from −{@code most} to {@code most}. {@code lag}: the
 * shift of the largest contrast, of equal ones that nearest to 0 (positive: the other one leads).
 * {@code ratio}: the sum of squared contrasts of positive shifts over that of negative ones (above
 * 1: the other one leads). NaN where no shift has a contrast. Settings: {@code window}, {@code
 * against} (default {@code leader}; an instrument), {@code measure} (default {@code lag}; {@code
 * ratio}), {@code step} (default 1s), {@code most} (default 30s), {@code sampling} (default 1s).
 *
 * <p><b>Unit</b>: seconds, or ratio. <b>Range</b>: (−∞, ∞), or [0, ∞). <b>Cost</b>: O(1) a trade,
 * O(shifts · trades kept) a value. <b>Reference</b>: Hoffmann, Rosenbaum, Yoshida (2013),
 * Estimation of the lead-lag parameter from non-synchronous data, section 3; the ratio: Huth,
 * Abergel (2014), High frequency lead/lag relationships, section 2.
 */
public final class LeadLag extends TickKernel {

  /** What is said of the contrasts. */
  public enum Measure {
    /** Where the largest one is. */
    LAG,
    /** On which side they are larger. */
    RATIO
  }

  private final Measure measure;
  private final long stepNanos;
  private final int steps;

  private LeadLag(Ticks ticks, Measure measure, long stepNanos, long mostNanos) {
    super(
        ticks,
        "lead-lag",
        measure == Measure.LAG
            ? "shift with the largest |Hayashi-Yoshida covariance|"
            : "sum of squared covariances of positive shifts / that of negative ones",
        measure == Measure.LAG ? "seconds" : "ratio",
        measure == Measure.LAG ? "(-inf, inf)" : "[0, inf)",
        "Hoffmann, Rosenbaum, Yoshida (2013), section 3");
    this.measure = measure;
    this.stepNanos = Checks.positive(stepNanos, "step");
    if (mostNanos < stepNanos || mostNanos / stepNanos > 10_000) {
      throw new IllegalArgumentException(
          "most must be 1 to 10000 steps of " + stepNanos + " ns, was " + mostNanos + " ns");
    }
    this.steps = (int) (mostNanos / stepNanos);
  }

  /** Reads the settings above. */
  public static LeadLag from(KernelSettings settings) {
    return new LeadLag(
        Ticks.from(settings),
        settings.choice("measure", Measure.LAG),
        settings.nanos("step", 1_000_000_000L),
        settings.nanos("most", 30_000_000_000L));
  }

  @Override
  double number(TickPanel panel, int a, int firstA, int b, int firstB) {
    double largest = Math.abs(overlapping(panel, a, firstA, b, firstB, 0));
    double lag = 0;
    double ahead = 0;
    double behind = 0;
    for (int k = 1; k <= steps; k++) {
      for (int side = -1; side <= 1; side += 2) {
        long shift = side * k * stepNanos;
        double contrast = Math.abs(overlapping(panel, a, firstA, b, firstB, shift));
        if (contrast > largest) {
          largest = contrast;
          lag = shift / 1e9;
        }
        ahead += side > 0 ? contrast * contrast : 0;
        behind += side < 0 ? contrast * contrast : 0;
      }
    }
    if (!(largest > 0)) {
      return Double.NaN;
    }
    return measure == Measure.LAG ? lag : ahead / behind;
  }
}
