package io.plimsoll.training.evaluation;

import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import java.util.Arrays;

/** The model confidence set, superior predictive ability, block lengths and Sharpe ratios. */
final class SelectionConformance {
  private static final String[] MODELS = {"RW", "EWMA", "MA5", "MA22", "H"};
  private static final int FIRST = 23;

  /** P-values of a bootstrap with other random numbers. */
  private static final double BOOTSTRAP = 0.02;

  private SelectionConformance() {}

  static ConformanceRows rows() {
    double[][] losses = losses();
    ConformanceRows rows = new ConformanceRows();
    ModelConfidenceSet set = ModelConfidenceSet.of(losses, 5000, 20, 1);
    for (int i = 0; i < MODELS.length; i++) {
      rows.row("MCS.input.QLIKE." + MODELS[i], set.meanLoss()[i])
          .rowWithin("MCS.R.p." + MODELS[i], set.rangeP()[i], BOOTSTRAP)
          .rowWithin("MCS.max.p." + MODELS[i], set.maximumP()[i], BOOTSTRAP);
    }
    rows.row("optblock.stationary.MA22", OptimalBlockLength.stationary(losses[3]))
        .row("optblock.circular.MA22", OptimalBlockLength.circular(losses[3]));
    superiorAbility(rows, losses);
    SharpeRatio sharpe = SharpeRatio.of(Conformance.column("daily_measures", "ret"));
    return rows.row("PSR.vs0", sharpe.probabilityAbove(0))
        .row("DSR.SR0(N=20,sd=.02)", SharpeRatio.expectedMaximum(20, 0.02));
  }

  /** The oracle's statistic is not studentised. */
  private static void superiorAbility(ConformanceRows rows, double[][] losses) {
    SuperiorPredictiveAbility test =
        SuperiorPredictiveAbility.test(
            losses[2],
            new double[][] {losses[0], losses[1], losses[3], losses[4]},
            SuperiorPredictiveAbility.Scale.RAW,
            5000,
            20,
            1);
    rows.rowWithin("SPA.bench_MA5.p.lower", test.lower(), BOOTSTRAP)
        .rowWithin("SPA.bench_MA5.p.consistent", test.consistent(), BOOTSTRAP)
        .rowWithin("SPA.bench_MA5.p.upper", test.upper(), BOOTSTRAP);
  }

  /**
   * QLIKE of the last day's variance, of the exponential average that starts at the first day's
   * variance, of means of 5 and 22 days, and of the variance that the data were drawn with.
   */
  static double[][] losses() {
    double[] rv = Conformance.column("daily_measures", "rv");
    double[] truth = Conformance.column("daily_measures", "h_true");
    int n = rv.length - FIRST;
    double[][] forecast = new double[MODELS.length][n];
    double average = rv[0];
    for (int t = 0; t < rv.length; t++) {
      if (t >= FIRST) {
        int i = t - FIRST;
        forecast[0][i] = rv[t - 1];
        forecast[1][i] = average;
        forecast[2][i] = Arrays.stream(rv, t - 5, t).average().orElseThrow();
        forecast[3][i] = Arrays.stream(rv, t - 22, t).average().orElseThrow();
        forecast[4][i] = truth[t];
      }
      average = 0.94 * average + 0.06 * rv[t];
    }
    double[] realized = Arrays.copyOfRange(rv, FIRST, rv.length);
    return Arrays.stream(forecast).map(f -> Qlike.losses(realized, f)).toArray(double[][]::new);
  }
}
