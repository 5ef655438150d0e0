package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.evaluation.Qlike;
import io.plimsoll.training.report.Ink;
import io.plimsoll.training.report.SvgChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The pictures of a study's page. */
final class ComparisonCharts {
  private static final Ink[] INKS = {Ink.BLUE, Ink.ORANGE, Ink.GREEN, Ink.PURPLE};

  private final ComparisonResult result;

  ComparisonCharts(ComparisonResult result) {
    this.result = result;
  }

  /** The models with the least loss, the baseline apart. */
  private static List<VarianceScore> leading(Horizon horizon) {
    return horizon.variance().stream()
        .filter(score -> !score.model().equals(horizon.baseline()))
        .sorted(Comparator.comparingDouble(VarianceScore::qlike))
        .limit(INKS.length)
        .toList();
  }

  /** The loss that each leading model saved, summed over time. */
  String cumulative(Horizon horizon) {
    Judged judged = result.judged(horizon.horizon());
    SvgChart chart =
        new SvgChart(
            "Loss saved against " + horizon.baseline(),
            SvgChart.XAxis.TIME,
            "time (UTC)",
            "QLIKE saved, summed");
    double[] base = Qlike.losses(judged.realized(), judged.of(horizon.baseline()));
    List<VarianceScore> leading = leading(horizon);
    for (int m = 0; m < leading.size(); m++) {
      double[] own = Qlike.losses(judged.realized(), judged.of(leading.get(m).model()));
      TreeMap<Long, double[]> byTime = new TreeMap<>();
      for (int at = 0; at < own.length; at++) {
        double[] cell = byTime.computeIfAbsent(judged.times()[at], time -> new double[2]);
        cell[0] += base[at] - own[at];
        cell[1]++;
      }
      double[] x = byTime.keySet().stream().mapToDouble(Long::doubleValue).toArray();
      double[] y = new double[x.length];
      double sum = 0;
      int at = 0;
      for (double[] cell : byTime.values()) {
        sum += cell[0] / cell[1];
        y[at++] = sum;
      }
      chart.line(leading.get(m).model(), INKS[m], x, y);
    }
    return chart.rule(horizon.baseline(), 0).toSvg();
  }

  /** Forecast and realized volatility of the first instrument, over the last part of the range. */
  String forecast(Horizon horizon) {
    Judged judged = result.judged(horizon.horizon());
    int instrument = 0;
    for (int i = 1; i < judged.count(); i++) {
      instrument = judged.size(i) > judged.size(instrument) ? i : instrument;
    }
    int to = judged.starts()[instrument + 1];
    int from = judged.starts()[instrument];
    double[] time = new double[to - from];
    for (int k = 0; k < time.length; k++) {
      time[k] = judged.times()[from + k];
    }
    String best =
        leading(horizon).isEmpty() ? horizon.baseline() : leading(horizon).getFirst().model();
    return new SvgChart(
            "Volatility of " + judged.name(instrument) + " over " + horizon.horizon(),
            SvgChart.XAxis.TIME,
            "time (UTC)",
            "square root of the variance")
        .logarithmic()
        .line("realized", Ink.GREY, time, roots(judged.of(instrument, judged.realized())))
        .line(best, Ink.BLUE, time, roots(judged.of(instrument, judged.of(best))))
        .toSvg();
  }

  private static double[] roots(double[] values) {
    return Arrays.stream(values).map(Math::sqrt).toArray();
  }

  /** Ratio to the baseline by hour. */
  String hours(Horizon horizon) {
    SvgChart chart =
        new SvgChart(
            "Ratio by hour", SvgChart.XAxis.NUMBER, "hour of the origin (UTC)", "QLIKE ratio");
    List<VarianceScore> leading = leading(horizon);
    for (int m = 0; m < leading.size(); m++) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int hour = 0; hour < leading.get(m).hours().size(); hour++) {
        if (Double.isFinite(leading.get(m).hours().get(hour))) {
          x.add((double) hour);
          y.add(leading.get(m).hours().get(hour));
        }
      }
      chart.line(leading.get(m).model(), INKS[m], array(x), array(y));
    }
    return chart.rule(horizon.baseline(), 1).toSvg();
  }

  /** What was said of onsets and how often they happened. */
  String reliability(Horizon horizon) {
    SvgChart chart =
        new SvgChart(
                "Reliability", SvgChart.XAxis.NUMBER, "probability said", "share that happened")
            .fromZero();
    List<SpikeScores> spikes = horizon.spikes();
    for (int m = 0; m < Math.min(INKS.length, spikes.size()); m++) {
      List<SpikeScores.Bin> bins = spikes.get(m).onset().reliability();
      chart.line(
          spikes.get(m).name(),
          INKS[m],
          bins.stream().mapToDouble(SpikeScores.Bin::predicted).toArray(),
          bins.stream().mapToDouble(SpikeScores.Bin::observed).toArray());
    }
    return chart.diagonal("as said").toSvg();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
