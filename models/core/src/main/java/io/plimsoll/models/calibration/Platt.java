package io.plimsoll.models.calibration;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.LogisticRegression;

/**
 * A logistic curve of the score: {@code σ(a + b·score)} with {@code b ≥ 0}, kept within {@code
 * [least, most]}.
 *
 * <p>{@link #fit} smooths the targets as Platt does: {@code (n₊ + 1)/(n₊ + 2)} for rows with the
 * outcome and {@code 1/(n₋ + 2)} for rows without; these two numbers are also the least and the
 * most that it says, since the rows tell nothing about rarer things. A curve that would fall is
 * replaced by the base rate.
 *
 * <p><b>Reference</b>: Platt, 1999, Probabilistic outputs for support vector machines, in Advances
 * in large margin classifiers; Lin, Lin and Weng, 2007, Machine Learning 68(3).
 *
 * @param rows how many rows it was learned from
 * @param intercept a
 * @param slope b, zero or more
 * @param least in (0, 1)
 * @param most in (0, 1), not below {@code least}
 */
public record Platt(int rows, double intercept, double slope, double least, double most)
    implements ProbabilityCalibrator {
  /** The name of this shape in archives. */
  public static final String FORMAT = "platt";

  /** Small against any curvature of a likelihood, enough to stop where classes are separable. */
  private static final double RIDGE = 1e-10;

  /** Checks the numbers. */
  public Platt {
    Checks.finite(intercept, "intercept");
    Checks.notNegative(slope, "slope");
    Checks.inOpenRange(least, 0, 1, "least");
    Checks.inOpenRange(most, 0, 1, "most");
    Checks.inRange(most, least, 1, "most");
  }

  /** Fits to smoothed targets. */
  public static Platt fit(double[] score, boolean[] outcome) {
    Labelled.requireRows(score, outcome);
    int positives = count(outcome);
    double high = (positives + 1.0) / (positives + 2.0);
    double low = 1.0 / (outcome.length - positives + 2.0);
    return fit(score, outcome, low, high, low, high);
  }

  /**
   * Fits to the outcomes themselves: logistic regression on one column. Where the classes are
   * separable the curve is steep, but finite. Only 0 and 1 themselves are kept away from.
   */
  public static Platt maximumLikelihood(double[] score, boolean[] outcome) {
    Labelled.requireRows(score, outcome);
    return fit(score, outcome, 0, 1, Double.MIN_NORMAL, Math.nextDown(1.0));
  }

  private static Platt fit(
      double[] score, boolean[] outcome, double low, double high, double least, double most) {
    int n = score.length;
    double mean = 0;
    double target = 0;
    for (int i = 0; i < n; i++) {
      mean += score[i] / n;
      target += (outcome[i] ? high : low) / n;
    }
    double squares = 0;
    for (double value : score) {
      squares += (value - mean) * (value - mean) / n;
    }
    double sd = squares > 0 ? Math.sqrt(squares) : 1;
    double[][] z = new double[n][1];
    double[] targets = new double[n];
    for (int i = 0; i < n; i++) {
      z[i][0] = (score[i] - mean) / sd;
      targets[i] = outcome[i] ? high : low;
    }
    double[] line = LogisticRegression.fit(z, targets, new double[] {RIDGE});
    if (!(line[1] > 0)) {
      double rate = Math.max(least, Math.min(most, target));
      return new Platt(n, LogisticRegression.logit(rate), 0, least, most);
    }
    double slope = line[1] / sd;
    return new Platt(n, line[0] - slope * mean, slope, least, most);
  }

  private static int count(boolean[] outcome) {
    int count = 0;
    for (boolean positive : outcome) {
      count += positive ? 1 : 0;
    }
    return count;
  }

  @Override
  public double probability(double score) {
    // a flat curve says the same at infinity, where 0·∞ would be NaN
    double index = slope == 0 && !Double.isNaN(score) ? intercept : intercept + slope * score;
    return Math.max(least, Math.min(most, LogisticRegression.logistic(index)));
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public void write(Archive out) {
    out.put("rows", rows);
    out.put("curve", intercept, slope, least, most);
  }

  /** Reads what {@link #write} stored. */
  public static Platt read(Archive in) {
    double[] curve = in.numbers("curve");
    return new Platt(in.integer("rows"), curve[0], curve[1], curve[2], curve[3]);
  }
}
