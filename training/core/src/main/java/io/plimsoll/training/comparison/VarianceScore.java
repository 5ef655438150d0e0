package io.plimsoll.training.comparison;

import io.plimsoll.training.evaluation.MincerZarnowitz;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a model forecast the variance.
 *
 * @param qlike mean loss over all judged origins
 * @param ratio of that to the baseline's
 * @param medianRatio the median over instruments of their ratios
 * @param worstRatio the largest of them
 * @param worstInstrument whose it is
 * @param medianMseRatio the median over instruments of the ratios of mean squared errors
 * @param worstMseRatio the largest of them
 * @param logMse mean squared error of the logarithms
 * @param bias the regression of the realized log variance on the forecast one
 * @param tests against the baseline and each reference
 * @param confidenceP p-value of its membership in the model confidence set
 * @param inConfidenceSet whether it is in the set of 90 %
 * @param superiorP of the baseline and each reference: p-value of the hypothesis that no model is
 *     better, given how many were tried (Hansen's SPA); NaN of other models
 * @param hours ratio to the baseline by hour of the origin, UTC; NaN of an hour without origins
 * @param terciles ratio to the baseline where the baseline's forecast is in its lower, middle and
 *     upper third for the instrument
 * @param byTercileP p-value of equal conditional accuracy in the terciles (Giacomini and White)
 * @param filtered how many of the judged forecasts the model's sanity filter replaced; null of a
 *     model whose filter does not say so, or that is made of others
 */
public record VarianceScore(
    String model,
    double qlike,
    double ratio,
    double medianRatio,
    double worstRatio,
    String worstInstrument,
    double medianMseRatio,
    double worstMseRatio,
    double logMse,
    MincerZarnowitz bias,
    List<Test> tests,
    double confidenceP,
    boolean inConfidenceSet,
    double superiorP,
    List<Double> hours,
    List<Double> terciles,
    double byTercileP,
    @Nullable Integer filtered,
    List<Instrument> instruments) {
  public VarianceScore {
    tests = List.copyOf(tests);
    hours = List.copyOf(hours);
    terciles = List.copyOf(terciles);
    instruments = List.copyOf(instruments);
  }

  /**
   * A test against another model, of the mean loss difference over instruments.
   *
   * @param statistic of Diebold and Mariano; negative where this model is better
   * @param better on how many instruments this model is better at 5 %, after Holm's correction
   * @param worse on how many it is worse
   */
  public record Test(
      String against, double statistic, double pValue, int lag, int better, int worse) {}

  /**
   * The score on one instrument.
   *
   * @param origins how many were judged
   * @param ratio to the baseline's QLIKE
   * @param mse mean squared error, in the unit of the variance squared
   * @param mseRatio to the baseline's mean squared error
   * @param statistic of Diebold and Mariano against the baseline
   * @param holmP its p-value, corrected for the number of instruments
   */
  public record Instrument(
      String instrument,
      int origins,
      double qlike,
      double ratio,
      double mse,
      double mseRatio,
      double statistic,
      double holmP) {}
}
