package io.plimsoll.features.volatility;

import static io.plimsoll.features.Conformance.DAY;
import static io.plimsoll.features.Conformance.ofBars;
import static io.plimsoll.features.Conformance.ofDay;
import static io.plimsoll.features.Conformance.ofReturns;
import static io.plimsoll.features.Market.BTC;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import java.util.Arrays;
import java.util.List;

/** The rows of the conformance pack that the kernels of volatility answer for. */
public final class VolatilityConformance {
  private static final String[] SHAPES = {"parzen", "bartlett", "modified-tukey-hanning"};

  private VolatilityConformance() {}

  /** Our numbers. */
  public static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    for (int day = 0; day < 3; day++) {
      for (int asset = 1; asset <= 3; asset++) {
        String id = "day" + day + ".r" + asset + ".";
        moments(rows, id, day, asset);
        neighbours(rows, id, day, asset);
        kernels(rows, id, day, asset);
      }
      rows.row("day" + day + ".r1.rAVGCov5x1", theirSubsampling(Conformance.returns(day, 1)));
    }
    noisy(rows);
    // 78 bars of five returns each; here a bar is called a minute.
    List<Bar> bars = Conformance.bars(BTC, 0, 1, 5);
    return rows.row("day0.r1.Parkinson_sum", ofBars(bars, 78, "parkinson"))
        .row("day0.r1.GarmanKlass_sum", ofBars(bars, 78, "garman-klass"))
        .row("day0.r1.RogersSatchell_sum", ofBars(bars, 78, "rogers-satchell"));
  }

  private static void moments(ConformanceRows rows, String id, int day, int asset) {
    rows.row(id + "RV", ofDay(day, asset, "realized-variance"));
    rows.row(id + "RS_neg", ofDay(day, asset, "rs-negative"));
    rows.row(id + "RS_pos", ofDay(day, asset, "rs-positive"));
    rows.row(id + "RSkew", ofDay(day, asset, "realized-skewness"));
    rows.row(id + "RKurt", ofDay(day, asset, "realized-kurtosis"));
    // Theirs is (n+1)/3 times the sum of fourth powers, ours n/3.
    double quarticity = ofDay(day, asset, "realized-quarticity");
    rows.row(id + "RQ", quarticity * (DAY + 1) / DAY);
  }

  private static void neighbours(ConformanceRows rows, String id, int day, int asset) {
    rows.row(id + "MinRV", ofDay(day, asset, "min-rv"));
    rows.row(id + "MedRV", ofDay(day, asset, "med-rv"));
    rows.row(id + "MinRQ", ofDay(day, asset, "min-rq"));
    rows.row(id + "MedRQ", ofDay(day, asset, "med-rq"));
    rows.row(id + "QPV", ofDay(day, asset, "quadpower-quarticity"));
    double tripower = ofDay(day, asset, "tripower-quarticity");
    rows.row(id + "TPQ", tripower);
    rows.row(id + "TPQ_fs", tripower);
    rows.row(id + "TPQ_nofs", ofDay(day, asset, "tripower-quarticity", "small-sample", "none"));
    for (String neighbours : new String[] {"2", "3"}) {
      rows.row(
          id + "MPV_m" + neighbours + "p2",
          ofDay(day, asset, "multipower-variation", "neighbours", neighbours, "power", "2"));
    }
  }

  private static void kernels(ConformanceRows rows, String id, int day, int asset) {
    for (String shape : SHAPES) {
      for (int dof = 0; dof <= 1; dof++) {
        String theirs = shape.equals("modified-tukey-hanning") ? "mth" : shape;
        rows.row(
            id + "RK_" + theirs + "_H10_dof" + dof,
            ofDay(
                day,
                asset,
                "realized-kernel",
                "bandwidth",
                "10",
                "kernel",
                shape,
                "top",
                "flat",
                "small-sample",
                dof == 1 ? "factor" : "none"));
      }
    }
    rows.row(id + "RK_parzen_nft_H10", ofDay(day, asset, "realized-kernel", "bandwidth", "10"));
  }

  private static void noisy(ConformanceRows rows) {
    double[] prices = Conformance.column("noisy_logprice", "logprice");
    double[] returns = new double[prices.length - 1];
    Arrays.setAll(returns, i -> prices[i + 1] - prices[i]);
    rows.row("noisy.RV_all", ofReturns(returns, "realized-variance"));
    for (String bandwidth : new String[] {"5", "10", "30", "60"}) {
      rows.row(
          "noisy.RK_parzen_H" + bandwidth + "_dof0",
          ofReturns(returns, "realized-kernel", "bandwidth", bandwidth, "top", "flat"));
    }
    for (String scale : new String[] {"30", "60", "300"}) {
      // Theirs takes shares of the number of prices, not of returns: 5e-8 away.
      rows.row(
          "noisy.TSRV.K" + scale + ".J1",
          ofReturns(returns, "two-scale-variance", "scale", scale + "m"),
          1e-6);
    }
  }

  /**
   * Their average over five grids, from our variance of each. Their days begin one return into a
   * five-minute grid, so each grid has a short return at one end or both, which they leave in; the
   * four grids that they shift are scaled up by 78/77, though each has lost only five returns.
   */
  private static double theirSubsampling(double[] returns) {
    double sum = 0;
    for (int shift = 0; shift < 5; shift++) {
      int from = shift;
      int to = shift == 0 ? DAY : DAY - 5 + shift;
      double grid = 0;
      // The first return of the shifted part stands alone, the last four stand together.
      int full = (to - from - 5) / 5 * 5;
      grid += returns[from] * returns[from];
      grid +=
          ofReturns(
              Arrays.copyOfRange(returns, from + 1, from + 1 + full),
              "realized-variance",
              "sampling",
              "5m");
      double last = 0;
      for (int i = from + 1 + full; i < to; i++) {
        last += returns[i];
      }
      sum += (grid + last * last) * (shift == 0 ? 1 : 78.0 / 77);
    }
    return sum / 5;
  }
}
