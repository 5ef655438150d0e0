package io.plimsoll.features.correlation;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.PanelKernel;

/**
 * A kernel that makes one number of the returns of an instrument and those of another one, or of
 * the market, over the same slots: a subclass says what the two series mean.
 *
 * <p>The market of an instrument is the mean return of all <i>others</i> that have begun: with
 * itself in it, an instrument of a small universe would go along with itself. It speaks once {@link
 * io.plimsoll.features.window.BarSpan#warmUpBars()} slots are known of both, so an instrument that
 * begins later speaks later; it falls silent (NaN) when the last bar of either lies more than the
 * window and one bar back. A number that is not finite is NaN.
 *
 * <p><b>Cost</b>: O(1) a bar, O(instruments) a slot, O(window) a value; all kernels of a view with
 * the same window share one state of 2 · instruments · window doubles.
 */
abstract class PairKernel extends PanelWindowKernel implements PanelKernel<Bar, PanelWindow> {

  PairKernel(Pairing pairing, KernelSpec spec) {
    super(pairing, spec);
  }

  /** The specification of a kernel of this shape. */
  static KernelSpec spec(
      String name, Pairing pairing, String formula, String unit, String range, String reference) {
    return new KernelSpec(
        name, 1, KernelSpec.Scope.PANEL, formula, unit, range, reference, pairing.warmUpNanos());
  }

  /**
   * The number that the returns x of an instrument and y of the other one mean, the first {@code n}
   * of each array, oldest first; {@code scratch} has room for twice as many.
   */
  abstract double number(double[] x, double[] y, int n, double[] scratch);

  @Override
  public final double value(PanelWindow window, int instrument, long asOfNanos) {
    int against = pairing.against();
    long other = against == Pairing.MARKET ? window.slotNanos() : window.lastNanos(against);
    if (!fresh(window.lastNanos(instrument), asOfNanos) || !fresh(other, asOfNanos)) {
      return Double.NaN;
    }
    int n = window.layOut(instrument, against, pairing.span().bars());
    if (n < pairing.span().warmUpBars()) {
      return Double.NaN;
    }
    return finite(number(window.x, window.y, n, window.scratch));
  }

  @Override
  public final double value(PanelWindow window, long asOfNanos) {
    return PanelKernel.super.value(window, asOfNanos);
  }

  /** The sum of the products of two series. */
  static double products(double[] x, double[] y, int from, int to) {
    double sum = 0;
    for (int t = from; t < to; t++) {
      sum += x[t] * y[t];
    }
    return sum;
  }

  /** The correlation without means; NaN where one stood still. */
  static double correlation(double[] x, double[] y, int from, int to) {
    return correlation(
        products(x, y, from, to), products(x, x, from, to), products(y, y, from, to));
  }

  /** The correlation that sums of products and of squares mean. */
  static double correlation(double product, double squaresX, double squaresY) {
    double correlation = product / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
    // Clamped: perfectly correlated returns give 1 give or take rounding.
    return Double.isFinite(correlation) ? Math.clamp(correlation, -1.0, 1.0) : Double.NaN;
  }
}
