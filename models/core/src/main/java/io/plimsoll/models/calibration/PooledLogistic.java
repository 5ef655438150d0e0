package io.plimsoll.models.calibration;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.classifier.Classifier;
import io.plimsoll.models.numeric.LogisticRegression;
import java.util.Arrays;
import java.util.List;

/**
 * One logistic regression for the rows of all instruments: {@code P(outcome) = σ(a + Σ b_j·z_j)} of
 * standardised features, with a ridge on the slopes.
 *
 * <p>Minimises {@code −Σ ln P + ½·ridge·Σ b_j²} with {@code z = (clip(x) − mean)/sd}; features are
 * clipped to the range that training saw, and a feature that was constant there gets the slope 0.
 * {@link #score} is the log odds, which any {@link ProbabilityCalibrator} can be fitted on with
 * rows that this model has not seen; {@link #probability} is kept within {@code 1/(n + 2)} and
 * {@code (n + 1)/(n + 2)}. NaN where a feature is NaN. Predicting allocates nothing.
 *
 * <p><b>Reference</b>: le Cessie and van Houwelingen, 1992, Ridge estimators in logistic
 * regression, Applied Statistics 41(1).
 */
public final class PooledLogistic implements Classifier {
  private final int rows;
  private final List<String> features;
  private final double[] low;
  private final double[] high;
  private final double[] coefficients;

  private PooledLogistic(
      int rows, List<String> features, double[] low, double[] high, double[] coefficients) {
    this.rows = rows;
    this.features = List.copyOf(features);
    this.low = low;
    this.high = high;
    this.coefficients = coefficients;
    int p = features.size();
    if (low.length != p || high.length != p || coefficients.length != p + 1) {
      throw new IllegalArgumentException(
          "expected " + (p + 1) + " coefficients, had " + coefficients.length);
    }
    for (int j = 0; j < p; j++) {
      Checks.inRange(high[j], low[j], Double.MAX_VALUE, "high of " + features.get(j));
    }
    for (double value : coefficients) {
      Checks.finite(value, "coefficient");
    }
  }

  /**
   * Fits; rows in which a feature is not a finite number do not count.
   *
   * @param x {@code x[i]} is one row
   * @param ridge positive; how many units of squared standardised slope cost one of log likelihood,
   *     doubled
   * @throws PlimsollException with INVALID_INPUT where fewer than ten rows a coefficient count
   */
  public static PooledLogistic fit(
      List<String> features, double[][] x, boolean[] outcome, double ridge) {
    if (x.length != outcome.length) {
      throw new IllegalArgumentException(
          "expected " + x.length + " outcomes, had " + outcome.length);
    }
    int p = features.size();
    double[][] z = new double[x.length][];
    double[] target = new double[x.length];
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      if (whole(x[i], p)) {
        z[n] = x[i].clone();
        target[n++] = outcome[i] ? 1 : 0;
      }
    }
    if (n < 10 * (p + 1)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "a pooled logistic regression of "
              + p
              + " features needs at least "
              + 10 * (p + 1)
              + " complete rows, had "
              + n
              + " of "
              + x.length);
    }
    return fitComplete(features, Arrays.copyOf(z, n), Arrays.copyOf(target, n), ridge);
  }

  private static PooledLogistic fitComplete(
      List<String> features, double[][] z, double[] target, double ridge) {
    int n = z.length;
    int p = features.size();
    double[] low = new double[p];
    double[] high = new double[p];
    double[] mean = new double[p];
    double[] sd = new double[p];
    for (int j = 0; j < p; j++) {
      standardise(z, j, low, high, mean, sd);
    }
    double[] penalties = new double[p];
    Arrays.fill(penalties, ridge);
    double[] line = LogisticRegression.fit(z, target, penalties);
    double[] coefficients = new double[p + 1];
    coefficients[0] = line[0];
    for (int j = 0; j < p; j++) {
      coefficients[j + 1] = sd[j] > 0 ? line[j + 1] / sd[j] : 0;
      coefficients[0] -= coefficients[j + 1] * mean[j];
    }
    return new PooledLogistic(n, features, low, high, coefficients);
  }

  private static boolean whole(double[] row, int p) {
    if (row.length != p) {
      throw new IllegalArgumentException("expected " + p + " features in a row, had " + row.length);
    }
    for (double value : row) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static void standardise(
      double[][] z, int j, double[] low, double[] high, double[] mean, double[] sd) {
    low[j] = Double.POSITIVE_INFINITY;
    high[j] = Double.NEGATIVE_INFINITY;
    for (double[] row : z) {
      low[j] = Math.min(low[j], row[j]);
      high[j] = Math.max(high[j], row[j]);
      mean[j] += row[j] / z.length;
    }
    double squares = 0;
    for (double[] row : z) {
      squares += (row[j] - mean[j]) * (row[j] - mean[j]) / z.length;
    }
    sd[j] = Math.sqrt(squares);
    boolean constant = !(sd[j] > 1e-12 * Math.abs(mean[j]) && sd[j] > Double.MIN_NORMAL);
    sd[j] = constant ? 0 : sd[j];
    for (double[] row : z) {
      row[j] = constant ? 0 : (row[j] - mean[j]) / sd[j];
    }
  }

  @Override
  public List<String> features() {
    return features;
  }

  /** How many rows it was learned from. */
  public int rows() {
    return rows;
  }

  /** Intercept, then one slope a feature, in the unit of the feature. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  @Override
  public double score(double[] x) {
    double sum = coefficients[0];
    for (int j = 0; j < low.length; j++) {
      sum += coefficients[j + 1] * Math.max(low[j], Math.min(high[j], x[j]));
    }
    return sum;
  }

  /** The probability, before any further calibration. */
  public double probability(double[] x) {
    double least = 1.0 / (rows + 2.0);
    return Math.max(least, Math.min(1 - least, LogisticRegression.logistic(score(x))));
  }

  /** Stores everything. */
  public void write(Archive out) {
    out.put("rows", rows);
    out.put("features", features.toArray(new String[0]));
    out.put("low", low);
    out.put("high", high);
    out.put("coefficients", coefficients);
  }

  /** Reads what {@link #write} stored. */
  public static PooledLogistic read(Archive in) {
    return new PooledLogistic(
        in.integer("rows"),
        List.of(in.texts("features")),
        in.numbers("low"),
        in.numbers("high"),
        in.numbers("coefficients"));
  }
}
