package io.plimsoll.models.garch;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;

class GjrTEstimatorTest extends EstimatorContract {
  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new RecursiveVariance(
        VarianceFamily.GJR_T, RecursiveVariance.Settings.of(VarianceFamily.GJR_T, inputs));
  }
}
