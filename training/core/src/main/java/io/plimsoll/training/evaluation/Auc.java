package io.plimsoll.training.evaluation;

/**
 * The probability that a random positive scores above a random negative, ties counting half.
 *
 * <p>Never read alone: on rare events a model that is useless at the top can score 0.9.
 * <b>Range</b> [0, 1].
 *
 * <p><b>Reference</b>: Hanley and McNeil (1982), Radiology 143 (the Mann-Whitney statistic).
 */
public final class Auc {
  private Auc() {}

  /** The area below the ROC curve; NaN unless there are positives and negatives. */
  public static double of(boolean[] outcomes, double[] scores) {
    Samples.sameLength(outcomes.length, scores.length);
    int positives = Samples.count(outcomes);
    int negatives = outcomes.length - positives;
    if (positives == 0 || negatives == 0) {
      return Double.NaN;
    }
    int[] order = Ranking.descending(scores);
    double wins = 0;
    int positivesAbove = 0;
    int i = 0;
    while (i < order.length) {
      double score = scores[order[i]];
      int tiedPositives = 0;
      int tiedNegatives = 0;
      while (i < order.length && scores[order[i]] == score) {
        if (outcomes[order[i]]) {
          tiedPositives++;
        } else {
          tiedNegatives++;
        }
        i++;
      }
      wins += tiedNegatives * (positivesAbove + 0.5 * tiedPositives);
      positivesAbove += tiedPositives;
    }
    return wins / ((double) positives * negatives);
  }
}
