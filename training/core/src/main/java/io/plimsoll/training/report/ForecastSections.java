package io.plimsoll.training.report;

import io.plimsoll.training.ExperimentResult;
import io.plimsoll.training.ExperimentSummary;
import io.plimsoll.training.ExperimentSummary.FamilyScore;
import io.plimsoll.training.ExperimentSummary.QuantileScore;
import io.plimsoll.training.ForecastSeries;
import io.plimsoll.training.evaluation.ReliabilityCurve.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The parts of a report that an experiment fills. */
public final class ForecastSections {
  private ForecastSections() {}

  /** The table of families, the losses as bars, and the forecast beside what followed. */
  public static void forecasts(HtmlReport report, ExperimentResult result) {
    ExperimentSummary summary = result.summary();
    report.paragraph(Verdicts.forecast(summary));
    report.table(lossTable(summary));
    report.figure(
        lossBars(summary),
        "Mean QLIKE of each family over that of "
            + summary.baseline()
            + "; shorter is better. The p-value is of the difference, Diebold–Mariano with a window of the overlap.");
    report.note(
        "The champion was chosen on the window it is shown on, the best of "
            + summary.trials()
            + ": expect it to do somewhat worse on data nobody has looked at.");
    if (!summary.unavailable().isEmpty()) {
      report.list(
          summary.unavailable().stream()
              .map(one -> "**" + one.family() + "** was not judged: " + one.reason())
              .toList());
    }
    report.list(summary.warnings());
    report.figure(
        forecastChart(result),
        "Volatility over the next hour: what "
            + summary.champion()
            + " forecast and what followed, on a logarithmic scale. Above the dotted line an hour counts as a spike.");
  }

  /** Spikes: ranking, calibration, the reliability diagram. */
  public static void spikes(HtmlReport report, ExperimentResult result) {
    ExperimentSummary summary = result.summary();
    report.paragraph(Verdicts.spikes(summary));
    report.table(spikeTable(summary));
    report.figure(
        reliability(summary),
        "Forecast probability of a spike against how often one followed, in ten bins of equally many forecasts; bars are 95 %"
            + " intervals as if hours did not overlap, so the true ones are wider.");
    report.table(quantileTable(summary));
    report.note(
        "Average precision of a random ranking is the base rate; lift is the ratio to it. Onset counts only origins that were not"
            + " above the threshold already: seeing a storm that rages takes no skill.");
  }

  private static Table lossTable(ExperimentSummary summary) {
    Table table =
        new Table(
            "Out of sample, "
                + Numbers.count(summary.counts().judged())
                + " origins that every family had a forecast for",
            "Family",
            "QLIKE",
            "Ratio",
            "DM",
            "p",
            "MSE ratio",
            "Log MSE",
            "Bias slope");
    for (FamilyScore score : summary.families()) {
      boolean baseline = score.family().equals(summary.baseline());
      String[] cells = {
        score.family(),
        Numbers.fixed(score.qlike(), 4),
        Numbers.fixed(score.qlikeRatio(), 3),
        baseline ? Numbers.UNDEFINED : Numbers.fixed(score.againstBaseline().statistic(), 2),
        baseline ? Numbers.UNDEFINED : Numbers.pValue(score.againstBaseline().pValue()),
        Numbers.fixed(score.mseRatio(), 3),
        Numbers.fixed(score.logMse(), 3),
        Numbers.fixed(score.bias().slope(), 2)
      };
      if (score.family().equals(summary.champion())) {
        table.markedRow(cells);
      } else {
        table.row(cells);
      }
    }
    return table;
  }

  private static String lossBars(ExperimentSummary summary) {
    List<SvgBars.Bar> bars = new ArrayList<>();
    for (FamilyScore score : summary.families()) {
      boolean baseline = score.family().equals(summary.baseline());
      String p =
          baseline
              ? ""
              : "  (p "
                  + (score.againstBaseline().pValue() < 0.001 ? "" : "= ")
                  + Numbers.pValue(score.againstBaseline().pValue())
                  + ")";
      bars.add(
          new SvgBars.Bar(
              score.family(),
              score.qlikeRatio(),
              Numbers.fixed(score.qlikeRatio(), 3) + p,
              score.family().equals(summary.champion()) ? Ink.BLUE : Ink.GREY));
    }
    return SvgBars.toSvg("QLIKE over that of " + summary.baseline(), bars, 1, summary.baseline());
  }

