package io.plimsoll.training.audit;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.numeric.LeastSquares;
import io.plimsoll.training.evaluation.DieboldMariano;
import io.plimsoll.training.evaluation.Qlike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much better a forecast of the coming hour's variance gets when columns are added to log-HAR.
 *
 * <p>{@code ln y = a + b'x}, least squares with a small ridge on the first six tenths of the rows,
 * judged on the rest, an hour apart; x are the log realized variances of the last quarter of an
 * hour, hour, four hours and day (Corsi 2009, in logs), and the columns. The level is retransformed
 * by half the residual variance, forecasts are kept within the range of the labels that were
 * learned from.
 *
 * @param fraction {@code 1 − QLIKE(with the columns) / QLIKE(log-HAR)}; negative where they harm
 * @param statistic of Diebold and Mariano, positive where the columns help
 * @param rows how many rows were judged
 */
public record Edge(double fraction, double statistic, int rows) {
  private static final int[] HAR_QUARTERS = {1, 4, 16, 96};
  private static final double RIDGE = 1e-3;
  private static final double LEARNED = 0.6;
  private static final int ROWS_AN_HOUR = 4;

  /** Fewer would fit noise. */
  private static final int LEAST_ROWS = 200;

  /** What is added to log-HAR. */
  enum Added {
    /** All columns of the table. */
    VIEW,
    /** The last return in units of its own deviation: its sign is what has a direction in time. */
    ARROW
  }

  /** The edge; none where there are too few rows to forecast from. */
  static Optional<Edge> of(FeatureTable table, List<Bar> bars, Added added) {
    if (bars.size() < 2) {
      return Optional.empty();
    }
    Rows rows = Rows.of(table, new Prices(bars), added);
    if (rows.label.size() < LEAST_ROWS) {
      return Optional.empty();
    }
    int split = (int) (LEARNED * rows.label.size());
    double[] label = rows.label.stream().mapToDouble(Double::doubleValue).toArray();
    double[] base = losses(rows.har, label, split);
    double[] full = losses(rows.all, label, split);
    DieboldMariano test = DieboldMariano.test(base, full, ROWS_AN_HOUR);
    return Optional.of(new Edge(1 - mean(full) / mean(base), test.statistic(), base.length));
  }

  /** Out-of-sample QLIKE by row. */
  private static double[] losses(List<double[]> x, double[] label, int split) {
    double[][] inputs = standardised(x, split);
    double[] learned = new double[split - ROWS_AN_HOUR];
    for (int i = 0; i < learned.length; i++) {
      learned[i] = StrictMath.log(label[i]);
    }
    double[] ridge = new double[inputs[0].length];
    Arrays.fill(ridge, RIDGE);
    LeastSquares.Fit fit = LeastSquares.fit(Arrays.copyOf(inputs, learned.length), learned, ridge);
    double least = Arrays.stream(learned).min().orElseThrow();
    double greatest = Arrays.stream(learned).max().orElseThrow();
    double[] losses = new double[label.length - split];
    for (int i = split; i < label.length; i++) {
      double log = fit.intercept();
      for (int j = 0; j < ridge.length; j++) {
        log += fit.coefficients()[j] * inputs[i][j];
      }
      log = Math.min(greatest, Math.max(least, log + fit.residualVariance() / 2));
      losses[i - split] = Qlike.loss(label[i], StrictMath.exp(log));
    }
    return losses;
  }

  /**
   * Columns by mean and deviation of the rows that are learned from, at most four deviations; what
   * is positive throughout as a logarithm first, what is not defined at its mean.
   */
  private static double[][] standardised(List<double[]> x, int split) {
    double[][] out = new double[x.size()][x.getFirst().length];
    for (int j = 0; j < out[0].length; j++) {
      double[] column = new double[out.length];
      boolean positive = true;
      for (int i = 0; i < column.length; i++) {
        column[i] = x.get(i)[j];
        positive &= !(column[i] <= 0);
      }
      double sum = 0;
      double squares = 0;
      int n = 0;
      for (int i = 0; i < column.length; i++) {
        column[i] = positive ? StrictMath.log(column[i]) : column[i];
        if (i < split && Double.isFinite(column[i])) {
          n++;
          double off = column[i] - sum;
          sum += off / n;
          squares += off * (column[i] - sum);
        }
      }
      double deviation = Math.sqrt(squares / Math.max(1, n));
      for (int i = 0; i < column.length; i++) {
        double z = (column[i] - sum) / deviation;
        out[i][j] = Double.isFinite(z) ? Math.max(-4, Math.min(4, z)) : 0;
      }
    }
    return out;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The rows that have a label and a full day of past. */
  private record Rows(List<double[]> har, List<double[]> all, List<Double> label) {
    static Rows of(FeatureTable table, Prices prices, Added added) {
      Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      long step = prices.quarterNanos();
      for (int row = 0; row < table.size(); row++) {
        long asOf = table.asOfNanos(row);
        int at = prices.endingAt(asOf);
        if (asOf % step != 0 || !prices.covers(at, HAR_QUARTERS[HAR_QUARTERS.length - 1])) {
          continue;
        }
        double[] har = new double[HAR_QUARTERS.length];
        for (int k = 0; k < har.length; k++) {
          har[k] = prices.variance(at, HAR_QUARTERS[k]);
        }
        double label = prices.comingVariance(at);
        if (label > 0 && Arrays.stream(har).allMatch(v -> v > 0)) {
          rows.har.add(har);
          rows.all.add(joined(har, added == Added.VIEW ? view(table, row) : prices.arrow(at)));
          rows.label.add(label);
        }
      }
      return rows;
    }

    private static double[] view(FeatureTable table, int row) {
      double[] values = new double[table.columns().size()];
      for (int column = 0; column < values.length; column++) {
        values[column] = table.value(row, column);
      }
      return values;
    }

    private static double[] joined(double[] a, double[] b) {
      double[] both = Arrays.copyOf(a, a.length + b.length);
      System.arraycopy(b, 0, both, a.length, b.length);
      return both;
    }
  }
}
