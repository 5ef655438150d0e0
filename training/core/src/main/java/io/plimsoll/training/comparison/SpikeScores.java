package io.plimsoll.training.comparison;

import java.util.List;

/**
 * How well spikes were foreseen.
 *
 * @param from the model whose variance forecast it starts from, or the family of a direct
 *     classifier
 * @param method how a score becomes a probability
 * @param spike among all origins
 * @param onset among origins that were not spiking already: the part that takes skill
 * @param alerts what would have come of so many alerts a day
 */
public record SpikeScores(
    String name, String from, String method, Score spike, Score onset, List<Alerts> alerts) {
  public SpikeScores {
    alerts = List.copyOf(alerts);
  }

  /**
   * The scores on a set of origins.
   *
   * @param origins how many
   * @param events how many spikes followed
   * @param lift average precision over the share of spikes
   * @param aucError standard error of the area, days counting as clusters (DeLong)
   * @param brierSkill over the share of spikes in what was known at each refit
   * @param calibrationError expected, over 15 bins of equal count
   * @param calibrationLower lower end of its 95 % interval, by block bootstrap
   * @param calibrationUpper upper end
   * @param reliabilitySlope of the log odds of spikes on those of their probabilities: 1 is
   *     calibrated, below it is overconfidence
   * @param reliabilityIntercept of the same line: 0 is calibrated
   * @param budgets what came of alerts of the highest probabilities
   */
  public record Score(
      int origins,
      int events,
      double baseRate,
      double averagePrecision,
      double lift,
      double auc,
      double aucError,
      double brier,
      double brierSkill,
      double logLoss,
      double calibrationError,
      double calibrationLower,
      double calibrationUpper,
      double reliabilitySlope,
      double reliabilityIntercept,
      List<Budget> budgets,
      List<Bin> reliability) {
    public Score {
      budgets = List.copyOf(budgets);
      reliability = List.copyOf(reliability);
    }
  }

  /**
   * Alerts at the highest probabilities, picked when all were known: the budget is spent looking
   * back, which nobody who sounds alerts can do. It measures the order of probabilities; {@link
   * Alerts} is what alerts would have been worth.
   *
   * @param share of the origins that get an alert
   * @param precision share of alerts that a spike followed
   * @param recall share of spikes that had an alert
   */
  public record Budget(double share, int alerts, double precision, double recall) {}

  /**
   * Alerts for onsets, a budget a day of all instruments together: whoever is on duty has one pair
   * of eyes, and the instruments spike together. An origin that is not spiking gets an alert where
   * its probability is above what the days before would have filled the budget with ({@code
   * evaluation.AlertLimits}); the first days, before which there are too few, are left out.
   *
   * <p>Leads are times from the first alert of an unbroken run to when the study's current variance
   * is seen to be a spike, over onsets that were warned of, at most a day. An alert of the step
   * just before is a lead of one step. Horizons shorter than a step have none: nobody looks when
   * they end.
   *
   * @param perDay the budget
   * @param days how many days had alerts to give
   * @param alerts how many were given
   * @param precision share of them that an onset followed within the horizon; NaN without alerts
   * @param recall share of origins before an onset that had an alert; NaN without onsets
   * @param onsets how many spikes were seen to begin
   * @param noticeShare share of these that an alert stood before for a step or more
   * @param leadLowerHours lower quartile of the leads; NaN where there are none
   * @param leadMedianHours median
   * @param leadUpperHours upper quartile
   */
  public record Alerts(
      double perDay,
      int days,
      int alerts,
      double precision,
      double recall,
      int onsets,
      double noticeShare,
      double leadLowerHours,
      double leadMedianHours,
      double leadUpperHours) {}

  /** A bin of the reliability curve. */
  public record Bin(double predicted, double observed, int count) {}
}
