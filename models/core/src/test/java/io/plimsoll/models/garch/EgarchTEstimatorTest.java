package io.plimsoll.models.garch;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;

class EgarchTEstimatorTest extends EstimatorContract {
  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new RecursiveVariance(
        VarianceFamily.EGARCH_T, RecursiveVariance.Settings.of(VarianceFamily.EGARCH_T, inputs));
  }
}
