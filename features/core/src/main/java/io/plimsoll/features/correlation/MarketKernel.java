package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;

/**
 * A kernel whose number is the mean over all instruments of what a subclass makes of the returns of
 * one, or that number of a single instrument; the same for the whole universe.
 *
 * <p>An instrument counts once its returns of the warm-up are known and it has a number; NaN where
 * none counts.
 */
abstract class MarketKernel extends PanelWindowKernel {

  MarketKernel(Pairing pairing, KernelSpec spec) {
    super(pairing, spec);
  }

  /** Reads {@code window}, {@code warm-up}, {@code of}. */
  static Pairing of(KernelSettings settings) {
    return new Pairing(BarSpan.from(settings), settings.universe(), Pairing.place(settings, "of"));
  }

  /** The number of the first n returns of the array, oldest first; NaN where there is none. */
  abstract double number(double[] returns, int n);

  @Override
  public final double value(PanelWindow window, long asOfNanos) {
    int of = pairing.against();
    if (of != Pairing.MARKET) {
      return finite(numberOf(window, of, asOfNanos));
    }
    double sum = 0;
    int count = 0;
    for (int i = 0; i < window.instruments(); i++) {
      double number = numberOf(window, i, asOfNanos);
      if (!Double.isNaN(number)) {
        sum += number;
        count++;
      }
    }
    return count == 0 ? Double.NaN : finite(sum / count);
  }

  private double numberOf(PanelWindow window, int instrument, long asOfNanos) {
    if (!fresh(window.lastNanos(instrument), asOfNanos)) {
      return Double.NaN;
    }
    int n = window.layOut(instrument, pairing.span().bars());
    return n < pairing.span().warmUpBars() ? Double.NaN : number(window.x, n);
  }
}
