package io.plimsoll.models.linear;

import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;

class EwmaTest extends EstimatorContract {
  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new Ewma(new Ewma.Settings(inputs.ewma(), Bounds.DEFAULT_FACTOR));
  }
}
