package io.plimsoll.training.report;

import io.plimsoll.training.ExperimentSummary;
import io.plimsoll.training.evaluation.DieboldMariano;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The page that a study ends with: what was asked, what the numbers say, and on what they rest.
 *
 * <p>The verdict stands first and is computed from the numbers below it.
 */
public final class StudyReport {
  private StudyReport() {}

  /** The page as HTML. */
  public static String html(StudyInputs inputs) {
    HtmlReport report =
        new HtmlReport(
            inputs.title(),
            "Can margin follow the risk of the next hour instead of the risk of yesterday, without asking for more on average?"
                + " Models forecast the variance of the next hour, a policy turns the forecast into a margin multiplier, and a"
                + " replay shows what that multiplier would have done.");
    report.section("What the numbers say");
    for (StudyInputs.Part part : inputs.parts()) {
      verdict(report, part);
    }
    for (StudyInputs.Part part : inputs.parts()) {
      part(report, part);
    }
    limits(report, inputs);
    return report.footer(inputs.footer()).toHtml();
  }

  private static void verdict(HtmlReport report, StudyInputs.Part part) {
    badge(report, part);
    ExperimentSummary summary = part.experiment().summary();
    report.verdict(Verdicts.forecast(summary) + " " + Verdicts.spikes(summary));
    if (!part.margin().regimes().isEmpty()) {
      report.paragraph(
          "The **"
              + part.margin().predictive()
              + "** margin, replayed on the same accounts and prices:");
      report.list(Verdicts.margin(part.margin()));
    }
  }

  private static void part(HtmlReport report, StudyInputs.Part part) {
    report.section(heading(part, "Data"));
    badge(report, part);
    data(report, part);
    report.section(heading(part, "Forecasts"));
    badge(report, part);
    ForecastSections.forecasts(report, part.experiment());
    report.section(heading(part, "Spikes and calibration"));
    badge(report, part);
    ForecastSections.spikes(report, part.experiment());
    if (!part.margin().regimes().isEmpty()) {
      report.section(heading(part, "Margin"));
      badge(report, part);
      MarginSections.replay(report, part.margin(), part.bars());
      report.subsection("What margin costs and what it leaves uncovered");
      MarginSections.frontier(report, part.margin());
      report.subsection("Procyclicality");
      MarginSections.procyclicality(report, part.margin());
    }
    for (StudyInputs.Extra extra : part.more()) {
      report.section(heading(part, extra.heading()));
      badge(report, part);
      extra.paragraphs().forEach(report::paragraph);
      extra.tables().forEach(report::table);
      extra.figures().forEach(figure -> report.figure(figure.svg(), figure.caption()));
    }
  }

  private static String heading(StudyInputs.Part part, String heading) {
    return part.synthetic() ? "Synthetic: " + heading.toLowerCase(Locale.ROOT) : heading;
  }

  private static void badge(HtmlReport report, StudyInputs.Part part) {
    report.badge(
        part.synthetic()
            ? "Synthetic data, made from a seed: " + part.heading()
            : "Real data: " + part.heading());
  }

  private static void data(HtmlReport report, StudyInputs.Part part) {
    StudyInputs.Data data = part.data();
    ExperimentSummary summary = part.experiment().summary();
    ExperimentSummary.Counts counts = summary.counts();
    Table table = new Table("What went in", "", " ");
    table.row("What", data.what());
    table.row("From", data.source());
    table.row("Licence", data.licence());
    table.row("Span", Numbers.time(data.fromNanos()) + " to " + Numbers.time(data.toNanos()));
    table.row("SHA-256 of the events", data.sha256());
    data.facts().forEach(fact -> table.row(fact.name(), fact.value()));
    table.row("Features", summary.view());
    table.row(
        "Rows",
        Numbers.count(counts.rows())
            + " rows, "
            + Numbers.count(counts.labelled())
            + " with a label, "
            + Numbers.count(counts.usable())
            + " with every input");
    table.row(
        "Test",
        Numbers.count(counts.tested())
            + " origins in "
            + summary.folds().size()
            + " folds, "
            + Numbers.count(counts.judged())
            + " judged by every family");
    if (counts.floored() > 0) {
      table.row(
          "Floored labels",
          Numbers.count(counts.floored()) + " hours in which the price did not move");
    }
    report.table(table);
    report.paragraph(
        "Models are fitted again at the start of every fold on what had matured by then; labels that reach into the fold are purged."
            + " The last part of each training window calibrates a model fitted on the first part.");
  }

  private static void limits(HtmlReport report, StudyInputs inputs) {
    report.section("Limits");
    List<String> limits = new ArrayList<>();
    limits.add(
        "Origins are minutes apart and look an hour ahead, so neighbouring forecasts share most of their hour. Tests allow for"
            + " that; counts of origins overstate how much is known.");
    for (StudyInputs.Part part : inputs.parts()) {
      ExperimentSummary summary = part.experiment().summary();
      DieboldMariano test = summary.score(summary.champion()).againstBaseline();
      String name = part.synthetic() ? "the synthetic part" : part.heading();
      if (!summary.champion().equals(summary.baseline()) && !(test.pValue() < 0.05)) {
        limits.add(
            "On "
                + name
                + " the champion is not significantly better than "
                + summary.baseline()
                + ": the sample is too short to tell.");
      }
      limits.add(
          "On "
              + name
              + " "
              + summary.trials()
              + " families were tried with fixed settings; the best of them is flattered by having been chosen on the window it"
              + " is judged on.");
    }
    limits.add(
        "Accounts are simulated and their liquidations do not move the price. A venue's own accounts react to margin, and large"
            + " liquidations feed back.");
    limits.add(
        "High quantiles rest on few observations: at 99.5 % a year of hours is little, and a week is nothing.");
    if (inputs.parts().stream().anyMatch(StudyInputs.Part::synthetic)) {
      limits.add(
          "The synthetic market shows that the machinery finds what is there to be found. It is no evidence about any real"
              + " market.");
    }
    report.list(limits);
  }
}
