package io.plimsoll.models.distribution;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.OrderStatistics;
import java.util.Arrays;

/**
 * Conformalized quantile regression, one-sided, over any method: the method is fitted on the older
 * rows, and the newest ones say how far it has to be moved.
 *
 * <p>With the scores {@code E = (excursion − Q̂_p)/√forecast} of the {@code m} held-out rows the
 * quantile is {@code Q̂_p + √forecast·E_(⌈p·(m + 1)⌉)}, raised to zero where negative: it covers at
 * least p of the next excursion where held-out rows and the next one are exchangeable, whatever the
 * method is worth. A level with fewer than five held-out rows beyond it gets the move of the
 * deepest level that has them, and none downwards: too few rows say nothing against the method.
 *
 * <p><b>Reference</b>: Romano, Patterson and Candès, 2019, Conformalized quantile regression,
 * NeurIPS 32, theorem 1 (one side); scores are divided by the forecast volatility as in Lei et al.,
 * 2018, Journal of the American Statistical Association 113, section 5.2.
 *
 * @param base the method that is corrected
 * @param heldOutShare the share of the newest rows that it does not see, in (0, 1)
 */
public record ConformalizedQuantile(ExcursionEstimator base, double heldOutShare)
    implements ExcursionEstimator {
  /** Fewer held-out rows than this are refused. */
  public static final int LEAST_HELD_OUT = 30;

  /** Checks the share. */
  public ConformalizedQuantile {
    Checks.inOpenRange(heldOutShare, 0, 1, "heldOutShare");
  }

  @Override
  public String name() {
    return "conformalized-" + base.name();
  }

  @Override
  public ExcursionQuantiles fit(ExcursionSample sample, double[] levels) {
    int n = sample.size();
    int m = (int) (heldOutShare * n);
    ExcursionSample heldOut =
        sample.part(n - m, n).requireRows(LEAST_HELD_OUT, name() + " (held-out part)");
    ExcursionQuantiles fitted = base.fit(sample.part(0, n - m), levels);
    double[][] scores = scores(fitted, heldOut, levels.length);
    double[] moves = new double[levels.length];
    double supported = Double.NaN;
    double deepest = Levels.deepest(m);
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] <= deepest || Double.isNaN(supported)) {
        supported = OrderStatistics.conformal(scores[i], Math.min(levels[i], deepest));
      }
      moves[i] = levels[i] <= deepest ? supported : Math.max(0, supported);
    }
    return new ShiftedQuantiles(fitted, m, moves);
  }

  private static double[][] scores(ExcursionQuantiles fitted, ExcursionSample heldOut, int levels) {
    int m = heldOut.size();
    double[][] scores = new double[levels][m];
    double[] quantiles = new double[levels];
    for (int i = 0; i < m; i++) {
      double variance = heldOut.variance()[i];
      fitted.quantiles(variance, heldOut.x()[i], quantiles);
      for (int k = 0; k < levels; k++) {
        scores[k][i] = (heldOut.excursion()[i] - quantiles[k]) / Math.sqrt(variance);
      }
    }
    for (double[] level : scores) {
      Arrays.sort(level);
    }
    return scores;
  }
}
