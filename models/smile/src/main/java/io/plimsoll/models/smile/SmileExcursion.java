package io.plimsoll.models.smile;

import io.plimsoll.models.distribution.ExcursionEstimator;
import io.plimsoll.models.distribution.ExcursionSample;
import io.plimsoll.models.distribution.TreeQuantiles;
import io.plimsoll.models.tree.QuantileTrees;
import io.plimsoll.models.tree.Trees;
import java.util.ArrayList;
import java.util.List;

/**
 * Quantiles of {@code excursion / √forecast} from features, by Smile's gradient boosting on the
 * pinball loss of each level.
 *
 * @param growth how trees are grown
 * @param seed the only source of randomness
 */
public record SmileExcursion(SmileBoosting.Growth growth, long seed) implements ExcursionEstimator {
  /** The family's name. */
  public static final String FAMILY = "smile-quantile";

  @Override
  public String name() {
    return FAMILY;
  }

  @Override
  public TreeQuantiles fit(ExcursionSample sample, double[] levels) {
    sample.requireRows(2 * growth.minRowsPerLeaf(), FAMILY);
    if (sample.features().isEmpty()) {
      throw new IllegalArgumentException("a sample without features has nothing to split");
    }
    List<Trees> trees = new ArrayList<>();
    for (double level : levels) {
      trees.add(
          SmileBoosting.train(
              sample.x(),
              sample.multiples(),
              SmileBoosting.Objective.quantile(level),
              growth,
              seed));
    }
    return TreeQuantiles.of(sample, new QuantileTrees(sample.features(), levels, trees));
  }
}
