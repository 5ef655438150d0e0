package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.HeapSort;

/**
 * How often an instrument is among its worst returns when the other one, or the market, is among
 * its own: empirical lower tail dependence.
 *
 * <p>{@code #{t: x among its k lowest, y among its k lowest} / k}, {@code k = ⌊u n⌋}: an estimate
 * of {@code P(F(x) ≤ u, G(y) ≤ u) / u}. Independent returns give u, returns that fall together 1.
 * NaN where the k-th lowest return of either equals the next one, so that "the k lowest" do not
 * exist. Settings: {@code window}, {@code against}, {@code u} (default 0.1, at most 0.5), {@code
 * warm-up}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: as {@link PairKernel}, and two sorts
 * a value. <b>Reference</b>: Joe (1997), Multivariate models and dependence concepts, section 2.1;
 * Poon, Rockinger, Tawn (2004), Extreme value dependence in financial markets, section 2.
 */
public final class TailDependence extends PairKernel {
  private final double u;

  /** A kernel that looks at the share u of the lowest returns. */
  public TailDependence(Pairing pairing, double u) {
    super(
        pairing.atLeast(
            (int) Math.ceil(1 / (Checks.positive(u, "u"))) + 1, "tail dependence at " + u),
        spec(
            "tail-dependence",
            pairing,
            "share of the lowest " + u + " of y in which x is among its own lowest " + u,
            "fraction",
            "[0, 1]",
            "Joe (1997), section 2.1"));
    if (!(u <= 0.5)) {
      throw new IllegalArgumentException("u must be at most 0.5, was " + u);
    }
    this.u = u;
  }

  /** Reads {@code window}, {@code against}, {@code u}, {@code warm-up}. */
  public static TailDependence from(KernelSettings settings) {
    return new TailDependence(Pairing.from(settings), settings.number("u", 0.1));
  }

  @Override
  double number(double[] x, double[] y, int n, double[] scratch) {
    int k = (int) (u * n);
    double lowX = lowest(x, n, k, scratch);
    double lowY = lowest(y, n, k, scratch);
    if (Double.isNaN(lowX) || Double.isNaN(lowY)) {
      return Double.NaN;
    }
    int both = 0;
    for (int t = 0; t < n; t++) {
      both += x[t] <= lowX && y[t] <= lowY ? 1 : 0;
    }
    return (double) both / k;
  }

  /** The k-th lowest number; NaN if the next one is equal. */
  private static double lowest(double[] values, int n, int k, double[] scratch) {
    System.arraycopy(values, 0, scratch, 0, n);
    HeapSort.sort(scratch, n);
    return scratch[k - 1] < scratch[k] ? scratch[k - 1] : Double.NaN;
  }
}
