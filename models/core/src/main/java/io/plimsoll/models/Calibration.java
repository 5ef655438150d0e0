package io.plimsoll.models;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.LogisticRegression;
import io.plimsoll.models.numeric.Normal;
import io.plimsoll.models.numeric.OrderStatistics;
import java.util.Arrays;

/**
 * What a model's raw forecasts are worth, learned on rows that it was not fitted on.
 *
 * <ul>
 *   <li><b>Level</b>: forecasts are multiplied with the mean of {@code realized / predicted}, the
 *       scale that minimises QLIKE (Patton, 2011), shrunk geometrically to 1 by {@code n / (n +
 *       200)}.
 *   <li><b>Spikes</b>: {@code P(spike) = σ(a + b·ln(forecast / threshold))} with {@code b ≥ 0},
 *       fitted to smoothed labels (Platt, 1999) with a ridge.
 *   <li><b>Excursions</b>: quantiles of {@code worst fall / √forecast} and {@code worst rise /
 *       √forecast}, filtered historical simulation (Barone-Adesi, Giannopoulos and Vosper, 1999).
 *       The order statistic {@code ⌈p·(n+1)⌉} covers at least p of the next observation where rows
 *       are exchangeable (the split-conformal rank). A level with fewer than five rows beyond it is
 *       <i>extended</i>: the deepest supported quantile times the ratio of the reflection-principle
 *       quantiles {@code Φ⁻¹((1+p)/2)}, and never below the order statistic itself. Quantiles never
 *       decrease in the level.
 * </ul>
 */
public final class Calibration {
  private static final int LEAST_ROWS = 30;
  private static final double LEVEL_PRIOR_ROWS = 200;
  private static final double ROWS_BEYOND = 5;

  private final int rows;
  private final double levelFactor;
  private final double spikeIntercept;
  private final double spikeSlope;
  private final double[] levels;
  private final double[] down;
  private final double[] up;

  private Calibration(int rows, double[] scalars, double[] levels, double[] down, double[] up) {
    this.rows = rows;
    this.levelFactor = Checks.positive(scalars[0], "levelFactor");
    this.spikeIntercept = Checks.finite(scalars[1], "spikeIntercept");
    this.spikeSlope = Checks.notNegative(scalars[2], "spikeSlope");
    this.levels = levels;
    this.down = down;
    this.up = up;
    requireLevels(levels);
    for (int i = 0; i < levels.length; i++) {
      Checks.notNegative(down[i], "down multiple");
      Checks.notNegative(up[i], "up multiple");
    }
  }

  /** The levels that margin asks for: the median, and the tails up to 99.9%. */
  public static double[] defaultLevels() {
    return new double[] {0.5, 0.9, 0.95, 0.99, 0.995, 0.999};
  }

  /**
   * What holds where nothing was learned: forecasts are right on average, prices follow a driftless
   * Brownian motion of that variance, and the log forecast error has a standard deviation of 0.7.
   */
  public static Calibration gaussian(double[] levels) {
    double[] multiples = new double[levels.length];
    for (int i = 0; i < levels.length; i++) {
      multiples[i] = reflectionQuantile(levels[i]);
    }
    // a logistic with slope 1.702 is within 0.01 of the normal distribution function
    return new Calibration(
        0, new double[] {1, 0, 1.702 / 0.7}, levels.clone(), multiples, multiples.clone());
  }

