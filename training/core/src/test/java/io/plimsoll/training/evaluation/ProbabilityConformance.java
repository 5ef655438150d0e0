package io.plimsoll.training.evaluation;

import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.models.calibration.Isotonic;
import io.plimsoll.models.calibration.Platt;
import java.util.Arrays;

/** Scores of probabilities and rankings. */
final class ProbabilityConformance {
  private ProbabilityConformance() {}

  static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    score(rows, 1);
    score(rows, 2);
    boolean[] y = outcomes();
    double[] first = Conformance.column("classifier_scores", "score1");
    double[] second = Conformance.column("classifier_scores", "score2");
    DeLong paired = DeLong.paired(y, first, second);
    WeightOfEvidence evidence = WeightOfEvidence.of(y, first, 5);
    for (int bin = 0; bin < 5; bin++) {
      rows.row("score1.WOE.bin" + bin, evidence.weights()[bin]);
    }
    double[] early = Arrays.copyOf(second, 300);
    double[] late = Arrays.copyOfRange(second, 300, 600);
    return rows.row("score1.IV5", evidence.informationValue())
        .row("score2.PSI10", PopulationStability.index(early, late, 10))
        .row("score2.KS2samp", KolmogorovSmirnov.between(early, late))
        .row("DeLong.paired.z", paired.z())
        .row("DeLong.paired.p", paired.pValue(), 1e-8);
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
        .row(id + ".AUC.DeLongVar", DeLong.variance(y, p))
        .row(id + ".KS", KolmogorovSmirnov.of(y, p))
        .row(id + ".AP", AveragePrecision.of(y, p))
        .row(id + ".Brier", Brier.of(y, p))
        .row(id + ".logloss", LogLoss.of(y, p))
        .row(id + ".precision@60(stable)", AlertBudget.of(y, p, 0.1).precision());
    double[] climatology = new double[y.length];
    Arrays.fill(climatology, 99.0 / 600);
    Platt line = Platt.maximumLikelihood(p, y);
    double[] platt = Arrays.stream(p).map(line::probability).toArray();
    rows.row(id + ".platt.a", line.intercept())
        .row(id + ".platt.b", line.slope())
        .row(
            id + ".platt.ECE10",
            ReliabilityCurve.equalWidth(y, platt, 10).expectedCalibrationError())
        // Near zero: a line that is off by 1e-10 moves it by about as much.
        .rowWithin(id + ".platt.Spiegelhalter.z", SpiegelhalterTest.of(y, platt).z(), 1e-9)
        .row(id + ".BSS", Brier.skill(y, platt, climatology));
    Isotonic isotonic = Isotonic.fit(p, y);
    rows.row(id + ".iso.Brier", Brier.of(y, Arrays.stream(p).map(isotonic::raw).toArray()))
        .row(id + ".iso.at0.5", isotonic.raw(0.5))
        .row(id + ".iso.at0.65", isotonic.raw(0.65));
  }
}
