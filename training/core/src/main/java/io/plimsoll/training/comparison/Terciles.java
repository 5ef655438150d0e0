package io.plimsoll.training.comparison;

import java.util.Arrays;

/** In which third of what is usual for its instrument a number lies. */
final class Terciles {
  private static final int THIRDS = 3;

  private Terciles() {}

  /** 0, 1 or 2 for each judged origin, from the lowest third of the instrument's numbers up. */
  static int[] of(Judged judged, double[] values) {
    int[] terciles = new int[judged.size()];
    for (int i = 0; i < judged.count(); i++) {
      double[] own = judged.of(i, values);
      double[] sorted = own.clone();
      Arrays.sort(sorted);
      for (int k = 0; k < own.length; k++) {
        boolean low = own[k] < sorted[sorted.length / THIRDS];
        boolean middle = own[k] < sorted[2 * sorted.length / THIRDS];
        terciles[judged.starts()[i] + k] = low ? 0 : middle ? 1 : 2;
      }
    }
    return terciles;
  }
}
