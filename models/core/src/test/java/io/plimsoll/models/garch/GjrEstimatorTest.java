package io.plimsoll.models.garch;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;

class GjrEstimatorTest extends EstimatorContract {
  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new RecursiveVariance(
        VarianceFamily.GJR, RecursiveVariance.Settings.of(VarianceFamily.GJR, inputs));
  }
}
