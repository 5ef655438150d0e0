package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.report.Numbers;
import io.plimsoll.training.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How well variance was forecast, model by model, for the page of a study. */
final class LossTable {
  private LossTable() {}

  static Table of(Horizon horizon) {
    List<String> header = new ArrayList<>();
    header.addAll(
        List.of("Model", "QLIKE", "Ratio", "Median", "Worst", "MSE, median", "Log MSE", "Slope"));
    for (VarianceScore.Test test : testsOf(horizon)) {
      header.add("DM, " + test.against());
    }
    header.add("MCS p");
    header.add("SPA p");
    boolean filters = filters(horizon);
    if (filters) {
      header.add("Filtered");
    }
    Table table = new Table("Out of sample", header.toArray(new String[0]));
    VarianceScore best = ComparisonReport.best(horizon);
    for (VarianceScore score : horizon.variance()) {
      List<String> row = cells(horizon, score);
      if (filters) {
        row.add(score.filtered() == null ? Numbers.UNDEFINED : Numbers.count(score.filtered()));
      }
      String[] cells = row.toArray(new String[0]);
      if (score == best) {
        table.markedRow(cells);
      } else {
        table.row(cells);
      }
    }
    return table;
  }

  /** Whether some model says how often its sanity filter acted. */
  static boolean filters(Horizon horizon) {
    return horizon.variance().stream().anyMatch(score -> score.filtered() != null);
  }

  private static List<String> cells(Horizon horizon, VarianceScore score) {
    List<String> row = new ArrayList<>();
    row.add(score.model());
    row.add(Numbers.fixed(score.qlike(), 4));
    row.add(Numbers.fixed(score.ratio(), 3));
    row.add(Numbers.fixed(score.medianRatio(), 3));
    row.add(Numbers.fixed(score.worstRatio(), 3) + " " + score.worstInstrument());
    row.add(Numbers.fixed(score.medianMseRatio(), 3));
    row.add(Numbers.fixed(score.logMse(), 3));
    row.add(Numbers.fixed(score.bias().slope(), 2));
    for (VarianceScore.Test test : testsOf(horizon)) {
      row.add(
          score.tests().stream()
              .filter(own -> own.against().equals(test.against()))
              .map(own -> Numbers.fixed(own.statistic(), 1))
              .findFirst()
              .orElse(Numbers.UNDEFINED));
    }
    row.add(Numbers.fixed(score.confidenceP(), 3) + (score.inConfidenceSet() ? " in" : ""));
    row.add(Double.isNaN(score.superiorP()) ? "" : Numbers.pValue(score.superiorP()));
    return row;
  }

  /** The tests of the model that has the most: against the baseline and every reference. */
  private static List<VarianceScore.Test> testsOf(Horizon horizon) {
    return horizon.variance().stream()
        .map(VarianceScore::tests)
        .max(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }
}
