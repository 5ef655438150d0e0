package io.plimsoll.training.evaluation;

/**
 * The area below the precision-recall curve as a step function: {@code Σ (R_k − R_{k−1})·P_k} over
 * the distinct scores, highest first; tied scores form one step.
 *
 * <p>What AUC hides in rare events it shows: a random ranking scores the base rate, so {@link
 * #lift} is the number to read. <b>Range</b> [0, 1]; lift [0, 1/base rate].
 *
 * <p><b>Reference</b>: Davis and Goadrich (2006), ICML; the step form without interpolation.
 */
public final class AveragePrecision {
  private AveragePrecision() {}

  /** Average precision; NaN where no outcome is positive. */
  public static double of(boolean[] outcomes, double[] scores) {
    Samples.sameLength(outcomes.length, scores.length);
    int positives = Samples.count(outcomes);
    if (positives == 0) {
      return Double.NaN;
    }
    int[] order = Ranking.descending(scores);
    double sum = 0;
    int hits = 0;
    int i = 0;
    while (i < order.length) {
      int before = hits;
      double score = scores[order[i]];
      while (i < order.length && scores[order[i]] == score) {
        hits += outcomes[order[i]] ? 1 : 0;
        i++;
      }
      sum += (hits - before) * ((double) hits / i);
    }
    return sum / positives;
  }

  /**
   * Average precision over the share of positives, which is what a random ranking gets; NaN without
   * positives.
   */
  public static double lift(boolean[] outcomes, double[] scores) {
    return of(outcomes, scores) * outcomes.length / Samples.count(outcomes);
  }
}
