package io.plimsoll.cli;

import io.plimsoll.training.ExperimentSummary;
import io.plimsoll.training.replay.InstrumentMargin;
import io.plimsoll.training.replay.RegimeResult;
import io.plimsoll.training.study.MarginReplay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results at a terminal. */
final class ScoreTable {
  private ScoreTable() {}

  /** Families against the baseline. */
  static String of(ExperimentSummary summary) {
    Table table =
        new Table(
            "family",
            "QLIKE",
            "ratio",
            "DM",
            "p",
            "MSE ratio",
            "spike AP",
            "Brier",
            "onset AP",
            "ECE");
    for (ExperimentSummary.FamilyScore score : summary.families()) {
      boolean baseline = score.family().equals(summary.baseline());
      table.row(
          score.family() + (score.family().equals(summary.champion()) ? " *" : ""),
          number(score.qlike(), 4),
          number(score.qlikeRatio(), 3),
          baseline ? "-" : number(score.againstBaseline().statistic(), 2),
          baseline ? "-" : number(score.againstBaseline().pValue(), 3),
          number(score.mseRatio(), 3),
          number(score.spike().averagePrecision(), 3),
          number(score.spike().brier(), 4),
          number(score.onset().averagePrecision(), 3),
          number(score.spike().calibrationError(), 3));
    }
    StringBuilder text = new StringBuilder(table.toString());
    text.append(
        String.format(
            Locale.ROOT,
            "* lowest QLIKE of %d families over %,d origins; ratios and DM against %s. Against the"
                + " runner-up, %s: DM %s, p %s.%n",
            summary.trials(),
            summary.counts().judged(),
            summary.baseline(),
            summary.runnerUp(),
            number(summary.championAgainstRunnerUp().statistic(), 2),
            number(summary.championAgainstRunnerUp().pValue(), 3)));
    summary
        .unavailable()
        .forEach(
            missing ->
                text.append("not judged: " + missing.family() + ": " + missing.reason() + "\n"));
    summary.warnings().forEach(warning -> text.append("note: " + warning + "\n"));
    return text.toString();
  }

  /** Margin rules at the same average margin. */
  static String of(MarginReplay.Outcome outcome) {
    Table table =
        new Table(
            "margin",
            "average",
            "exceeded",
            "shortfall",
            "peak/trough",
            "worst 8h rise",
            "margin calls",
            "liquidations",
            "bad debt");
    for (RegimeResult regime : outcome.regimes()) {
      List<InstrumentMargin> margins = regime.instruments();
      table.row(
          regime.name(),
          percent(mean(margins, InstrumentMargin::averageMargin)),
          percent(
              mean(margins, m -> (m.longs().exceedanceRate() + m.shorts().exceedanceRate()) / 2)),
          bps(mean(margins, m -> (m.longs().meanShortfall() + m.shorts().meanShortfall()) / 2)),
          number(mean(margins, m -> m.procyclicality().peakToTrough()), 2),
          percent(mean(margins, m -> m.procyclicality().rises().get(1).maximum())),
          regime.totals().marginCalls(),
          regime.totals().liquidations(),
          String.format(Locale.ROOT, "%,.0f", regime.totals().badDebt()));
    }
    return table
        + String.format(
            Locale.ROOT,
            "%,d simulated accounts; forecasts of %s, out of sample; margin of all three at the"
                + " same average.%n",
            outcome.accounts(),
            outcome.family());
  }

  /** The same for {@code --json}. */
  static Map<String, Object> json(MarginReplay.Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("baseFraction", outcome.baseFraction());
    json.put("family", outcome.family());
    json.put("accounts", outcome.accounts());
    for (RegimeResult regime : outcome.regimes()) {
      json.put(regime.name(), regime.totals());
    }
    return json;
  }

  private static double mean(
      List<InstrumentMargin> margins, java.util.function.ToDoubleFunction<InstrumentMargin> of) {
    return margins.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  private static String number(double value, int decimals) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static String percent(double fraction) {
    return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.2f%%", 100 * fraction);
  }

  private static String bps(double fraction) {
    return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.2fbp", 1e4 * fraction);
  }
}
