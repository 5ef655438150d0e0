package io.plimsoll.training.evaluation;

import io.plimsoll.models.numeric.LogisticRegression;

/**
 * The logistic regression of outcomes on the log odds of their probabilities: {@code logit P(y) = a
 * + b·logit p}; calibrated probabilities have a = 0 and b = 1.
 *
 * <p>A slope below 1 is overconfidence: high probabilities are too high, low ones too low.
 * Probabilities are cut to [1e-15, 1 − 1e-15].
 *
 * <p><b>Reference</b>: Cox (1958), Two further applications of a model for binary regression,
 * Biometrika 45; Miller, Hui and Tierney (1991), Statistics in Medicine 10.
 *
 * @param intercept a
 * @param slope b
 */
public record ReliabilityLine(double intercept, double slope) {
  private static final double CUT = 1e-15;

  /** Moves a slope by less than 1e-9 of it, and keeps separable outcomes finite. */
  private static final double RIDGE = 1e-10;

  /** The line; NaN where all outcomes, or all probabilities, are the same. */
  public static ReliabilityLine fit(boolean[] outcomes, double[] probabilities) {
    Samples.sameLength(outcomes.length, probabilities.length);
    int n = outcomes.length;
    double[][] x = new double[n][1];
    double[] y = new double[n];
    boolean varies = false;
    for (int i = 0; i < n; i++) {
      x[i][0] = LogisticRegression.logit(Math.clamp(probabilities[i], CUT, 1 - CUT));
      y[i] = outcomes[i] ? 1 : 0;
      varies |= x[i][0] != x[0][0];
    }
    int positives = Samples.count(outcomes);
    if (positives == 0 || positives == n || !varies) {
      return new ReliabilityLine(Double.NaN, Double.NaN);
    }
    double[] line = LogisticRegression.fit(x, y, new double[] {RIDGE});
    return new ReliabilityLine(line[0], line[1]);
  }
}
