package io.plimsoll.features.correlation;

import static io.plimsoll.features.Conformance.DAY;
import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SECOND;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The rows of the conformance pack that the kernels of correlation answer for. */
public final class CorrelationConformance {
  private static final List<InstrumentId> PAIR = List.of(ETH, BTC);

  private CorrelationConformance() {}

  /** Our numbers. */
  public static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    for (int day = 0; day < 3; day++) {
      for (int a = 1; a <= 3; a++) {
        for (int b = a; b <= 3; b++) {
          pairs(rows, day, a, b);
        }
      }
      for (String part : new String[] {"mixed", "positive", "negative", "concordant"}) {
        rows.row(
            "day" + day + ".rSemiCov." + part + ".12",
            ofPair(day, 1, 2, "semi-covariance", "part", part));
      }
      rows.row("day" + day + ".rMRCov.12", theirPreAveraging(day, 2));
      rows.row("day" + day + ".rMRCov.11", theirPreAveraging(day, 1));
    }
    // The third and fourth id are of the first day, of r1 and r2.
    rows.row(
        "DCC.fixed.rho_{T+1}",
        ofPair(0, 1, 2, "dcc-correlation", "news", "0.05", "persistence", "0.9"));
    Map<String, String> fixed = Map.of("window", "390m", "news", "0.05", "persistence", "0.9");
    rows.row(
        "DCC.fixed(.05,.9).corr_ll",
        DccCorrelation.from(new KernelSettings("x", fixed, PAIR, MINUTE))
            .logLikelihood(Conformance.returns(0, 1), Conformance.returns(0, 2)));
    rows.row("EWMA.97.corr", ofPair(0, 1, 2, "ewma-correlation", "decay", "0.97"));
    asynchronous(rows);
    matrices(rows);
    return rows;
  }

  private static void matrices(ConformanceRows rows) {
    // Theirs is of returns in percent, of all three assets and days.
    double[][] percent = new double[3][];
    Arrays.setAll(
        percent, i -> Arrays.stream(Conformance.allReturns(i + 1)).map(r -> 100 * r).toArray());
    LedoitWolf shrunk = new LedoitWolf(percent);
    rows.row("LedoitWolf.shrinkage", shrunk.shrinkage());
    rows.row("LedoitWolf.01", shrunk.covariance(0, 1));
  }

  private static void asynchronous(ConformanceRows rows) {
    String eth = ETH.value();
    rows.row("async.RV.a", ofTicks("covariance", eth, "0", ETH));
    rows.row("async.RV.b", ofTicks("covariance", BTC.value(), "0", BTC));
    rows.row("async.HY.cov", ofTicks("covariance", BTC.value(), "0", ETH));
    rows.row("async.HY.corr", ofTicks("correlation", BTC.value(), "0", ETH));
    for (String shift : new String[] {"-30", "-5", "5", "30"}) {
      rows.row("async.HY.cov.shift" + shift, ofTicks("covariance", BTC.value(), shift, ETH));
    }
    double[] a = previousTicks("async_a");
    double[] b = previousTicks("async_b");
    rows.row("async.RCov60s_prevtick", ofReturns(a, b, a.length, "realized-covariance"));
    rows.row("async.RCorr60s_prevtick", ofReturns(a, b, a.length, "realized-correlation"));
  }

  /** What Hayashi and Yoshida's kernel says of {@code of}; ETH is their a, BTC their b. */
  private static double ofTicks(String measure, String against, String shift, InstrumentId of) {
    List<Trade> trades = new ArrayList<>();
    add(trades, "async_a", ETH);
    add(trades, "async_b", BTC);
    trades.sort(Comparator.comparingLong(Trade::eventNanos));
    List<InstrumentId> universe = of.equals(ETH) ? List.of(ETH, BTC) : List.of(BTC, ETH);
    // The window ends with the last trade and must reach back to the first.
    long seconds = (trades.getLast().eventNanos() - START) / SECOND;
    return Conformance.value(
        feature(
            "x",
            "hayashi-yoshida",
            "window",
            seconds + "s",
            "measure",
            measure,
            "against",
            against,
            "shift",
            shift),
        universe,
        trades);
  }

  private static void add(List<Trade> trades, String file, InstrumentId instrument) {
    double[] seconds = Conformance.column(file, "t");
    double[] logs = Conformance.column(file, "logprice");
    for (int i = 0; i < logs.length; i++) {
      long nanos = START + (long) seconds[i] * SECOND;
      trades.add(Market.trade(instrument, nanos, StrictMath.exp(logs[i]), 1));
    }
  }

  /** Returns of each minute of the hour, from the last log price up to its end. */
  private static double[] previousTicks(String file) {
    double[] seconds = Conformance.column(file, "t");
    double[] logs = Conformance.column(file, "logprice");
    double[] grid = new double[60];
    for (int i = 0; i < logs.length; i++) {
      for (int g = (int) Math.ceil(seconds[i] / 60); g < grid.length; g++) {
        grid[g] = logs[i];
      }
    }
    double[] returns = new double[grid.length - 1];
    Arrays.setAll(returns, g -> grid[g + 1] - grid[g]);
    return returns;
  }

  private static void pairs(ConformanceRows rows, int day, int a, int b) {
    String id = "day" + day + ".%s." + a + b;
    rows.row(id.formatted("rCov"), ofPair(day, a, b, "realized-covariance"));
    rows.row(
        id.formatted("rBPCov"), ofPair(day, a, b, "bipower-covariance", "small-sample", "none"));
    rows.row(
        id.formatted("rThresholdCov"),
        ofPair(day, a, b, "threshold-covariance", "small-sample", "none"));
  }

  /** What a kernel says of an asset (1 to 3) against another one, on a day. */
  private static double ofPair(int day, int a, int b, String kernel, String... settings) {
    return ofReturns(
        Conformance.returns(day, a), Conformance.returns(day, b), DAY, kernel, settings);
  }

  private static double ofReturns(
      double[] a, double[] b, int window, String kernel, String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 4);
    all[settings.length] = "window";
    all[settings.length + 1] = window + "m";
    all[settings.length + 2] = "against";
    all[settings.length + 3] = BTC.value();
    return Conformance.value(feature("x", kernel, all), PAIR, PanelMarket.ofReturns(PAIR, a, b));
  }

  /**
   * Theirs begins with a return of 0, scales by the limit 1/12 where ours has ψ₂ of its k, and
   * takes off a noise term that is divided by twice the number of prices once too often; it takes
   * the term of the first asset off every cell.
   */
  private static double theirPreAveraging(int day, int asset) {
    double[] first = withZero(Conformance.returns(day, 1));
    double ours =
        ofReturns(
            first, withZero(Conformance.returns(day, asset)), DAY + 1, "pre-averaged-covariance");
    int n = DAY + 1;
    int k = (int) (0.8 * Math.sqrt(n));
    double psi1 = 0;
    double psi2 = 0;
    for (int j = 0; j < k; j++) {
      double weight = (double) Math.min(j, k - j) / k;
      double step = (double) Math.min(j + 1, k - j - 1) / k - weight;
      psi1 += k * step * step;
      psi2 += weight * weight / k;
    }
    double variance = Arrays.stream(first).map(r -> r * r).sum();
    double noise = psi1 / n / (2 * 0.8 * 0.8 * psi2) * variance / (2 * n);
    return ours * 12 * psi2 - noise;
  }

  private static double[] withZero(double[] returns) {
    double[] more = new double[returns.length + 1];
    System.arraycopy(returns, 0, more, 1, returns.length);
    return more;
  }
}
