package io.plimsoll.models.garch;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;

class HeavyEstimatorTest extends EstimatorContract {
  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new RecursiveVariance(
        VarianceFamily.HEAVY, RecursiveVariance.Settings.of(VarianceFamily.HEAVY, inputs));
  }
}
