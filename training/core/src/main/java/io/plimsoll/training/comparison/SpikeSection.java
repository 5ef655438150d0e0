package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.report.HtmlReport;
import io.plimsoll.training.report.Numbers;
import io.plimsoll.training.report.Table;

/** What a study's page says of spikes. */
final class SpikeSection {
  private SpikeSection() {}

  static void write(HtmlReport report, Horizon horizon, ComparisonCharts charts) {
    report.section("Spikes in the next " + horizon.horizon() + ": " + horizon.spike());
    report.table(spikeTable("Spikes among all origins", horizon, true));
    report.table(spikeTable("Onsets: spikes among origins that were calm", horizon, false));
    report.figure(charts.reliability(horizon), "Onsets: what was said and how often it happened.");
    report.table(budgets(horizon));
    report.paragraph(
        "Alerts a day are of all instruments together. Which probability is high enough for one is"
            + " chosen each day from those of the four weeks before, never from the day itself; the"
            + " first week is left out. A lead runs from the first alert of an unbroken run until"
            + " an origin sees that the spike is on.");
    report.table(alerts(horizon));
  }

  private static Table alerts(Horizon horizon) {
    Table table =
        new Table(
            "Alerts for onsets, so many a day",
            "Forecast",
            "Wanted a day",
            "Days",
            "Given a day",
            "Precision",
            "Recall",
            "Onsets",
            "With notice",
            "Lead, lower quartile",
            "Median",
            "Upper quartile");
    for (SpikeScores one : horizon.spikes()) {
      for (SpikeScores.Alerts alerts : one.alerts()) {
        table.row(
            one.name(),
            Numbers.fixed(alerts.perDay(), 0),
            Numbers.count(alerts.days()),
            Numbers.fixed((double) alerts.alerts() / alerts.days(), 2),
            Numbers.percent(alerts.precision(), 1),
            Numbers.percent(alerts.recall(), 1),
            Numbers.count(alerts.onsets()),
            Numbers.percent(alerts.noticeShare(), 1),
            lead(alerts.leadLowerHours()),
            lead(alerts.leadMedianHours()),
            lead(alerts.leadUpperHours()));
      }
    }
    return table;
  }

  private static Table spikeTable(String caption, Horizon horizon, boolean all) {
    Table table =
        new Table(
            caption,
            "Forecast",
            "Origins",
            "Share",
            "Average precision",
            "Lift",
            "AUC",
            "Brier skill",
            "Log loss",
            "Calibration error",
            "Reliability slope");
    for (SpikeScores one : horizon.spikes()) {
      SpikeScores.Score score = all ? one.spike() : one.onset();
      table.row(
          one.name(),
          Numbers.count(score.origins()),
          Numbers.percent(score.baseRate(), 2),
          Numbers.fixed(score.averagePrecision(), 3),
          Numbers.fixed(score.lift(), 2),
          Numbers.fixed(score.auc(), 3) + " ± " + Numbers.fixed(score.aucError(), 3),
          Numbers.fixed(score.brierSkill(), 3),
          Numbers.fixed(score.logLoss(), 4),
          Numbers.fixed(score.calibrationError(), 4)
              + " ("
              + Numbers.fixed(score.calibrationLower(), 4)
              + " to "
              + Numbers.fixed(score.calibrationUpper(), 4)
              + ")",
          Numbers.fixed(score.reliabilitySlope(), 2));
    }
    return table;
  }

  private static Table budgets(Horizon horizon) {
    Table table =
        new Table(
            "Alerts for the likeliest onsets, picked when all were known",
            "Forecast",
            "Share",
            "Alerts",
            "Precision",
            "Recall");
    for (SpikeScores one : horizon.spikes()) {
      for (SpikeScores.Budget budget : one.onset().budgets()) {
        table.row(
            one.name(),
            Numbers.percent(budget.share(), 1),
            Numbers.count(budget.alerts()),
            Numbers.percent(budget.precision(), 1),
            Numbers.percent(budget.recall(), 1));
      }
    }
    return table;
  }

  private static String lead(double hours) {
    if (Double.isNaN(hours)) {
      return Numbers.UNDEFINED;
    }
    return hours < 1 ? Numbers.fixed(60 * hours, 0) + " min" : Numbers.fixed(hours, 1) + " h";
  }
}
