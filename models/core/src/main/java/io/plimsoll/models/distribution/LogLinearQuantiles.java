package io.plimsoll.models.distribution;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.List;

/**
 * Quantiles whose multiple of the forecast volatility is log-linear: {@code σ·exp(a + b·ln σ + Σ
 * c_j·x_j)} by level, with {@code ln σ} and features clipped to a range, then {@link
 * Levels#rearrange}.
 */
public final class LogLinearQuantiles implements ExcursionQuantiles {
  /** The name of this shape in archives. */
  public static final String FORMAT = "log-linear-quantiles";

  private final int rows;
  private final double[] levels;
  private final double deepest;
  private final Range range;
  private final double[][] coefficients;

  /** Intercept, slope of {@code ln σ}, slopes of features, of each level. */
  LogLinearQuantiles(
      int rows, double[] levels, double deepest, Range range, double[][] coefficients) {
    this.rows = rows;
    this.levels = Levels.require(levels);
    this.deepest = deepest;
    this.range = range;
    this.coefficients = coefficients;
    if (coefficients.length != levels.length) {
      throw new IllegalArgumentException(
          "expected coefficients of " + levels.length + " levels, had " + coefficients.length);
    }
    for (double[] line : coefficients) {
      if (line.length != range.features().size() + 2) {
        throw new IllegalArgumentException(
            "expected " + (range.features().size() + 2) + " coefficients, had " + line.length);
      }
      for (double value : line) {
        Checks.finite(value, "coefficient");
      }
    }
  }

  /** A line of a log multiple: intercept first. */
  record Line(double[] coefficients) {
    double value(double[] x) {
      double sum = coefficients[0];
      for (int j = 0; j < x.length; j++) {
        sum += coefficients[j + 1] * x[j];
      }
      return sum;
    }

    Line raised(double by) {
      double[] raised = coefficients.clone();
      raised[0] += by;
      return new Line(raised);
    }
  }

  /**
   * What training saw.
   *
   * @param low least value of {@code ln σ} and of each feature
   * @param high greatest
   */
  record Range(List<String> features, double[] low, double[] high) {
    Range {
      features = List.copyOf(features);
      for (int j = 0; j < low.length; j++) {
        Checks.inRange(high[j], low[j], Double.MAX_VALUE, "high");
      }
    }

    double regressor(double variance, double[] x, int j) {
      double value = j == 0 ? 0.5 * StrictMath.log(variance) : x[j - 1];
      return Math.max(low[j], Math.min(high[j], value));
    }

    void regressors(double variance, double[] x, double[] into) {
      for (int j = 0; j < into.length; j++) {
        into[j] = regressor(variance, x, j);
      }
    }
  }

  /** Reads what {@link #write} stored. */
  public static LogLinearQuantiles read(Archive in) {
    double[] levels = in.numbers("levels");
    double[][] coefficients = new double[levels.length][];
    for (int i = 0; i < levels.length; i++) {
      coefficients[i] = in.numbers("coefficients-" + i);
    }
    Range range = new Range(List.of(in.texts("features")), in.numbers("low"), in.numbers("high"));
    return new LogLinearQuantiles(
        in.integer("rows"), levels, in.number("deepest"), range, coefficients);
  }

  @Override
  public void write(Archive out) {
    out.put("rows", rows);
    out.put("levels", levels);
    out.put("deepest", deepest);
    out.put("features", range.features().toArray(new String[0]));
    out.put("low", range.low());
    out.put("high", range.high());
    for (int i = 0; i < coefficients.length; i++) {
      out.put("coefficients-" + i, coefficients[i]);
    }
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public double[] levels() {
    return levels.clone();
  }

  @Override
  public List<String> features() {
    return range.features();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public boolean supported(int i) {
    return levels[i] <= deepest;
  }

  /**
   * Intercept, slope of {@code ln σ}, slopes of features of the log multiple at level {@code i}.
   */
  public double[] coefficients(int i) {
    return coefficients[i].clone();
  }

  @Override
  public void quantiles(double variance, double[] x, double[] into) {
    if (!Levels.usable(variance, x, range.features().size(), into)) {
      return;
    }
    double sigma = Math.sqrt(variance);
    for (int i = 0; i < coefficients.length; i++) {
      double[] line = coefficients[i];
      double sum = line[0];
      for (int j = 0; j + 1 < line.length; j++) {
        sum += line[j + 1] * range.regressor(variance, x, j);
      }
      into[i] = sigma * StrictMath.exp(sum);
    }
    Levels.rearrange(into);
  }
}
