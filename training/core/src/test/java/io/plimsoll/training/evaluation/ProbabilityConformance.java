package io.plimsoll.training.evaluation;

import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.models.numeric.LogisticRegression;
import java.util.Arrays;

/** Scores of probabilities and rankings. */
final class ProbabilityConformance {
  private ProbabilityConformance() {}

  static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    score(rows, 1);
    score(rows, 2);
    return rows;
  }

  /** The outcomes of the classifier file. */
  static boolean[] outcomes() {
    double[] y = Conformance.column("classifier_scores", "y");
    boolean[] outcomes = new boolean[y.length];
    for (int i = 0; i < y.length; i++) {
      outcomes[i] = y[i] == 1;
    }
    return outcomes;
  }

  private static void score(ConformanceRows rows, int number) {
    String id = "score" + number;
    boolean[] y = outcomes();
    double[] p = Conformance.column("classifier_scores", id);
    rows.row(id + ".AUC", Auc.of(y, p))
        .row(id + ".AUC.py", Auc.of(y, p))
        .row(id + ".AP", AveragePrecision.of(y, p))
        .row(id + ".Brier", Brier.of(y, p))
        .row(id + ".logloss", LogLoss.of(y, p))
        .row(id + ".precision@60(stable)", AlertBudget.of(y, p, 0.1).precision());
    // A ridge of 1e-10 moves the maximum-likelihood line by less than 1e-9 of it.
    double[] line =
        LogisticRegression.fit(
            Arrays.stream(p).mapToObj(s -> new double[] {s}).toArray(double[][]::new),
            Conformance.column("classifier_scores", "y"),
            new double[] {1e-10});
    double[] platt =
        Arrays.stream(p).map(s -> LogisticRegression.logistic(line[0] + line[1] * s)).toArray();
    double[] climatology = new double[y.length];
    Arrays.fill(climatology, 99.0 / 600);
    rows.row(id + ".platt.a", line[0], 1e-8)
        .row(id + ".platt.b", line[1], 1e-8)
        .row(
            id + ".platt.ECE10",
            ReliabilityCurve.equalWidth(y, platt, 10).expectedCalibrationError(),
            1e-8)
        .row(id + ".BSS", Brier.skill(y, platt, climatology), 1e-8);
  }
}
