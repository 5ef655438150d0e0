package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;

/**
 * What each bin of a score says about an event: {@code ln(share of non-events in the bin/share of
 * events in it)}, and how much the score says in all, {@code Σ (difference of shares)·weight}.
 *
 * <p>A bin with events only has −∞, one with non-events only ∞, an empty one NaN and counts
 * nothing.
 *
 * <p><b>Reference</b>: Good (1950), Probability and the weighing of evidence; Siddiqi (2006),
 * Credit risk scorecards, chapter 6.
 *
 * @param weights of each bin, lowest scores first
 * @param informationValue zero or more; NaN unless there are events and non-events
 */
@SuppressWarnings("ArrayRecordComponent")
public record WeightOfEvidence(double[] weights, double informationValue) {

  /**
   * Of bins that hold equal shares of the scores.
   *
   * @param bins from 2
   */
  public static WeightOfEvidence of(boolean[] outcomes, double[] scores, int bins) {
    Checks.inRange(bins, 2, Integer.MAX_VALUE, "bins");
    Samples.sameLength(outcomes.length, scores.length);
    Samples.allFinite(scores, "score");
    double[] edges = Quantiles.edges(scores, bins);
    int[] events = new int[bins];
    int[] others = new int[bins];
    for (int i = 0; i < outcomes.length; i++) {
      int[] count = outcomes[i] ? events : others;
      count[Quantiles.bin(edges, scores[i])]++;
    }
    double positives = Samples.count(outcomes);
    double negatives = outcomes.length - positives;
    double[] weights = new double[bins];
    double value = positives > 0 && negatives > 0 ? 0 : Double.NaN;
    for (int b = 0; b < bins; b++) {
      double good = others[b] / negatives;
      double bad = events[b] / positives;
      weights[b] = StrictMath.log(good) - StrictMath.log(bad);
      if (events[b] + others[b] > 0) {
        value += (good - bad) * weights[b];
      } else {
        weights[b] = Double.NaN;
      }
    }
    return new WeightOfEvidence(weights, value);
  }
}
