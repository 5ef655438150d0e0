package io.plimsoll.models;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.features.FeatureRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link Forecaster} that knows where its columns are. Holds scratch space: one thread at a time.
 */
public final class BoundForecaster {
  private final Forecaster forecaster;
  private final Predictor predictor;
  private final int longRun;
  private final List<String> inputs;
  private final int[] positions;

  BoundForecaster(Forecaster forecaster, List<String> columns) {
    this.forecaster = forecaster;
    this.predictor = forecaster.model().bind(columns);
    this.longRun = FeatureRows.positions(columns, List.of(forecaster.longRunColumn()))[0];
    this.inputs = forecaster.inputs();
    this.positions = FeatureRows.positions(columns, inputs);
  }

  /**
   * The forecast as of a row; empty where an input is NaN, too few rows precede or the long-run
   * variance is not positive.
   */
  public Optional<Forecast> forecast(FeatureRows rows, int row) {
    Calibration calibration = forecaster.calibration();
    double variance = calibration.levelFactor() * predictor.predict(rows, row);
    double longRunVariance = rows.value(row, longRun);
    double threshold = forecaster.spikeMultiple() * longRunVariance;
    if (!usable(variance) || !usable(longRunVariance) || !usable(threshold)) {
      return Optional.empty();
    }
    double sigma = Math.sqrt(variance);
    return Optional.of(
        new Forecast(
            rows.instrument(),
            rows.asOfNanos(row),
            forecaster.horizonNanos(),
            variance,
            longRunVariance,
            threshold,
            calibration.spikeProbability(variance, threshold),
            calibration.levels(),
            scaled(calibration.downMultiples(), sigma),
            scaled(calibration.upMultiples(), sigma)));
  }

  private static boolean usable(double variance) {
    return variance >= Double.MIN_NORMAL && variance < Double.POSITIVE_INFINITY;
  }

  private static double[] scaled(double[] multiples, double sigma) {
    for (int i = 0; i < multiples.length; i++) {
      multiples[i] *= sigma;
    }
    return multiples;
  }

  /** How the variance of the forecast came about; equals {@link Forecast#variance} bit for bit. */
  public Explanation explainVariance(FeatureRows rows, int row) {
    return Explanation.of(
        "forecast variance",
        Operation.PRODUCT,
        Explanation.input("level factor", forecaster.calibration().levelFactor()),
        predictor.explain(rows, row));
  }

  /**
   * Why there is no forecast as of a row: an instrument that the model must have seen and has not,
   * the inputs that are not numbers, or the rows that are missing.
   */
  public String whyNot(FeatureRows rows, int row) {
    if (!forecaster.model().knows(rows.instrument())) {
      return "the model was not trained on " + rows.instrument();
    }
    List<String> missing = new ArrayList<>();
    for (int j = 0; j < positions.length; j++) {
      if (!Double.isFinite(rows.value(row, positions[j]))) {
        missing.add(inputs.get(j));
      }
    }
    if (!missing.isEmpty()) {
      return "no value yet for " + String.join(", ", missing);
    }
    if (row + 1 < forecaster.lookback()) {
      return "only " + (row + 1) + " of " + forecaster.lookback() + " rows seen";
    }
    return "long-run variance or an earlier row is not usable";
  }
}
