package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;

/**
 * How an instrument goes along with another one from trade to trade, though they trade at different
 * times: the Hayashi–Yoshida estimator.
 *
 * <p>{@code Σ rᵢ rⱼ} over all pairs of returns whose times overlap, those of the other one moved
 * {@code shift} seconds into the future; the correlation divides by the roots of both sums of
 * squares. Settings: {@code window}, {@code against} (default {@code leader}, the first of the
 * universe; an instrument), {@code measure} (default {@code correlation}; {@code covariance}),
 * {@code shift} (seconds, default 0), {@code sampling} (default 1s: of each second the last trade).
 *
 * <p><b>Unit</b>: correlation, or squared log return over the window. <b>Range</b>: [−1, 1] where
 * defined, or (−∞, ∞); the estimator is not bounded by 1, a correlation beyond is given as ±1.
 * <b>Cost</b>: O(1) a trade, O(trades kept) a value. <b>Reference</b>: Hayashi, Yoshida (2005), On
 * covariance estimation of non-synchronously observed diffusion processes, definition 3.1.
 */
public final class HayashiYoshida extends TickKernel {

  /** What is made of the sum. */
  public enum Measure {
    /** The sum over the roots of both variances. */
    CORRELATION,
    /** The sum. */
    COVARIANCE
  }

  private final Measure measure;
  private final long shiftNanos;

  private HayashiYoshida(Ticks ticks, Measure measure, double shiftSeconds) {
    super(
        ticks,
        "hayashi-yoshida",
        "sum of r(i) r(j) over returns that overlap"
            + (measure == Measure.CORRELATION ? " / sqrt(RV(i) RV(j))" : ""),
        measure == Measure.CORRELATION ? "correlation" : "squared log return over the window",
        measure == Measure.CORRELATION ? "[-1, 1]" : "(-inf, inf)",
        "Hayashi, Yoshida (2005), definition 3.1");
    this.measure = measure;
    if (!(Math.abs(shiftSeconds) <= 86_400)) {
      throw new IllegalArgumentException(
          "shift must be at most 86400 seconds either way, was " + shiftSeconds);
    }
    this.shiftNanos = Math.round(shiftSeconds * 1e9);
  }

  /** Reads the settings above. */
  public static HayashiYoshida from(KernelSettings settings) {
    return new HayashiYoshida(
        Ticks.from(settings),
        settings.choice("measure", Measure.CORRELATION),
        settings.number("shift", 0));
  }

  @Override
  double number(TickPanel panel, int a, int firstA, int b, int firstB) {
    double covariance = overlapping(panel, a, firstA, b, firstB, shiftNanos);
    if (measure == Measure.COVARIANCE) {
      return covariance;
    }
    double varianceA = overlapping(panel, a, firstA, a, firstA, 0);
    double varianceB = overlapping(panel, b, firstB, b, firstB, 0);
    return PairKernel.correlation(covariance, varianceA, varianceB);
  }
}
