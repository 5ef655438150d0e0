package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;

/**
 * What comes of alerting at the highest scores only, as many as a budget allows: {@code ⌊share·n⌋}.
 * Of equal scores at the limit the earlier ones are taken.
 *
 * <p><b>Reference</b>: precision and recall at k, van Rijsbergen (1979), Information retrieval,
 * chapter 7.
 *
 * @param alerts how many
 * @param hits how many of them were followed by the event
 * @param precision the share of alerts that were right; NaN without alerts
 * @param recall the share of events that an alert went before; NaN without events
 * @param lift precision over the share of events among all; NaN without alerts or events
 */
public record AlertBudget(int alerts, int hits, double precision, double recall, double lift) {

  /**
   * The highest scores.
   *
   * @param share of all, in (0, 1], for example 0.01
   */
  public static AlertBudget of(boolean[] outcomes, double[] scores, double share) {
    Checks.inRange(share, Double.MIN_NORMAL, 1, "share");
    // 0.1·600 is a little more, 0.29·100 a little less than a whole number.
    return ofCount(outcomes, scores, (int) Math.floor(share * outcomes.length + 1e-9));
  }

  /** So many of the highest scores, at most all. */
  public static AlertBudget ofCount(boolean[] outcomes, double[] scores, int alerts) {
    Samples.sameLength(outcomes.length, scores.length);
    Checks.inRange(alerts, 0, outcomes.length, "alerts");
    int[] order = Ranking.descending(scores);
    int hits = 0;
    for (int i = 0; i < alerts; i++) {
      hits += outcomes[order[i]] ? 1 : 0;
    }
    int events = Samples.count(outcomes);
    double precision = (double) hits / alerts;
    return new AlertBudget(
        alerts,
        hits,
        precision,
        (double) hits / events,
        events == 0 ? Double.NaN : precision * outcomes.length / events);
  }
}
