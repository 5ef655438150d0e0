package io.plimsoll.models.distribution;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.OrderStatistics;
import io.plimsoll.models.numeric.QuantileRegression;
import java.util.Arrays;

/**
 * Quantile regression of the log excursion on the log of the forecast volatility and on features,
 * level by level: {@code ln Q_p = a + b·ln σ + Σ c_j·x_j}.
 *
 * <p>The logarithm needs no correction, since quantiles go along with increasing functions, and
 * keeps quantiles positive. Excursions below 1e-3 of the median multiple are raised to it: a
 * regression quantile depends on what lies below it only by its side, so this changes nothing at
 * levels whose quantile is higher. {@code ln σ} and features are clipped to what training saw,
 * {@code clipShare} of the rows at either end left out; beyond, the quantile is a fixed multiple of
 * σ.
 *
 * <p>A level is regressed where at least {@code 5·(coefficients)} rows lie beyond it. Deeper levels
 * are the deepest regressed quantile times a generalized Pareto tail ({@link ExtremeValueTail}) of
 * {@code excursion / that quantile}.
 *
 * <p><b>Reference</b>: Koenker and Bassett, 1978, Econometrica 46(1); Taylor, 1999, A quantile
 * regression approach to estimating the distribution of multiperiod returns, Journal of Derivatives
 * 7(1).
 *
 * @param clipShare the share of rows at either end that does not widen the range of a regressor
 */
public record QuantileRegressionExcursion(double clipShare) implements ExcursionEstimator {
  /** Clips at the 0.1% and 99.9% quantiles. */
  public static final QuantileRegressionExcursion DEFAULT = new QuantileRegressionExcursion(0.001);

  /** Checks the share. */
  public QuantileRegressionExcursion {
    Checks.inRange(clipShare, 0, 0.25, "clipShare");
  }

  @Override
  public String name() {
    return "quantile-regression";
  }

  @Override
  public ExcursionQuantiles fit(ExcursionSample sample, double[] levels) {
    int p = 1 + sample.features().size();
    sample.requireRows(Math.max(2 * ExtremeValueTail.LEAST_EXCESSES, 20 * (p + 1)), name());
    LogLinearQuantiles.Range range = range(sample);
    double[][] x = new double[sample.size()][p];
    double[] y = new double[sample.size()];
    double floor = Levels.floor(sample);
    for (int i = 0; i < y.length; i++) {
      range.regressors(sample.variance()[i], sample.x()[i], x[i]);
      double sigma = Math.sqrt(sample.variance()[i]);
      y[i] = StrictMath.log(Math.max(sample.excursion()[i] / sigma, floor));
    }
    double deepest = 1 - Levels.ROWS_BEYOND * (p + 1) / y.length;
    double[][] coefficients = new double[Levels.require(levels).length][];
    LogLinearQuantiles.Line anchor = line(x, y, deepest);
    double[] above = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      above[i] = StrictMath.exp(y[i] - anchor.value(x[i]));
    }
    Arrays.sort(above);
    int k = Math.max(ExtremeValueTail.LEAST_EXCESSES, y.length / 10);
    ExtremeValueTail.Tail tail =
        ExtremeValueTail.Tail.of(above, k, ExtremeValueTail.DEFAULT.mostShape());
    for (int i = 0; i < levels.length; i++) {
      LogLinearQuantiles.Line line =
          levels[i] <= deepest
              ? line(x, y, levels[i])
              : anchor.raised(StrictMath.log(Math.max(1, tail.quantile(levels[i]))));
      coefficients[i] = line.coefficients();
    }
    return new LogLinearQuantiles(y.length, levels, deepest, range, coefficients);
  }

  private static LogLinearQuantiles.Line line(double[][] x, double[] y, double level) {
    QuantileRegression.Fit fit = QuantileRegression.fit(x, y, level);
    double[] coefficients = new double[fit.slopes().length + 1];
    coefficients[0] = fit.intercept();
    System.arraycopy(fit.slopes(), 0, coefficients, 1, fit.slopes().length);
    return new LogLinearQuantiles.Line(coefficients);
  }

  private LogLinearQuantiles.Range range(ExcursionSample sample) {
    int p = 1 + sample.features().size();
    double[] low = new double[p];
    double[] high = new double[p];
    double[] column = new double[sample.size()];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = j == 0 ? 0.5 * StrictMath.log(sample.variance()[i]) : sample.x()[i][j - 1];
      }
      Arrays.sort(column);
      low[j] = OrderStatistics.linear(column, clipShare);
      high[j] = OrderStatistics.linear(column, 1 - clipShare);
    }
    return new LogLinearQuantiles.Range(sample.features(), low, high);
  }
}
