package io.plimsoll.training;

import io.plimsoll.training.evaluation.DieboldMariano;
import io.plimsoll.training.evaluation.MincerZarnowitz;
import io.plimsoll.training.evaluation.ReliabilityCurve;
import java.util.List;

/**
 * The numbers of an experiment; everything in it is the same on every run with the same data,
 * settings and seed.
 *
 * @param view name and version of the features
 * @param champion the family with the lowest mean QLIKE out of sample
 * @param championAgainstRunnerUp whether the second best is really worse; its statistic is negative
 * @param runnerUp the second best family; the champion itself where there is only one
 * @param trials how many families were tried, the combination included: the best of many is
 *     flattered by luck
 * @param families scores, simplest first
 * @param unavailable families that were asked for and could not be judged
 * @param warnings what looks too good, or too thin
 */
public record ExperimentSummary(
    String name,
    String dataSha256,
    String view,
    String label,
    long seed,
    String baseline,
    String champion,
    String runnerUp,
    DieboldMariano championAgainstRunnerUp,
    int trials,
    Counts counts,
    List<FoldSummary> folds,
    List<FamilyScore> families,
    List<Unavailable> unavailable,
    List<String> warnings) {
  public ExperimentSummary {
    folds = List.copyOf(folds);
    families = List.copyOf(families);
    unavailable = List.copyOf(unavailable);
    warnings = List.copyOf(warnings);
  }

  /**
   * What became of the rows.
   *
   * @param rows of all feature tables
   * @param labelled rows with a label
   * @param floored labels whose variance was below one tick
   * @param usable labelled rows with every input
   * @param tested origins in test folds
   * @param judged tested origins where every family had a forecast
   */
  public record Counts(int rows, int labelled, int floored, int usable, int tested, int judged) {}

  /** One fold; times in nanoseconds since the epoch. */
  public record FoldSummary(
      int index, long testFromNanos, long testToNanos, int trainOrigins, int testOrigins) {}

  /** A family that could not be judged, and why. */
  public record Unavailable(String family, String reason) {}

  /**
   * How a family did out of sample.
   *
   * @param qlike mean
   * @param qlikeRatio to the baseline's; below 1 is better
   * @param againstBaseline whether the difference means anything; a negative statistic is better
   * @param mse mean squared error of variances, with its ratio to the baseline's
   * @param logMse mean squared error of log variances
   * @param bias regression of ln realized on ln forecast
   * @param quantiles by level, falls then rises
   */
  public record FamilyScore(
      String family,
      double qlike,
      double qlikeRatio,
      DieboldMariano againstBaseline,
      double mse,
      double mseRatio,
      double logMse,
      MincerZarnowitz bias,
      SpikeScore spike,
      OnsetScore onset,
      List<QuantileScore> quantiles) {
    public FamilyScore {
      quantiles = List.copyOf(quantiles);
    }
  }

  /**
   * How well spikes were foreseen.
   *
   * @param baseRate the share of spikes
   * @param lift average precision over the base rate
   * @param brierSkill over the share of spikes in each fold's training window
   * @param calibrationError expected, over quantile bins
   */
  public record SpikeScore(
      int spikes,
      double baseRate,
      double averagePrecision,
      double lift,
      double auc,
      double brier,
      double brierSkill,
      double logLoss,
      double calibrationError,
      ReliabilityCurve reliability) {}

  /**
   * How well the beginnings of spikes were foreseen: the same, among origins that were not spiking
   * already.
   */
  public record OnsetScore(
      int origins, int onsets, double averagePrecision, double lift, double auc) {}

  /**
   * How well a quantile of the worst excursion held.
   *
   * @param side {@code down} or {@code up}
   * @param exceedances how many excursions went beyond it
   * @param rate the share of them; should be 1 − level
   */
  public record QuantileScore(
      String side, double level, double pinball, int exceedances, double rate) {}

  /** The scores of a family; throws where it was not judged. */
  public FamilyScore score(String family) {
    return families.stream()
        .filter(score -> score.family().equals(family))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scores of family '" + family + "'"));
  }
}
