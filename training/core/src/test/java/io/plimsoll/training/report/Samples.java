package io.plimsoll.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Charts with made-up content. */
final class Samples {
  private Samples() {}

  static SvgChart price() {
    int n = 8640;
    double[] t = new double[n];
    double[] price = new double[n];
    double[] margin = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    SplittableRandom random = new SplittableRandom(3);
    double p = 800;
    for (int i = 0; i < n; i++) {
      t[i] = 1385337600e9 + i * 60e9;
      p *= Math.exp((random.nextDouble() - 0.5) * 0.006);
      price[i] = p;
      margin[i] = p * (0.9 + 0.02 * Math.sin(i / 700.0));
      low[i] = i > 3000 && i < 3300 ? Double.NaN : p * 0.95;
      high[i] = p * 1.05;
    }
    return new SvgChart("Price and margin lines", SvgChart.XAxis.TIME, "time (UTC)", "USD")
        .band("90 % of next-hour falls and rises", Ink.SKY, t, low, high)
        .line("price", Ink.TEXT, t, price)
        .step("liquidation line of a long at 10×, predictive", Ink.BLUE, t, margin)
        .dashed(
            "the same, static margin",
            Ink.ORANGE,
            t,
            java.util.Arrays.stream(price).map(v -> v * 0.9).toArray());
  }

  static SvgChart reliability() {
    double[] x = {0.01, 0.03, 0.06, 0.12, 0.31};
    double[] y = {0.005, 0.04, 0.05, 0.16, 0.27};
    return new SvgChart(
            "Reliability", SvgChart.XAxis.NUMBER, "forecast probability", "observed frequency")
        .square()
        .diagonal("perfect")
        .whiskers(
            Ink.BLUE,
            x,
            new double[] {0, 0.02, 0.02, 0.1, 0.2},
            new double[] {0.02, 0.07, 0.1, 0.24, 0.36})
        .points("log-har", Ink.BLUE, x, y, List.of());
  }

  static SvgChart frontier() {
    double[] x = {0.04, 0.05, 0.06, 0.08};
    return new SvgChart(
            "Frontier", SvgChart.XAxis.NUMBER, "average margin, % of notional", "shortfall")
        .fromZero()
        .line("predictive", Ink.BLUE, x, new double[] {9, 6, 4, 2})
        .points("", Ink.BLUE, x, new double[] {9, 6, 4, 2}, List.of("×0.8", "×1", "×1.2", "×1.6"))
        .line("static", Ink.ORANGE, x, new double[] {13, 10, 7, 5});
  }

  static String bars() {
    List<SvgBars.Bar> bars = new ArrayList<>();
    bars.add(new SvgBars.Bar("random-walk", 1.64, "1.640", Ink.GREY));
    bars.add(new SvgBars.Bar("log-har", 1, "1.000", Ink.GREY));
    bars.add(new SvgBars.Bar("combination", 0.797, "0.797 (p < 0.001)", Ink.BLUE));
    bars.add(new SvgBars.Bar("deeplearning4j-lstm", Double.NaN, "not available", Ink.GREY));
    return SvgBars.toSvg("QLIKE ratio", bars, 1, "log-HAR");
  }
}
