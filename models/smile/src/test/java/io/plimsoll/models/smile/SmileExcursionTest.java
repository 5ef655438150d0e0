package io.plimsoll.models.smile;

import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.distribution.LearnedExcursionContract;
import java.util.Map;

class SmileExcursionTest extends LearnedExcursionContract {
  @Override
  protected EstimatorProvider provider() {
    return new SmileEstimators();
  }

  @Override
  protected String family() {
    return SmileExcursion.FAMILY;
  }

  @Override
  protected Map<String, String> quick() {
    return Map.of(
        "growth.trees", "60",
        "growth.learning-rate", "0.1",
        "growth.row-fraction", "1",
        "growth.min-rows-per-leaf", "200");
  }

  @Override
  protected Map<String, String> impossible() {
    return Map.of("growth.depth", "1");
  }

  @Override
  protected int rows() {
    return 4000;
  }

  @Override
  protected double tolerance() {
    return 0.2;
  }

  @Override
  protected double[] levels() {
    return new double[] {0.9, 0.95};
  }
}
