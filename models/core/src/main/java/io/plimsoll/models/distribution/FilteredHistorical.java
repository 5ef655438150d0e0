package io.plimsoll.models.distribution;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.numeric.Normal;
import io.plimsoll.models.numeric.OrderStatistics;
import java.util.Arrays;

/**
 * Filtered historical simulation: order statistics of {@code excursion / √forecast}.
 *
 * <p>With the rank {@link Rank#CONFORMAL} the order statistic {@code ⌈p·(n + 1)⌉} covers at least p
 * of the next excursion where rows are exchangeable. With a half-life older rows count less: the
 * quantile is the least multiple whose weights, with those below, come to {@code p·(Σw + 1)}, the
 * next row having weight 1 (Barber, Candès, Ramdas and Tibshirani, 2023, Conformal prediction
 * beyond exchangeability, Annals of Statistics 51(2)); this is the same rank where weights are
 * equal.
 *
 * <p>A level with fewer than five rows beyond it is extended, where {@link Beyond#REFLECTION} is
 * asked for: the deepest supported quantile times the ratio of the quantiles {@code Φ⁻¹((1 + p)/2)}
 * of a Brownian motion's running maximum (reflection principle), and never below the order
 * statistic itself.
 *
 * <p><b>References</b>: Barone-Adesi, Giannopoulos and Vosper, 1999, VaR without correlations for
 * portfolios of derivative securities, Journal of Futures Markets 19(5); Hull and White, 1998,
 * Journal of Risk 1(1).
 *
 * @param rank which order statistic a level means
 * @param beyond what holds for levels that the data do not support
 * @param halfLifeRows after so many rows the weight of a row is half; infinite for equal weights
 */
public record FilteredHistorical(Rank rank, Beyond beyond, double halfLifeRows)
    implements ExcursionEstimator {
  /** Fewer complete rows than this are refused. */
  public static final int LEAST_ROWS = 30;

  /** Rows that weigh as much as fewer equal ones than this are refused. */
  public static final int LEAST_EFFECTIVE_ROWS = 20;

  /** Which order statistic a level means. */
  public enum Rank {
    /** {@code ⌈p·(n + 1)⌉}: covers the next row. */
    CONFORMAL,
    /** Linear at {@code (n − 1)·p}, the convention of most libraries; equal weights only. */
    LINEAR
  }

  /** What holds for levels that the data do not support. */
  public enum Beyond {
    /** The shape of a Brownian motion's maximum. */
    REFLECTION,
    /** The order statistic, at most the greatest multiple seen. */
    ORDER_STATISTIC
  }

  /** Equal weights, ranks that cover, deep levels extended by the reflection principle. */
  public static final FilteredHistorical DEFAULT =
      new FilteredHistorical(Rank.CONFORMAL, Beyond.REFLECTION, Double.POSITIVE_INFINITY);

  /** Checks the half-life. */
  public FilteredHistorical {
    if (!(halfLifeRows > 0)) {
      throw new IllegalArgumentException("halfLifeRows must be positive, was " + halfLifeRows);
    }
    if (rank == Rank.LINEAR && halfLifeRows != Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "halfLifeRows must be infinite with linear ranks, was " + halfLifeRows);
    }
  }

  @Override
  public String name() {
    return "fhs";
  }

  @Override
  public ExcursionQuantiles fit(ExcursionSample sample, double[] levels) {
    sample.requireRows(LEAST_ROWS, name());
    Weighted weighted = Weighted.of(sample.multiples(), halfLifeRows);
    double rows = weighted.effectiveRows();
    if (rows < LEAST_EFFECTIVE_ROWS) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "fhs needs rows that weigh as much as "
              + LEAST_EFFECTIVE_ROWS
              + " equal ones, had "
              + rows
              + "; halfLifeRows was "
              + halfLifeRows);
    }
    double deepest = Levels.deepest(rows);
    double anchor = quantile(weighted, deepest);
    double[] multiples = new double[Levels.require(levels).length];
    for (int i = 0; i < levels.length; i++) {
      multiples[i] = quantile(weighted, levels[i]);
      if (beyond == Beyond.REFLECTION && levels[i] > deepest) {
        double extended = anchor * reflection(levels[i]) / reflection(deepest);
        multiples[i] = Math.max(multiples[i], extended);
      }
    }
    return new MultipleQuantiles(sample.size(), rows, levels, multiples);
  }

  private double quantile(Weighted weighted, double level) {
    return rank == Rank.LINEAR
        ? OrderStatistics.linear(weighted.sorted, level)
        : weighted.quantile(level);
  }

  /** The level-quantile of the running maximum of a standard Brownian motion over unit time. */
  static double reflection(double level) {
    return Normal.quantile((1 + level) / 2);
  }

  /** Multiples in increasing order with the sums of their weights. */
  private static final class Weighted {
    private final double[] sorted;
    private final double[] sums;
    private final double squares;

    private Weighted(double[] sorted, double[] sums, double squares) {
      this.sorted = sorted;
      this.sums = sums;
      this.squares = squares;
    }

    static Weighted of(double[] multiples, double halfLifeRows) {
      int n = multiples.length;
      Integer[] order = new Integer[n];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, (a, b) -> Double.compare(multiples[a], multiples[b]));
      double[] sorted = new double[n];
      double[] sums = new double[n];
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        sorted[i] = multiples[order[i]];
        double weight = StrictMath.exp(StrictMath.log(0.5) * (n - order[i]) / halfLifeRows);
        sum += weight;
        squares += weight * weight;
        sums[i] = sum;
      }
      return new Weighted(sorted, sums, squares);
    }

    double effectiveRows() {
      double sum = sums[sums.length - 1];
      return sum * sum / squares;
    }

    double quantile(double level) {
      double needed = level * (sums[sums.length - 1] + 1) - 1e-9;
      int at = Arrays.binarySearch(sums, needed);
      return sorted[Math.min(sorted.length - 1, at >= 0 ? at : -at - 1)];
    }
  }
}
