package io.plimsoll.training.evaluation;

import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;

/** Tests of a quantile and of the shortfall beyond it. */
final class CoverageConformance {
  private CoverageConformance() {}

  static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    quantile(rows, "var99", 0.01);
    quantile(rows, "var975", 0.025);
    double[] r = Conformance.column("var_backtest", "r");
    double[] quantile = Conformance.column("var_backtest", "var975");
    double[] shortfall = Conformance.column("var_backtest", "es975");
    for (int k = 0; k <= 15; k++) {
      rows.row("basel.cum." + k, BaselTrafficLight.of(250, k, 0.01).cumulative());
    }
    return rows.row("es975.FZ0", Fz0.mean(0.025, r, quantile, shortfall))
        .row("es975.McNeilFrey.p", McNeilFreyTest.of(r, quantile, shortfall).pValue())
        .row("es975.AS.Z2", AcerbiSzekely.of(0.025, r, quantile, shortfall).z2());
  }

  private static void quantile(ConformanceRows rows, String id, double level) {
    double[] r = Conformance.column("var_backtest", "r");
    double[] quantile = Conformance.column("var_backtest", id);
    boolean[] hits = new boolean[r.length];
    for (int t = 0; t < r.length; t++) {
      hits[t] = r[t] < quantile[t];
    }
    ChristoffersenTest test = ChristoffersenTest.of(hits, level);
    KupiecTest kupiec = test.coverage();
    ChiSquareTest dynamic = DynamicQuantileTest.of(hits, quantile, level);
    WeibullDurationTest duration = WeibullDurationTest.of(hits);
    // The oracle's shape is where a general optimiser stopped.
    rows.row(id + ".Dur.b", duration.shape(), 1e-4)
        .row(id + ".Dur.p", duration.test().pValue(), 1e-4);
    rows.row(id + ".hits", kupiec.exceedances())
        .row(id + ".LRuc", kupiec.likelihoodRatio())
        .row(id + ".LRuc.py", kupiec.likelihoodRatio())
        .row(id + ".LRuc.p", kupiec.pValue())
        .row(id + ".binom.upper.p", kupiec.tooManyPValue())
        .row(id + ".n01", test.n01())
        .row(id + ".n11", test.n11())
        // A small difference of sums near 200: 1e-9 of those.
        .rowWithin(id + ".LRind.py", test.independence().statistic(), 1e-10)
        .row(id + ".LRcc", test.conditionalCoverage().statistic())
        .row(id + ".LRcc.py", test.conditionalCoverage().statistic())
        .row(id + ".LRcc.p", test.conditionalCoverage().pValue())
        .row(id + ".DQ4.stat", dynamic.statistic(), 1e-8)
        .row(id + ".DQ4.p", dynamic.pValue(), 1e-7)
        .row(id + ".pinball", Pinball.mean(level, r, quantile));
  }
}