  /**
   * Learns from rows with known outcomes; rows with NaN in any of the arrays do not count.
   *
   * @param predicted the model's raw variance forecasts
   * @param realized what followed
   * @param threshold above which the row counts as a spike
   * @param down worst fall over the horizon, as a positive log return (0 where it never fell)
   * @param up worst rise over the horizon, as a positive log return
   * @param levels increasing, in (0, 1)
   * @throws PlimsollException with INVALID_INPUT where fewer than 30 rows count
   */
  public static Calibration fit(
      double[] predicted,
      double[] realized,
      double[] threshold,
      double[] down,
      double[] up,
      double[] levels) {
    double[][] data = complete(predicted, realized, threshold, down, up);
    int n = data[0].length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += data[1][i] / data[0][i];
    }
    return fit(data, StrictMath.pow(sum / n, n / (n + LEVEL_PRIOR_ROWS)), levels);
  }

  /**
   * The same for forecasts that are used as they are: the level factor is 1. What was judged
   * without a factor is served without one.
   *
   * @throws PlimsollException with INVALID_INPUT where fewer than 30 rows count
   */
  public static Calibration fitUnscaled(
      double[] predicted,
      double[] realized,
      double[] threshold,
      double[] down,
      double[] up,
      double[] levels) {
    return fit(complete(predicted, realized, threshold, down, up), 1, levels);
  }

  private static Calibration fit(double[][] data, double factor, double[] levels) {
    requireLevels(levels);
    int n = data[0].length;
    double[] fall = new double[n];
    double[] rise = new double[n];
    for (int i = 0; i < n; i++) {
      double sigma = Math.sqrt(factor * data[0][i]);
      fall[i] = data[3][i] / sigma;
      rise[i] = data[4][i] / sigma;
    }
    double[] spike = spikeLine(data, factor);
    return new Calibration(
        n,
        new double[] {factor, spike[0], spike[1]},
        levels.clone(),
        quantiles(fall, levels),
        quantiles(rise, levels));
  }

  private static void requireLevels(double[] levels) {
    double last = 0;
    for (double level : levels) {
      last = Checks.inOpenRange(level, last, 1, "level");
    }
    if (levels.length == 0) {
      throw new IllegalArgumentException("levels must hold at least one probability");
    }
  }

  private static double[][] complete(double[]... columns) {
    int n = columns[0].length;
    for (double[] column : columns) {
      if (column.length != n) {
        throw new IllegalArgumentException("expected " + n + " rows, had " + column.length);
      }
    }
    double[][] kept = new double[columns.length][n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      boolean whole = columns[0][i] > 0 && columns[1][i] > 0 && columns[2][i] > 0;
      for (int c = 0; c < columns.length; c++) {
        kept[c][count] = columns[c][i];
        whole &= Double.isFinite(columns[c][i]) && columns[c][i] >= 0;
      }
      if (whole) {
        count++;
      }
    }
    if (count < LEAST_ROWS) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "calibration needs at least "
              + LEAST_ROWS
              + " rows with forecast and outcome, had "
              + count
              + " of "
              + n);
    }
    for (int c = 0; c < columns.length; c++) {
      kept[c] = Arrays.copyOf(kept[c], count);
    }
    return kept;
  }

  /** Intercept and slope of the spike probability; a falling line is replaced by the base rate. */
  private static double[] spikeLine(double[][] data, double factor) {
    int n = data[0].length;
    double[][] z = new double[n][1];
    int spikes = 0;
    for (int i = 0; i < n; i++) {
      z[i][0] = StrictMath.log(factor * data[0][i] / data[2][i]);
      spikes += data[1][i] > data[2][i] ? 1 : 0;
    }
    double positive = (spikes + 1.0) / (spikes + 2.0);
    double negative = 1.0 / (n - spikes + 2.0);
    double[] target = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      target[i] = data[1][i] > data[2][i] ? positive : negative;
      mean += target[i] / n;
    }
    double[] line = LogisticRegression.fit(z, target, new double[] {1});
    return line[1] >= 0 ? line : new double[] {LogisticRegression.logit(mean), 0};
  }

  private static double[] quantiles(double[] multiples, double[] levels) {
    double[] sorted = multiples.clone();
    Arrays.sort(sorted);
    double deepest = 1 - ROWS_BEYOND / sorted.length;
    double anchor = OrderStatistics.conformal(sorted, deepest);
    double[] quantiles = new double[levels.length];
    double least = 0;
    for (int i = 0; i < levels.length; i++) {
      double quantile = OrderStatistics.conformal(sorted, levels[i]);
      if (levels[i] > deepest) {
        quantile =
            Math.max(
                quantile, anchor * reflectionQuantile(levels[i]) / reflectionQuantile(deepest));
      }
      least = Math.max(least, quantile);
      quantiles[i] = least;
    }
    return quantiles;
  }

  /** The level-quantile of the running maximum of a standard Brownian motion over unit time. */
  private static double reflectionQuantile(double level) {
    return Normal.quantile((1 + level) / 2);
  }

  /** How many rows it was learned from; 0 for {@link #gaussian}. */
  public int rows() {
    return rows;
  }

  /** What raw forecasts are multiplied with. */
  public double levelFactor() {
    return levelFactor;
  }

  /**
   * The probability that the horizon's variance exceeds a threshold, given the calibrated forecast.
   */
  public double spikeProbability(double variance, double threshold) {
    return LogisticRegression.logistic(
        spikeIntercept + spikeSlope * StrictMath.log(variance / threshold));
  }

  /** The probabilities of the excursion quantiles, increasing. */
  public double[] levels() {
    return levels.clone();
  }

  /**
   * Whether the data alone support level {@code i}; where not, its quantiles are extended by the
   * normal shape.
   */
  public boolean supported(int i) {
    return rows > 0 && levels[i] <= 1 - ROWS_BEYOND / rows;
  }

  /** Falls in units of the forecast volatility, by level. */
  public double[] downMultiples() {
    return down.clone();
  }

  /** Rises in units of the forecast volatility, by level. */
  public double[] upMultiples() {
    return up.clone();
  }

  /** Stores everything. */
  public void write(Archive out) {
    out.put("rows", rows);
    out.put("scalars", levelFactor, spikeIntercept, spikeSlope);
    out.put("levels", levels);
    out.put("down", down);
    out.put("up", up);
  }

  /** Reads what {@link #write} stored. */
  public static Calibration read(Archive in) {
    return new Calibration(
        in.integer("rows"),
        in.numbers("scalars"),
        in.numbers("levels"),
        in.numbers("down"),
        in.numbers("up"));
  }
}
