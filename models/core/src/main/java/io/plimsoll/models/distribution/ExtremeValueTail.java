package io.plimsoll.models.distribution;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.GeneralizedPareto;
import io.plimsoll.models.numeric.OrderStatistics;
import java.util.Arrays;

/**
 * Peaks over a threshold of {@code excursion / √forecast}: the multiples beyond a high order
 * statistic u follow a generalized Pareto distribution, so with {@code k} of {@code n} rows beyond
 * u the quantile at a level {@code p > 1 − k/n} is {@code u + (β/ξ)·(((1 − p)·n/k)^(−ξ) − 1)}.
 *
 * <p>Levels below that are the order statistics of {@link FilteredHistorical}. The tail is fitted
 * by {@link GeneralizedPareto#fit} and its index is kept at or below {@code mostShape}: an index of
 * 1 or more has no mean, and is what a single outlier makes of a short sample.
 *
 * <p><b>Reference</b>: McNeil and Frey, 2000, Estimation of tail-related risk measures for
 * heteroscedastic financial time series, Journal of Empirical Finance 7.
 *
 * @param tailShare the share of rows that belongs to the tail, in (0, 0.5]; at least 30 rows do
 * @param mostShape the greatest tail index, in (0, 1)
 */
public record ExtremeValueTail(double tailShare, double mostShape) implements ExcursionEstimator {
  /** The tail is fitted on no fewer rows than this. */
  public static final int LEAST_EXCESSES = 30;

  /** A tenth of the rows, as in the paper, and an index below 0.9. */
  public static final ExtremeValueTail DEFAULT = new ExtremeValueTail(0.1, 0.9);

  /** Checks the settings. */
  public ExtremeValueTail {
    Checks.inRange(tailShare, Double.MIN_NORMAL, 0.5, "tailShare");
    Checks.inOpenRange(mostShape, 0, 1, "mostShape");
  }

  @Override
  public String name() {
    return "evt";
  }

  @Override
  public ExcursionQuantiles fit(ExcursionSample sample, double[] levels) {
    int n = sample.requireRows(2 * LEAST_EXCESSES, name()).size();
    double[] sorted = sample.multiples();
    Arrays.sort(sorted);
    int k = Math.max(LEAST_EXCESSES, (int) (tailShare * n));
    double[] multiples = new double[Levels.require(levels).length];
    Tail tail = Tail.of(sorted, k, mostShape);
    for (int i = 0; i < levels.length; i++) {
      multiples[i] =
          levels[i] > 1 - k / (double) n
              ? tail.quantile(levels[i])
              : OrderStatistics.conformal(sorted, levels[i]);
    }
    return new MultipleQuantiles(n, n, levels, multiples);
  }

  /**
   * The upper tail of a sample.
   *
   * @param threshold the greatest observation that is not in it
   * @param share of the observations that is in it
   */
  record Tail(double threshold, double share, GeneralizedPareto excesses) {

    /** The tail of the {@code k} greatest of sorted observations. */
    static Tail of(double[] sorted, int k, double mostShape) {
      int n = sorted.length;
      double threshold = sorted[n - k - 1];
      double[] excesses = new double[k];
      double mean = 0;
      for (int i = 0; i < k; i++) {
        excesses[i] = sorted[n - k + i] - threshold;
        mean += excesses[i] / k;
      }
      GeneralizedPareto fitted = GeneralizedPareto.fit(excesses);
      if (fitted.shape() > mostShape) {
        // the mean excess β/(1 − ξ) stays that of the data
        fitted = new GeneralizedPareto(mostShape, mean * (1 - mostShape));
      }
      return new Tail(threshold, k / (double) n, fitted);
    }

    double quantile(double level) {
      return threshold + excesses.exceededWith(Math.min(1, (1 - level) / share));
    }
  }
}
