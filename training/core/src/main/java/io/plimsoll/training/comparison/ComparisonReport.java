package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.report.HtmlReport;
import io.plimsoll.training.report.Ink;
import io.plimsoll.training.report.Numbers;
import io.plimsoll.training.report.SvgBars;
import io.plimsoll.training.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The page that a study ends with: the verdict first, computed from the numbers below it. */
public final class ComparisonReport {
  private final ComparisonSummary summary;
  private final ComparisonCharts charts;

  private ComparisonReport(ComparisonSummary summary, ComparisonCharts charts) {
    this.summary = summary;
    this.charts = charts;
  }

  /** The page as HTML. */
  public static String html(ComparisonResult result) {
    return new ComparisonReport(result.summary(), new ComparisonCharts(result)).html();
  }

  private String html() {
    HtmlReport report = new HtmlReport(summary.study(), summary.description());
    report.section("What the numbers say");
    for (Horizon horizon : summary.horizons()) {
      report.verdict(verdict(horizon));
    }
    report.section("Data");
    report.table(data());
    for (Horizon horizon : summary.horizons()) {
      variance(report, horizon);
      if (!horizon.inSample().isEmpty()) {
        InSampleSection.write(report, horizon);
      }
      if (!horizon.tuned().isEmpty()) {
        report.table(TuningTable.of(horizon));
      }
      if (!horizon.spikes().isEmpty()) {
        SpikeSection.write(report, horizon, charts);
      }
      if (!horizon.quantiles().isEmpty()) {
        QuantileSection.write(report, horizon);
      }
      EpisodeSection.write(report, horizon);
    }
    report.section("Limits");
    report.list(limits());
    return report
        .footer(
            "plimsoll evaluate, study "
                + summary.study()
                + ", commit "
                + summary.commit()
                + ", data "
                + summary.dataSha256().substring(0, 12)
                + ", seed "
                + summary.seed())
        .toHtml();
  }

  /** The model with the least loss, baseline included. */
  static VarianceScore best(Horizon horizon) {
    return horizon.variance().stream()
        .min(Comparator.comparingDouble(VarianceScore::qlike))
        .orElseThrow();
  }

  private static String verdict(Horizon horizon) {
    VarianceScore best = best(horizon);
    if (best.model().equals(horizon.baseline())) {
      return "**"
          + horizon.horizon()
          + " ahead**: nothing beats "
          + horizon.baseline()
          + " over "
          + Numbers.count(horizon.origins())
          + " origins.";
    }
    VarianceScore.Test test = best.tests().getFirst();
    String significance =
        test.pValue() < 0.05
            ? "the difference is significant"
            : "the difference is **not** significant";
    return String.format(
        Locale.ROOT,
        "**%s ahead**: %s has %.3f of the loss of %s (median instrument %.3f, worst %s %.3f); %s"
            + " (Diebold–Mariano %.1f, p %s). It was the best of %d models on the window it is"
            + " judged on.",
        horizon.horizon(),
        best.model(),
        best.ratio(),
        horizon.baseline(),
        best.medianRatio(),
        best.worstInstrument(),
        best.worstRatio(),
        significance,
        test.statistic(),
        Numbers.pValue(test.pValue()),
        horizon.variance().size());
  }

  private Table data() {
    Table table =
        new Table(
            "What was read", "Instrument", "Rows", "From", "To", "Filled", "Set aside", "SHA-256");
    for (Source source : summary.sources()) {
      table.row(
          source.instrument(),
          Numbers.count(source.rows()),
          Numbers.time(source.fromNanos()),
          Numbers.time(source.toNanos()),
          Numbers.count(source.filled()),
          Numbers.count(source.failed()),
          source.sha256().substring(0, 12));
    }
    return table;
  }