  private static String forecastChart(ExperimentResult result) {
    ForecastSeries series = result.series().getFirst();
    ForecastSeries.Family champion =
        Objects.requireNonNull(series.families().get(result.summary().champion()));
    double[] time = Arrays.stream(series.asOfNanos()).asDoubleStream().toArray();
    return new SvgChart(
            "Forecast and realized volatility of " + series.instrument(),
            SvgChart.XAxis.TIME,
            "time (UTC)",
            "volatility of " + series.instrument() + ", %")
        .logarithmic()
        .line("realized", Ink.GREY, time, volatility(series.realized()))
        .dashed("spike threshold", Ink.ORANGE, time, volatility(series.threshold()))
        .line(
            "forecast (" + result.summary().champion() + ")",
            Ink.BLUE,
            time,
            volatility(champion.variance()))
        .toSvg();
  }

  private static double[] volatility(double[] variance) {
    return Arrays.stream(variance).map(v -> 100 * Math.sqrt(v)).toArray();
  }

  private static Table spikeTable(ExperimentSummary summary) {
    ExperimentSummary.SpikeScore base = summary.families().getFirst().spike();
    ExperimentSummary.OnsetScore onset = summary.families().getFirst().onset();
    Table table =
        new Table(
            "Spikes: "
                + Numbers.percent(base.baseRate(), 1)
                + " of origins; onsets: "
                + Numbers.percent((double) onset.onsets() / onset.origins(), 1)
                + " of the "
                + Numbers.count(onset.origins())
                + " that were calm",
            "Family",
            "Avg. precision",
            "Lift",
            "Brier",
            "Brier skill",
            "Log loss",
            "Calib. error",
            "Onset avg. prec.",
            "Onset lift");
    for (FamilyScore score : summary.families()) {
      String[] cells = {
        score.family(),
        Numbers.fixed(score.spike().averagePrecision(), 3),
        Numbers.fixed(score.spike().lift(), 2),
        Numbers.fixed(score.spike().brier(), 4),
        Numbers.fixed(score.spike().brierSkill(), 3),
        Numbers.fixed(score.spike().logLoss(), 4),
        Numbers.fixed(score.spike().calibrationError(), 3),
        Numbers.fixed(score.onset().averagePrecision(), 3),
        Numbers.fixed(score.onset().lift(), 2)
      };
      if (score.family().equals(summary.champion())) {
        table.markedRow(cells);
      } else {
        table.row(cells);
      }
    }
    return table;
  }

  private static String reliability(ExperimentSummary summary) {
    SvgChart chart =
        new SvgChart(
                "Reliability of spike probabilities",
                SvgChart.XAxis.NUMBER,
                "forecast probability of a spike",
                "observed frequency")
            .square()
            .diagonal("perfect");
    if (!summary.champion().equals(summary.baseline())) {
      curve(chart, summary, summary.baseline(), Ink.GREY);
    }
    curve(chart, summary, summary.champion(), Ink.BLUE);
    return chart.toSvg();
  }

  private static void curve(SvgChart chart, ExperimentSummary summary, String family, Ink ink) {
    List<Bin> bins = summary.score(family).spike().reliability().bins();
    double[] x = numbers(bins, Bin::meanForecast);
    chart
        .whiskers(
            ink,
            x,
            numbers(bins, bin -> bin.interval()[0]),
            numbers(bins, bin -> bin.interval()[1]))
        .points(family, ink, x, numbers(bins, Bin::frequency));
  }

  private static double[] numbers(List<Bin> bins, ToDoubleFunction<Bin> number) {
    return bins.stream().mapToDouble(number).toArray();
  }

  private static Table quantileTable(ExperimentSummary summary) {
    Table table =
        new Table(
            "How often the worst fall or rise of the next hour went beyond the quantiles of "
                + summary.champion(),
            "Side",
            "Level",
            "Should exceed",
            "Exceeded",
            "Times",
            "Pinball ratio to " + summary.baseline());
    List<QuantileScore> mine = summary.score(summary.champion()).quantiles();
    List<QuantileScore> base = summary.score(summary.baseline()).quantiles();
    for (int i = 0; i < mine.size(); i++) {
      QuantileScore score = mine.get(i);
      table.row(
          score.side().equals("down") ? "fall" : "rise",
          Numbers.percent(score.level(), 1),
          Numbers.percent(1 - score.level(), 1),
          Numbers.percent(score.rate(), 2),
          Numbers.count(score.exceedances()),
          Numbers.fixed(score.pinball() / base.get(i).pinball(), 3));
    }
    return table;
  }
}
