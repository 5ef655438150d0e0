package io.plimsoll.training.evaluation;

import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.training.evaluation.LongRunVariance.Kernel;
import java.util.Arrays;

/** Losses, the Diebold-Mariano test and the Mincer-Zarnowitz regression. */
final class ComparisonConformance {
  private ComparisonConformance() {}

  /**
   * In-sample HAR (coefficients printed by R highfrequency) against the last day's variance, as in
   * the oracle.
   */
  static ConformanceRows rows() {
    double[] rv = Conformance.column("daily_measures", "rv");
    double[] realized = Arrays.copyOfRange(rv, 22, rv.length);
    double[] last = Arrays.copyOfRange(rv, 21, rv.length - 1);
    double[] har = new double[realized.length];
    for (int i = 0; i < har.length; i++) {
      int t = i + 22;
      har[i] =
          Conformance.expected("HAR.ols.(Intercept)")
              + Conformance.expected("HAR.ols.RV1") * rv[t - 1]
              + Conformance.expected("HAR.ols.RV5") * mean(rv, t - 5, t)
              + Conformance.expected("HAR.ols.RV22") * mean(rv, t - 22, t);
    }
    double[] harLosses = Qlike.losses(realized, har);
    double[] lastLosses = Qlike.losses(realized, last);
    ConformanceRows rows =
        new ConformanceRows()
            .row("loss.QLIKE.HARfit", Samples.mean(harLosses))
            .row("loss.QLIKE.RW", Samples.mean(lastLosses))
            .row("loss.MSE.HARfit", SquaredError.mean(realized, har));
    for (int lag : new int[] {0, 5, 10, 22}) {
      // The oracle is the plain t statistic, which is ours without the factor of Harvey, Leybourne
      // and Newbold at h = 1.
      double n = har.length;
      double t = DieboldMariano.test(harLosses, lastLosses, 1, lag, Kernel.BARTLETT).statistic();
      rows.row("DM.NW" + lag + ".qlike.t", t / Math.sqrt((n - 1) / n), 1e-8);
    }
    double[] harSquares = SquaredError.losses(realized, har);
    double[] lastSquares = SquaredError.losses(realized, last);
    for (int h : new int[] {1, 5}) {
      DieboldMariano test =
          DieboldMariano.test(harSquares, lastSquares, h, h - 1, Kernel.RECTANGULAR);
      rows.row("DM.HLN.mse.h" + h + ".stat", test.statistic(), 1e-8);
      // A relative error of 1e-9 in a t of 9 is one of 1e-7 in its tail.
      rows.row("DM.HLN.mse.h" + h + ".p", test.pValue(), 1e-6);
    }
    MincerZarnowitz mz = MincerZarnowitz.fit(realized, har);
    return rows.rowWithin("MZ.a", mz.intercept(), 1e-9)
        .row("MZ.b", mz.slope())
        .row("MZ.R2", mz.rSquared());
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }
}
