package io.plimsoll.features.jump;

import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.BarWindow;
import io.plimsoll.features.window.SmallSample;

/** The arithmetic of bipower variation, shared by the kernels of this package. */
final class Bipower {
  private Bipower() {}

  /** How many products of neighbours a window of n returns holds: n − 1. */
  static int products(BarSpan span) {
    span.atLeast(2, "bipower variation");
    return span.bars() - 1;
  }

  /** |r||r before|; 0 for the first return, which has no neighbour. */
  static double product(BarWindow window) {
    double before = window.previousReturn();
    return Double.isNaN(before) ? 0 : Math.abs(window.logReturn()) * Math.abs(before);
  }

  /** Bipower variation of n returns from the sum of the products of neighbours. */
  static double variation(double sumOfProducts, int n, SmallSample smallSample) {
    return 0.5 * Math.PI * sumOfProducts * smallSample.factor(n, 2);
  }
}
