package io.plimsoll.models.distribution;

import io.plimsoll.features.Conformance;
import io.plimsoll.features.ConformanceRows;
import io.plimsoll.models.conformal.AdaptiveConformal;
import io.plimsoll.models.conformal.ConformalLimits;
import io.plimsoll.models.conformal.ConformalState;
import io.plimsoll.models.conformal.OnlineConformal;
import io.plimsoll.models.conformal.SplitConformal;
import io.plimsoll.models.distribution.FilteredHistorical.Beyond;
import io.plimsoll.models.distribution.FilteredHistorical.Rank;
import io.plimsoll.models.numeric.QuantileRegression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Rows of quantile regression, filtered historical simulation and conformal prediction. */
public final class DistributionConformance {
  private static final double LAMBDA = 0.94;

  private DistributionConformance() {}

  /** Our numbers. */
  public static ConformanceRows rows() {
    ConformanceRows rows = new ConformanceRows();
    quantileRegression(rows);
    engel(rows);
    filtered(rows);
    conformal(rows);
    return rows;
  }

  /** The return of a day on the root of the realized variance of the day before. */
  private static void quantileRegression(ConformanceRows rows) {
    double[] returns = Conformance.column("daily_measures", "ret");
    double[] variance = Conformance.column("daily_measures", "rv");
    int n = returns.length - 1;
    double[][] x = new double[n][1];
    for (int i = 0; i < n; i++) {
      x[i][0] = Math.sqrt(variance[i]);
    }
    double[] y = Arrays.copyOfRange(returns, 1, n + 1);
    for (String tau : List.of("0.005", "0.01", "0.025", "0.05", "0.5", "0.95")) {
      QuantileRegression.Fit fit = QuantileRegression.fit(x, y, Double.parseDouble(tau));
      rows.row("QR.tau" + tau + ".a", fit.intercept());
      rows.row("QR.tau" + tau + ".b", fit.slopes()[0]);
      rows.row("QR.tau" + tau + ".pinball", fit.pinball());
    }
  }

  private static void engel(ConformanceRows rows) {
    List<double[]> data = households();
    double[][] x = data.stream().map(row -> new double[] {row[0]}).toArray(double[][]::new);
    double[] y = data.stream().mapToDouble(row -> row[1]).toArray();
    QuantileRegression.Fit fit = QuantileRegression.fit(x, y, 0.5);
    rows.row("QR.engel.0.5.a", fit.intercept());
    rows.row("QR.engel.0.5.b", fit.slopes()[0]);
  }

  private static List<double[]> households() {
    try (InputStream in = QuantileRegression.class.getResourceAsStream("engel.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Variance before each return, and after the last one; it starts at 1. */
  private static double[] ewma(double[] returns) {
    double[] variance = new double[returns.length + 1];
    variance[0] = 1;
    for (int i = 0; i < returns.length; i++) {
      variance[i + 1] = LAMBDA * variance[i] + (1 - LAMBDA) * returns[i] * returns[i];
    }
    return variance;
  }

  /**
   * Theirs are quantiles of returns at a lower level, so minus ours of the fall at the upper one.
   */
  private static void filtered(ConformanceRows rows) {
    double[] returns = Conformance.column("var_backtest", "r");
    double[] variance = ewma(returns);
    int n = returns.length;
    double[] falls = Arrays.stream(returns).map(r -> Math.max(-r, 0)).toArray();
    ExcursionSample sample =
        ExcursionSample.complete(
            Arrays.copyOfRange(variance, n - 500, n), Arrays.copyOfRange(falls, n - 500, n));
    double[] quantiles = new double[3];
    new FilteredHistorical(Rank.LINEAR, Beyond.ORDER_STATISTIC, Double.POSITIVE_INFINITY)
        .fit(sample, new double[] {0.975, 0.99, 0.995})
        .quantiles(variance[n], new double[0], quantiles);
    rows.row("FHS.q0.025", -quantiles[0]);
    rows.row("FHS.q0.01", -quantiles[1]);
    rows.row("FHS.q0.005", -quantiles[2]);
  }

  private static void conformal(ConformanceRows rows) {
    double[] returns = Conformance.column("var_backtest", "r");
    double[] variance = ewma(returns);
    ConformalLimits limits = new ConformalLimits(250, 0, 1e6, 2);
    Run adaptive = new Run(AdaptiveConformal.free(0.05, 0.01, 250, limits));
    Run split = new Run(new SplitConformal(0.05, 250, limits));
    for (int i = 0; i < returns.length; i++) {
      double score = Math.abs(returns[i]) / Math.sqrt(variance[i]);
      adaptive.next(score);
      split.next(score);
    }
    rows.row("ACI.g0.01.a0.05.miscov", adaptive.missed / (double) adaptive.count);
    rows.row("ACI.final_alpha", AdaptiveConformal.adapted(adaptive.state));
    rows.row("ACI.mean_q", adaptive.sum / adaptive.count);
    rows.row("split.rolling.a0.05.miscov", split.missed / (double) split.count);
  }

  /** Scores against the multiplier from when it acts. */
  private static final class Run {
    private final ConformalState state;
    private int count;
    private int missed;
    private double sum;

    Run(OnlineConformal layer) {
      state = layer.start();
    }

    void next(double score) {
      if (state.ready()) {
        count++;
        sum += state.multiplier();
        missed += score > state.multiplier() ? 1 : 0;
      }
      state.observe(score);
    }
  }
}
