package io.plimsoll.training.comparison;

import java.util.List;

/**
 * How well spikes were foreseen.
 *
 * @param spike among all origins
 * @param onset among origins that were not spiking already: the part that takes skill
 */
public record SpikeScores(String name, String from, String method, Score spike, Score onset) {

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
   * Alerts at the highest probabilities.
   *
   * @param share of the origins that get an alert
   * @param precision share of alerts that a spike followed
   * @param recall share of spikes that had an alert
   */
  public record Budget(double share, int alerts, double precision, double recall) {}

  /** A bin of the reliability curve. */
  public record Bin(double predicted, double observed, int count) {}
}
