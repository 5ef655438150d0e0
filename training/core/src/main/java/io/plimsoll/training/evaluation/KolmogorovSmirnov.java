package io.plimsoll.training.evaluation;

import java.util.Arrays;

/**
 * The largest distance between two empirical distribution functions.
 *
 * <p>Of the scores of positives and negatives it is the largest difference of hit rate and false
 * alarm rate over all thresholds. <b>Range</b> [0, 1].
 *
 * <p><b>Reference</b>: Smirnov (1948), Annals of Mathematical Statistics 19.
 */
public final class KolmogorovSmirnov {
  private KolmogorovSmirnov() {}

  /** The distance between two samples; NaN where one is empty. */
  public static double between(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      return Double.NaN;
    }
    Samples.allFinite(first, "value");
    Samples.allFinite(second, "value");
    double[] a = first.clone();
    double[] b = second.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    int i = 0;
    int j = 0;
    double largest = 0;
    while (i < a.length && j < b.length) {
      double value = Math.min(a[i], b[j]);
      while (i < a.length && a[i] == value) {
        i++;
      }
      while (j < b.length && b[j] == value) {
        j++;
      }
      largest = Math.max(largest, Math.abs(i / (double) a.length - j / (double) b.length));
    }
    return largest;
  }

  /** The distance between the scores of positives and of negatives. */
  public static double of(boolean[] outcomes, double[] scores) {
    Samples.sameLength(outcomes.length, scores.length);
    int positives = Samples.count(outcomes);
    double[] of = new double[positives];
    double[] rest = new double[outcomes.length - positives];
    int i = 0;
    int j = 0;
    for (int k = 0; k < outcomes.length; k++) {
      if (outcomes[k]) {
        of[i++] = scores[k];
      } else {
        rest[j++] = scores[k];
      }
    }
    return between(of, rest);
  }
}
