package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Calibration;
import io.plimsoll.training.LabelTable.Label;
import io.plimsoll.training.evaluation.Qlike;
import io.plimsoll.training.study.AccountRiskFit.Outcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a model forecast out of sample and what followed, of all labels that had matured: what a
 * bundle learns its calibration from.
 *
 * @param model its name in the study
 * @param instruments one for each, forecasts first to last
 * @param failures why parts of the model had no forecasts somewhere, by name
 */
record ForecastRecord(String model, List<Instrument> instruments, Map<String, String> failures) {

  /**
   * Forecasts of one instrument.
   *
   * @param threshold above which a variance was a spike
   */
  record Instrument(Outcomes outcomes, double[] realized, double[] threshold) {}

  /** The forecasts of a model whose labels had matured by a time. */
  static ForecastRecord of(
      Forecasts forecasts, String model, long maturedBy, Map<String, String> failures) {
    double[][] variances = forecasts.of(model);
    List<Instrument> instruments = new ArrayList<>();
    for (int i = 0; i < variances.length; i++) {
      double[][] columns = new double[5][variances[i].length];
      int n = 0;
      for (int o = 0; o < variances[i].length; o++) {
        Label label = forecasts.label(i, o);
        if (label.maturesAtNanos() <= maturedBy && variances[i][o] > 0) {
          columns[0][n] = variances[i][o];
          columns[1][n] = label.down();
          columns[2][n] = label.up();
          columns[3][n] = label.variance();
          columns[4][n] = label.threshold();
          n++;
        }
      }
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Arrays.copyOf(columns[c], n);
      }
      instruments.add(
          new Instrument(
              new Outcomes(
                  forecasts.panel(i).features().instrument(), columns[0], columns[1], columns[2]),
              columns[3],
              columns[4]));
    }
    return new ForecastRecord(model, instruments, failures);
  }

  List<Outcomes> outcomes() {
    return instruments.stream().map(Instrument::outcomes).toList();
  }

  /**
   * What the forecasts are worth, at the level at which they were made.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where they are too few
   */
  Calibration calibration() {
    try {
      return Calibration.fitUnscaled(
          all(instruments.stream().map(one -> one.outcomes().variance()).toList()),
          all(instruments.stream().map(Instrument::realized).toList()),
          all(instruments.stream().map(Instrument::threshold).toList()),
          all(instruments.stream().map(one -> one.outcomes().down()).toList()),
          all(instruments.stream().map(one -> one.outcomes().up()).toList()),
          Calibration.defaultLevels());
    } catch (PlimsollException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "model '"
              + model
              + "' has too few forecasts before it is fitted to learn from (the study's begin with"
              + " its warm-up): "
              + e.getMessage()
              + (failures.isEmpty() ? "" : "; no forecasts of " + failures),
          e);
    }
  }

  private static double[] all(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** What is worth telling of them. */
  Map<String, String> metadata() {
    double loss = 0;
    int n = 0;
    int spikes = 0;
    for (Instrument one : instruments) {
      for (int k = 0; k < one.realized().length; k++) {
        loss += Qlike.loss(one.realized()[k], one.outcomes().variance()[k]);
        spikes += one.realized()[k] > one.threshold()[k] ? 1 : 0;
        n++;
      }
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("out-of-sample origins", Integer.toString(n));
    metadata.put("out-of-sample QLIKE", String.format(Locale.ROOT, "%.4f", loss / n));
    metadata.put("spike base rate", String.format(Locale.ROOT, "%.4f", (double) spikes / n));
    failures.forEach((part, reason) -> metadata.put("not forecast somewhere: " + part, reason));
    return metadata;
  }
}
