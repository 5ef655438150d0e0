package io.plimsoll.training.replay;

import java.util.Arrays;

/**
 * How far the price fell and rose within a horizon after each decision, as fractions of the price
 * at the decision.
 */
final class Excursions {
  final int[] bars;
  final double[][] falls;
  final double[][] rises;

  /**
   * Decisions are taken at ends of bars that are multiples of a step; those whose horizon reaches
   * beyond the path are left out.
   */
  Excursions(PricePath path, long everyNanos, long horizonNanos) {
    int[] decisions = new int[path.size()];
    int n = 0;
    long last = path.endNanos(path.size() - 1);
    for (int b = 0; b < path.size(); b++) {
      if (path.endNanos(b) % everyNanos == 0 && path.endNanos(b) + horizonNanos <= last) {
        decisions[n++] = b;
      }
    }
    bars = Arrays.copyOf(decisions, n);
    falls = new double[path.instruments().size()][n];
    rises = new double[path.instruments().size()][n];
    for (int d = 0; d < n; d++) {
      for (int i = 0; i < falls.length; i++) {
        measure(path, i, d, path.endNanos(bars[d]) + horizonNanos);
      }
    }
  }

  private void measure(PricePath path, int instrument, int decision, long untilNanos) {
    double price = path.close(instrument, bars[decision]);
    double low = price;
    double high = price;
    for (int b = bars[decision] + 1; b < path.size() && path.endNanos(b) <= untilNanos; b++) {
      low = Math.min(low, path.low(instrument, b));
      high = Math.max(high, path.high(instrument, b));
    }
    falls[instrument][decision] = 1 - low / price;
    rises[instrument][decision] = high / price - 1;
  }
}
