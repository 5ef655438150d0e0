package io.plimsoll.models.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import io.plimsoll.models.numeric.LogisticRegression;
import java.util.Arrays;
import java.util.List;

/**
 * The fitted part of account risk: what the barrier formula misses.
 *
 * <p>{@code logit P = logit(barrier) + a + Σ b_j·(x_j − m_j)/s_j} over {@link
 * AccountRisk#FEATURES}. The barrier's logit enters with coefficient one and the slopes are
 * penalised, so with little data the score is the closed formula, and every slope says how far the
 * data moved it.
 *
 * @param slopes one a feature, per standard deviation
 * @param means of the features in training
 * @param deviations standard deviations of the features in training, positive
 * @param rows how many accounts it was fitted on; 0 where it was not
 */
public record AccountRiskModel(
    double intercept, double[] slopes, double[] means, double[] deviations, int rows) {
  public AccountRiskModel {
    int expected = AccountRisk.FEATURES.size();
    Checks.finite(intercept, "intercept");
    for (double[] numbers : List.of(slopes, means, deviations)) {
      if (numbers.length != expected) {
        throw new IllegalArgumentException(
            "expected "
                + expected
                + " numbers for "
                + AccountRisk.FEATURES
                + ", had "
                + numbers.length);
      }
    }
    for (int j = 0; j < expected; j++) {
      Checks.finite(slopes[j], "slope of " + AccountRisk.FEATURES.get(j));
      Checks.finite(means[j], "mean of " + AccountRisk.FEATURES.get(j));
      Checks.positive(deviations[j], "deviation of " + AccountRisk.FEATURES.get(j));
    }
  }

  /** No correction: the probability is the barrier formula's. */
  public static AccountRiskModel barrierOnly() {
    int n = AccountRisk.FEATURES.size();
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return new AccountRiskModel(0, new double[n], new double[n], ones, 0);
  }

  /**
   * Fits to accounts whose fate over the horizon is known.
   *
   * @param liquidated {@code liquidated[i]} is what became of {@code exposures.get(i)}
   * @param ridge penalty of every slope, positive
   */
  public static AccountRiskModel fit(
      List<AccountExposure> exposures, boolean[] liquidated, double ridge) {
    int n = exposures.size();
    int p = AccountRisk.FEATURES.size();
    if (n != liquidated.length || n == 0) {
      throw new IllegalArgumentException(
          "expected one outcome an account and at least one, had "
              + n
              + " and "
              + liquidated.length);
    }
    double[][] x = new double[n][];
    double[] offset = new double[n];
    double[] target = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = AccountRisk.features(exposures.get(i));
      offset[i] = LogisticRegression.logit(AccountRisk.clippedBarrier(exposures.get(i)));
      target[i] = liquidated[i] ? 1 : 0;
    }
    double[] means = new double[p];
    double[] deviations = new double[p];
    double[] penalty = new double[p];
    for (int j = 0; j < p; j++) {
      standardise(x, j, means, deviations);
      penalty[j] = ridge;
    }
    double[] line = LogisticRegression.fit(x, target, offset, penalty);
    double[] slopes = Arrays.copyOfRange(line, 1, p + 1);
    return new AccountRiskModel(line[0], slopes, means, deviations, n);
  }

  private static void standardise(double[][] x, int j, double[] means, double[] deviations) {
    for (double[] row : x) {
      means[j] += row[j] / x.length;
    }
    double squares = 0;
    for (double[] row : x) {
      squares += (row[j] - means[j]) * (row[j] - means[j]);
    }
    double sd = Math.sqrt(squares / x.length);
    deviations[j] = sd > 1e-9 ? sd : 1;
    for (double[] row : x) {
      row[j] = (row[j] - means[j]) / deviations[j];
    }
  }

  /** Stores everything. */
  public void write(Archive out) {
    out.put("features", AccountRisk.FEATURES.toArray(new String[0]));
    out.put("intercept", intercept);
    out.put("slopes", slopes);
    out.put("means", means);
    out.put("deviations", deviations);
    out.put("rows", rows);
  }

  /** Reads what {@link #write} stored. */
  public static AccountRiskModel read(Archive in) {
    return new AccountRiskModel(
        in.number("intercept"),
        in.numbers("slopes"),
        in.numbers("means"),
        in.numbers("deviations"),
        in.integer("rows"));
  }
}
