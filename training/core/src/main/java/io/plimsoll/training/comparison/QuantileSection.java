package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.report.HtmlReport;
import io.plimsoll.training.report.Numbers;
import io.plimsoll.training.report.Table;

/** What a study's page says of quantiles of the worst excursion. */
final class QuantileSection {
  private QuantileSection() {}

  static void write(HtmlReport report, Horizon horizon) {
    report.section("How far the price can run in the next " + horizon.horizon());
    report.paragraph(
        "Quantiles of the worst fall and the worst rise. Kupiec's test asks whether the share of"
            + " excursions beyond a quantile is what it should be; its power is the chance that it"
            + " would have noticed a rate twice as high.");
    Table table =
        new Table(
            "All instruments together",
            "Forecast",
            "Side",
            "Level",
            "Beyond",
            "Expected",
            "Kupiec p",
            "Power",
            "Pinball, bp",
            "FZ0",
            "Mean",
            "calm",
            "middling",
            "storm");
    for (QuantileScore score : horizon.quantiles()) {
      table.row(
          score.name(),
          score.side(),
          Numbers.percent(score.level(), 1),
          Numbers.percent(score.rate(), 2),
          Numbers.percent(1 - score.level(), 2),
          Numbers.pValue(score.kupiecP()),
          Numbers.fixed(score.power(), 2),
          Numbers.fixed(1e4 * score.pinball(), 3),
          Numbers.fixed(score.fz0(), 3),
          Numbers.percent(score.mean(), 2),
          Numbers.percent(score.terciles().get(0), 2),
          Numbers.percent(score.terciles().get(1), 2),
          Numbers.percent(score.terciles().get(2), 2));
    }
    report.table(table);
    report.table(instruments(horizon));
  }

  private static Table instruments(Horizon horizon) {
    Table table =
        new Table(
            "By instrument, p-values corrected for their number (Holm)",
            "Forecast",
            "Side",
            "Level",
            "Rejected",
            "Clustered",
            "Dynamic",
            "Duration",
            "Red zone");
    for (QuantileScore score : horizon.quantiles()) {
      table.row(
          score.name(),
          score.side(),
          Numbers.percent(score.level(), 1),
          share(score, instrument -> instrument.holmP() < 0.05),
          share(score, instrument -> instrument.independenceP() < 0.05),
          share(score, instrument -> instrument.dynamicP() < 0.05),
          share(score, instrument -> instrument.durationP() < 0.05),
          share(score, instrument -> instrument.zone().equals("red")));
    }
    return table;
  }

  /** A question about an instrument. */
  private interface Question {
    boolean holds(QuantileScore.Instrument instrument);
  }

  private static String share(QuantileScore score, Question question) {
    long yes = score.instruments().stream().filter(question::holds).count();
    return yes + " of " + score.instruments().size();
  }
}