  private void variance(HtmlReport report, Horizon horizon) {
    report.section("Variance of the next " + horizon.horizon());
    report.paragraph(
        Numbers.count(horizon.origins())
            + " origins from "
            + horizon.from()
            + " to "
            + horizon.to()
            + " that every model had a forecast for, of "
            + Numbers.count(horizon.candidates())
            + "; "
            + Numbers.count(horizon.refits())
            + " refits, each on labels that had matured. "
            + Numbers.count(horizon.floored())
            + " labels without movement were raised to one tick.");
    report.table(LossTable.of(horizon));
    report.figure(
        bars(horizon), "QLIKE over that of " + horizon.baseline() + "; below 1 is better.");
    report.figure(
        charts.cumulative(horizon),
        "Loss of "
            + horizon.baseline()
            + " less that of each model, summed over time (mean of instruments): rising means the"
            + " model is ahead, and a jump is one event.");
    report.figure(charts.forecast(horizon), "What was forecast and what followed.");
    report.subsection("By instrument");
    report.table(byInstrument(horizon));
    if (horizon.variance().getFirst().hours().stream().filter(Double::isFinite).count() > 1) {
      report.figure(
          charts.hours(horizon), "Ratio to " + horizon.baseline() + " by hour of the day, UTC.");
    }
    report.subsection("In calm and in storm");
    report.table(terciles(horizon));
    List<String> notes = new ArrayList<>();
    horizon.warnings().forEach(warning -> notes.add("Warning: " + warning));
    horizon
        .missing()
        .forEach(missing -> notes.add("Not judged: " + missing.model() + ": " + missing.reason()));
    if (!notes.isEmpty()) {
      report.list(notes);
    }
  }

  private static String bars(Horizon horizon) {
    VarianceScore best = best(horizon);
    List<SvgBars.Bar> bars = new ArrayList<>();
    for (VarianceScore score : horizon.variance()) {
      bars.add(
          new SvgBars.Bar(
              score.model(),
              score.ratio(),
              Numbers.fixed(score.ratio(), 3),
              score == best ? Ink.BLUE : Ink.GREY));
    }
    return SvgBars.toSvg("QLIKE over that of " + horizon.baseline(), bars, 1, horizon.baseline());
  }

  private static Table byInstrument(Horizon horizon) {
    List<String> header = new ArrayList<>(List.of("Instrument", "Origins"));
    horizon.variance().forEach(score -> header.add(score.model()));
    Table table =
        new Table("Ratio to " + horizon.baseline() + " (QLIKE)", header.toArray(new String[0]));
    List<VarianceScore.Instrument> first = horizon.variance().getFirst().instruments();
    for (int i = 0; i < first.size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(first.get(i).instrument());
      row.add(Numbers.count(first.get(i).origins()));
      for (VarianceScore score : horizon.variance()) {
        row.add(Numbers.fixed(score.instruments().get(i).ratio(), 3));
      }
      table.row(row.toArray(new String[0]));
    }
    return table;
  }

  private static Table terciles(Horizon horizon) {
    Table table =
        new Table(
            "Ratio where " + horizon.baseline() + " forecast",
            "Model",
            "little",
            "middling",
            "much",
            "p of no difference");
    for (VarianceScore score : horizon.variance()) {
      table.row(
          score.model(),
          Numbers.fixed(score.terciles().get(0), 3),
          Numbers.fixed(score.terciles().get(1), 3),
          Numbers.fixed(score.terciles().get(2), 3),
          Numbers.pValue(score.byTercileP()));
    }
    return table;
  }

  private List<String> limits() {
    List<String> limits = new ArrayList<>();
    limits.add(
        summary.trials()
            + " forecasts were compared; the best of them is flattered by having been chosen on the"
            + " window it is judged on. The model confidence set allows for that among the variance"
            + " forecasts of one horizon, and so does the SPA p-value, under which no model is"
            + " better than the baseline, or the reference, in whose row it stands.");
    limits.add(
        "Origins where some model had no forecast are left out for all of them, so that ratios"
            + " compare like with like.");
    if (summary.horizons().stream().anyMatch(LossTable::filters)) {
      limits.add(
          "Filtered counts the judged forecasts that a model's sanity filter put a bound or the mean"
              + " in place of; a dash stands where a family has no filter that says so, and for"
              + " models made of others.");
    }
    limits.add(
        "Instruments move together: tests are on the mean over instruments at each time, and counts"
            + " of origins overstate how much is known.");
    return limits;
  }
}
