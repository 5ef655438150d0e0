package io.plimsoll.models.lightgbm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.distribution.LearnedExcursionContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LightGbmExcursionTest extends LearnedExcursionContract {
  @Override
  protected EstimatorProvider provider() {
    return new LightGbmEstimators();
  }

  @Override
  protected String family() {
    return LightGbmExcursion.FAMILY;
  }

  @Override
  protected Map<String, String> quick() {
    return Map.of(
        "growth.trees", "100",
        "growth.learning-rate", "0.1",
        "growth.feature-fraction", "1",
        "growth.row-fraction", "1");
  }

  @Override
  protected Map<String, String> impossible() {
    return Map.of("growth.trees", "-1");
  }

  @Override
  protected int rows() {
    return 20_000;
  }

  @Override
  protected double tolerance() {
    return 0.15;
  }

  @Override
  protected double[] levels() {
    return new double[] {0.9, 0.99};
  }

  @Test
  void aLeafSupportsItsLevel() {
    LightGbmExcursion learner = new LightGbmExcursion(Growth.defaults(), 1);
    // 5/(1 − p), at least the 60 rows of the defaults, at most two fifths of all.
    assertEquals(60, learner.growth(0.9, 10_000).minRowsPerLeaf());
    assertEquals(100, learner.growth(0.95, 10_000).minRowsPerLeaf());
    assertEquals(1000, learner.growth(0.995, 10_000).minRowsPerLeaf());
    Growth stops = Growth.defaults().with(new Growth.Stopping(0.5, 10, 0));
    assertEquals(160, new LightGbmExcursion(stops, 1).growth(0.995, 800).minRowsPerLeaf());
    assertEquals(320, learner.growth(0.995, 800).minRowsPerLeaf());
  }
}
