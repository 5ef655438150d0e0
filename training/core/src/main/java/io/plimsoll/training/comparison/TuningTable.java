package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.comparison.ComparisonSummary.Tuned;
import io.plimsoll.training.report.Numbers;
import io.plimsoll.training.report.Table;

/** What tuning chose, for the page of a study. */
final class TuningTable {
  private TuningTable() {}

  static Table of(Horizon horizon) {
    Table table =
        new Table(
            "Settings chosen inside training windows",
            "Model",
            "Refit",
            "Chosen",
            "QLIKE inside",
            "Untuned",
            "Trials",
            "Stopped early",
            "Failed",
            "Ended by");
    for (Tuned tuned : horizon.tuned()) {
      table.row(
          tuned.model(),
          tuned.refit(),
          tuned.chosen().toString(),
          Numbers.fixed(tuned.loss(), 4),
          Numbers.fixed(tuned.startLoss(), 4),
          Numbers.count(tuned.trials()),
          Numbers.count(tuned.stopped()),
          Numbers.count(tuned.failed()),
          tuned.cut() ? "time" : "trials");
    }
    return table;
  }
}
