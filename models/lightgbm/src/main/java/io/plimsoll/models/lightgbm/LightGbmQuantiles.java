package io.plimsoll.models.lightgbm;

import io.plimsoll.models.tree.QuantileTrees;
import io.plimsoll.models.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Quantiles of one target by LightGBM, an ensemble a level. For excursions the target is the worst
 * fall or rise of the horizon divided by {@code √(base variance)}, one call a side.
 *
 * <p><b>Reference</b>: Koenker and Bassett (1978), Regression quantiles, Econometrica 46, for the
 * loss.
 */
public final class LightGbmQuantiles {
  private LightGbmQuantiles() {}

  /**
   * Grows the trees of all levels.
   *
   * @param inputs the names of the columns of {@code rows}, which hold no offset
   * @param levels increasing, in (0, 1)
   */
  public static QuantileTrees train(
      List<String> inputs, TrainingRows rows, double[] levels, Growth growth, long seed) {
    return train(inputs, rows, levels, level -> growth, seed);
  }

  /** The same with a growth for each level. */
  static QuantileTrees train(
      List<String> inputs,
      TrainingRows rows,
      double[] levels,
      DoubleFunction<Growth> growth,
      long seed) {
    if (rows.x()[0].length != inputs.size()) {
      throw new IllegalArgumentException(
          "rows hold " + rows.x()[0].length + " numbers, there are " + inputs.size() + " inputs");
    }
    if (rows.offset().length != 0) {
      throw new IllegalArgumentException("offset must be empty: what is served has none");
    }
    List<Trees> trees = new ArrayList<>();
    for (double level : levels) {
      trees.add(LightGbmTrees.train(rows, Objective.quantile(level), growth.apply(level), seed));
    }
    return new QuantileTrees(inputs, levels, trees);
  }
}
