package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.report.HtmlReport;
import io.plimsoll.training.report.Numbers;
import io.plimsoll.training.report.Table;

/** What was fitted to all rows, for the page of a study. */
final class InSampleSection {
  private static final int DIGITS = 5;

  private InSampleSection() {}

  static void write(HtmlReport report, Horizon horizon) {
    report.section("In sample, the next " + horizon.horizon());
    report.paragraph(
        "Each model fitted once to all labelled rows of an instrument, those of the evaluation"
            + " included: a description, no forecast. Standard errors are Newey and West's, with"
            + " Bartlett weights over the lag and without a small-sample factor; lag 0 makes them"
            + " White's (HC0). A regressor that others span has none.");
    report.table(fits(horizon));
    report.table(coefficients(horizon));
  }

  private static Table fits(Horizon horizon) {
    Table table =
        new Table(
            "Fits", "Model", "Instrument", "Of the", "Rows", "R²", "MSE", "Lag of the errors");
    for (InSampleScore fit : horizon.inSample()) {
      table.row(
          fit.model(),
          fit.instrument(),
          fit.target(),
          Numbers.count(fit.rows()),
          Numbers.fixed(fit.rSquared(), 4),
          Numbers.significant(fit.meanSquaredError(), DIGITS),
          Numbers.count(fit.lag()));
    }
    return table;
  }

  private static Table coefficients(Horizon horizon) {
    Table table =
        new Table(
            "Coefficients",
            "Model",
            "Instrument",
            "Regressor",
            "Estimate",
            "Standard error",
            "t statistic");
    for (InSampleScore fit : horizon.inSample()) {
      for (InSampleScore.Coefficient coefficient : fit.coefficients()) {
        table.row(
            fit.model(),
            fit.instrument(),
            coefficient.name(),
            Numbers.significant(coefficient.estimate(), DIGITS),
            Numbers.significant(coefficient.standardError(), DIGITS),
            Numbers.fixed(coefficient.statistic(), 2));
      }
    }
    return table;
  }
}
