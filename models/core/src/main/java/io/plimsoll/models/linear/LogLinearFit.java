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
    List<String> inputs = new ArrayList<>(har);
    inputs.addAll(extras);
    TrainingMatrix matrix =
        TrainingMatrix.of(set, inputs, null)
            .requireRows(ROWS_PER_COEFFICIENT * (inputs.size() + 1), provenance.family());
    Bounds bounds = Bounds.of(set, boundsFactor);
    Standardizer scales = Standardizer.fit(set, extras);
    double[] penalty = new double[inputs.size()];
    for (int k = har.size(); k < penalty.length; k++) {
      penalty[k] = ridge;
    }
    for (double[] row : matrix.x()) {
      for (int j = 0; j < har.size(); j++) {
        row[j] = StrictMath.log(Math.max(row[j], bounds.least()));
      }
      for (int k = 0; k < extras.size(); k++) {
        row[har.size() + k] = scales.apply(k, row[har.size() + k]);
      }
    }
    LeastSquares.Fit fit = LeastSquares.fit(matrix.x(), matrix.y(), penalty);
    return new LogLinearModel(
        provenance,
        har,
        scales,
        new LogLinearModel.Coefficients(
            fit.intercept(), fit.coefficients(), fit.residualVariance() / 2, fit.rSquared()),
        bounds);
  }
}
