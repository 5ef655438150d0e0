package io.plimsoll.models.linear;

import io.plimsoll.models.Bounds;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.numeric.LeastSquares;
import java.util.ArrayList;
import java.util.List;

/**
 * The one least-squares fit behind {@link LogHar}, {@link LogHarX}, {@link LogShar} and {@link
 * SeasonalLogHar}.
 */
final class LogLinearFit {
  private static final int ROWS_PER_COEFFICIENT = 10;

  private LogLinearFit() {}

  static LogLinearModel fit(
      TrainingSet set,
      Provenance provenance,
      List<String> har,
      List<String> extras,
      double ridge,
      double boundsFactor) {
    return fit(set, provenance, har, extras, new Penalty(0, ridge, 0), boundsFactor);
  }

  /**
   * What holds slopes back, and how fast old rows are forgotten.
   *
   * @param variances penalty of a logged variance, per observation
   * @param extras penalty of a further feature
   * @param halfLifeRows after so many rows of its block a row counts half; 0 for equal weights
   */
  record Penalty(double variances, double extras, int halfLifeRows) {}

  static LogLinearModel fit(
      TrainingSet set,
      Provenance provenance,
      List<String> har,
      List<String> extras,
      Penalty penalties,
      double boundsFactor) {
    List<String> inputs = new ArrayList<>(har);
    inputs.addAll(extras);
    TrainingMatrix matrix =
        TrainingMatrix.of(set, inputs, null)
            .requireRows(ROWS_PER_COEFFICIENT * (inputs.size() + 1), provenance.family());
    Bounds bounds = Bounds.of(set, boundsFactor);
    Standardizer scales = Standardizer.fit(set, extras);
    double[] penalty = new double[inputs.size()];
    for (int k = 0; k < penalty.length; k++) {
      penalty[k] = k < har.size() ? penalties.variances() : penalties.extras();
    }
    for (double[] row : matrix.x()) {
      for (int j = 0; j < har.size(); j++) {
        row[j] = StrictMath.log(Math.max(row[j], bounds.least()));
      }
      for (int k = 0; k < extras.size(); k++) {
        row[har.size() + k] = scales.apply(k, row[har.size() + k]);
      }
    }
    LeastSquares.Fit fit =
        penalties.halfLifeRows() == 0
            ? LeastSquares.fit(matrix.x(), matrix.y(), penalty)
            : LeastSquares.fit(
                matrix.x(), matrix.y(), weights(matrix, penalties.halfLifeRows()), penalty);
    return new LogLinearModel(
        provenance,
        har,
        scales,
        new LogLinearModel.Coefficients(
            fit.intercept(), fit.coefficients(), fit.residualVariance() / 2, fit.rSquared()),
        bounds);
  }

  /** The newest row of each block has weight 1. */
  private static double[] weights(TrainingMatrix matrix, int halfLifeRows) {
    double[] weights = new double[matrix.size()];
    double decay = StrictMath.pow(2, -1.0 / halfLifeRows);
    double weight = 1;
    for (int i = weights.length - 1; i >= 0; i--) {
      boolean newest = i == weights.length - 1 || matrix.block()[i] != matrix.block()[i + 1];
      weight = newest ? 1 : Math.max(Double.MIN_NORMAL, weight * decay);
      weights[i] = weight;
    }
    return weights;
  }
}
