package io.plimsoll.cli;

import io.plimsoll.training.study.MarginReplay;
import io.plimsoll.training.study.Study;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays margin rules on out-of-sample forecasts. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Replays static, reactive and predictive margin over simulated accounts on a dataset's prices,",
      "with forecasts that had not seen what followed, at the same average margin."
    })
final class BacktestCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();
  @Mixin private StudyOptions options = new StudyOptions();

  @Option(
      names = "--family",
      description = "Whose forecasts the predictive margin uses. Default: the best of --families.")
  private @Nullable String family;

  @Option(names = "--accounts", description = "Default: ${DEFAULT-VALUE}", defaultValue = "1000")
  private int accounts;

  @Override
  public Integer call() {
    Study study = options.study();
    try (ConsoleProgress progress = output.progress()) {
      Study.Result result = study.evaluate(study.prepare(progress), progress, null);
      String chosen = family == null ? result.experiment().summary().champion() : family;
      MarginReplay.Outcome outcome =
          new MarginReplay(study, result, chosen).run(accounts, progress);
      progress.close();
      output.print(ScoreTable.json(outcome), ScoreTable.of(outcome));
    }
    return 0;
  }
}
