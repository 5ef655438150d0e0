package io.plimsoll.models.linear;

import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;

class RandomWalkTest extends EstimatorContract {
  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new RandomWalk(new RandomWalk.Settings(inputs.last(), Bounds.DEFAULT_FACTOR));
  }
}
