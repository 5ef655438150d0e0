package io.plimsoll.cli;

import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.study.Study;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares model families out of sample. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Compares model families on a dataset by purged walk-forward:",
      "each is fitted on what had matured and judged on what came next."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();
  @Mixin private StudyOptions options = new StudyOptions();

  @Override
  public Integer call() {
    Study study = options.study();
    try (ConsoleProgress progress = output.progress();
        RunTracker.Run run =
            Home.fromEnvironment().tracker().start(options.dataset(), "evaluate")) {
      Study.Result result = study.evaluate(study.prepare(progress), progress, run);
      run.finish();
      progress.close();
      output.print(result.experiment().summary(), ScoreTable.of(result.experiment().summary()));
    }
    return 0;
  }
}
