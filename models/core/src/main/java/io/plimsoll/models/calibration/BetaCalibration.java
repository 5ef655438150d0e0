package io.plimsoll.models.calibration;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.LogisticRegression;

/**
 * Beta calibration of log odds: {@code σ(c + a·ln p − b·ln(1 − p))} with {@code p = σ(score)} and
 * {@code a, b ≥ 0}, kept within {@code [least, most]}.
 *
 * <p>With {@code a = b} it is {@link Platt}; with different ones its two tails differ, which is
 * what a rare event's score asks for. Targets are smoothed and bounded as Platt's are. Where a
 * slope would be negative it is left out and the other one is fitted alone; where both would, the
 * base rate is what remains.
 *
 * <p><b>Reference</b>: Kull, Silva Filho and Flach, 2017, Beyond sigmoids: how to obtain
 * well-calibrated probabilities from binary classifiers with beta calibration, Electronic Journal
 * of Statistics 11(2).
 *
 * @param rows how many rows it was learned from
 * @param intercept c
 * @param low a, the slope of the lower tail, zero or more
 * @param high b, the slope of the upper tail, zero or more
 * @param least in (0, 1)
 * @param most in (0, 1), not below {@code least}
 */
public record BetaCalibration(
    int rows, double intercept, double low, double high, double least, double most)
    implements ProbabilityCalibrator {
  /** The name of this shape in archives. */
  public static final String FORMAT = "beta";

  /** Small against any curvature of a likelihood, enough to stop where a column is constant. */
  private static final double RIDGE = 1e-8;

  /** Checks the numbers. */
  public BetaCalibration {
    Checks.finite(intercept, "intercept");
    Checks.notNegative(low, "low");
    Checks.notNegative(high, "high");
    Checks.inOpenRange(least, 0, 1, "least");
    Checks.inOpenRange(most, 0, 1, "most");
    Checks.inRange(most, least, 1, "most");
  }

  /**
   * Fits.
   *
   * @param score log odds, for example {@link PooledLogistic#score}
   */
  public static BetaCalibration fit(double[] score, boolean[] outcome) {
    int n = Labelled.requireRows(score, outcome);
    int positives = 0;
    for (boolean positive : outcome) {
      positives += positive ? 1 : 0;
    }
    double most = (positives + 1.0) / (positives + 2.0);
    double least = 1.0 / (n - positives + 2.0);
    double[][] tails = new double[n][];
    double[] target = new double[n];
    for (int i = 0; i < n; i++) {
      tails[i] = new double[] {-softplus(-score[i]), softplus(score[i])};
      target[i] = outcome[i] ? most : least;
    }
    double[] line = LogisticRegression.fit(tails, target, new double[] {RIDGE, RIDGE});
    if (line[1] < 0 || line[2] < 0) {
      double[] lower = alone(tails, target, 0);
      double[] upper = alone(tails, target, 1);
      line = line[1] < 0 ? upper : lower;
    }
    return new BetaCalibration(n, line[0], line[1], line[2], least, most);
  }

  private static double[] alone(double[][] tails, double[] target, int which) {
    double[][] column = new double[tails.length][1];
    double mean = 0;
    for (int i = 0; i < tails.length; i++) {
      column[i][0] = tails[i][which];
      mean += target[i] / tails.length;
    }
    double[] line = LogisticRegression.fit(column, target, new double[] {RIDGE});
    double[] both = {line[0], 0, 0};
    both[which + 1] = line[1];
    return line[1] >= 0 ? both : new double[] {LogisticRegression.logit(mean), 0, 0};
  }

  /** ln(1 + e^x), which overflows for no x. */
  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  @Override
  public double probability(double score) {
    if (Double.isNaN(score)) {
      return Double.NaN;
    }
    // a slope of zero says the same at infinity, where its product would be NaN
    double lower = low == 0 ? 0 : low * softplus(-score);
    double upper = high == 0 ? 0 : high * softplus(score);
    double p = LogisticRegression.logistic(intercept - lower + upper);
    return Math.max(least, Math.min(most, p));
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public void write(Archive out) {
    out.put("rows", rows);
    out.put("curve", intercept, low, high, least, most);
  }

  /** Reads what {@link #write} stored. */
  public static BetaCalibration read(Archive in) {
    double[] c = in.numbers("curve");
    return new BetaCalibration(in.integer("rows"), c[0], c[1], c[2], c[3], c[4]);
  }
}
