package io.plimsoll.features.quality;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;

/**
 * How unlike the others the newest return is.
 *
 * <p>{@code |r − median| / (1.4826 · MAD)} over a window that holds the return itself, which moves
 * neither median nor MAD much; 0 where all returns are the same, NaN where more than half are and
 * the others are not. Settings: {@code window}, {@code warm-up}.
 *
 * <p><b>Unit</b>: robust standard deviations. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a bar, O(n
 * log n) a row. <b>Reference</b>: Hampel (1974), The influence curve and its role in robust
 * estimation, for the MAD.
 */
public final class OutlierSize extends RobustReturnKernel {

  /** A kernel over a window. */
  public OutlierSize(BarSpan span) {
    super(
        span,
        spec(
            "outlier-size",
            span,
            Counting.RETURNS,
            "|newest return - median| / (1.4826 * MAD)",
            "robust standard deviations",
            "[0, inf)",
            "Hampel (1974), for the MAD"));
  }

  /** Reads {@code window}, {@code warm-up}. */
  public static OutlierSize from(KernelSettings settings) {
    return new OutlierSize(BarSpan.from(settings));
  }

  @Override
  double number(BarWindow window, int filled, double median, double scale) {
    double distance = Math.abs(window.ring(0).get(filled - 1) - median);
    return distance == 0 ? 0 : distance / scale;
  }
}
