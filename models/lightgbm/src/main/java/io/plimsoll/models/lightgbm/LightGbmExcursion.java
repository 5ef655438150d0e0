package io.plimsoll.models.lightgbm;

import io.plimsoll.models.distribution.ExcursionEstimator;
import io.plimsoll.models.distribution.ExcursionSample;
import io.plimsoll.models.distribution.TreeQuantiles;
import java.util.Arrays;

/**
 * Quantiles of {@code excursion / √forecast} from features, by trees that LightGBM grows on the
 * pinball loss of each level.
 *
 * <p>A leaf holds at least so many rows that {@value #BEYOND} of them may lie beyond its level,
 * which is when a quantile counts as supported; two fifths of all rows where there are too few for
 * two such leaves. The defaults shrink hard: like the forecast's other corrections these start near
 * what is right. With early stopping a moment is a row.
 *
 * <p><b>Reference</b>: Koenker and Bassett (1978), Regression quantiles, Econometrica 46, for the
 * loss.
 *
 * @param growth how trees are grown; the rows of a leaf are raised as said
 * @param seed the only source of randomness
 */
public record LightGbmExcursion(Growth growth, long seed) implements ExcursionEstimator {
  /** The family's name. */
  public static final String FAMILY = "lightgbm-quantile";

  private static final int BEYOND = 5;

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
    long[] times = new long[sample.size()];
    Arrays.setAll(times, i -> i);
    TrainingRows rows = new TrainingRows(sample.x(), sample.multiples(), new double[0], times);
    return TreeQuantiles.of(
        sample,
        LightGbmQuantiles.train(
            sample.features(), rows, levels, level -> growth(level, sample.size()), seed));
  }

  /** The growth of a level. */
  Growth growth(double level, int rows) {
    // 5/(1 − 0.95) is a little less than a hundred in binary, or a little more.
    double wanted = Math.ceil(BEYOND / (1 - level) - 1e-6);
    double most = 0.4 * (1 - growth.stopping().validationFraction()) * rows;
    int supported = (int) Math.min(wanted, most);
    return growth.withMinRowsPerLeaf(Math.max(growth.minRowsPerLeaf(), supported));
  }
}
