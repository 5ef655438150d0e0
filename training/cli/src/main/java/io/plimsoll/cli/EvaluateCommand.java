package io.plimsoll.cli;

import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.study.Study;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares model families out of sample. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Compares models out of sample: each is fitted on what had matured and judged on what came",
      "next. With --study, as a study file describes; otherwise model families on a DATASET."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();
  @Mixin private StudyOptions options = new StudyOptions();
  @Mixin private StudyPlace place = new StudyPlace();

  @Option(
      names = "--study",
      paramLabel = "STUDY.yaml",
      description = "A study file: data, horizons, models, evaluation.")
  private @Nullable Path study;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "With --study: where results.json and report.html go. Default: the study's name.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    if (study != null) {
      if (!options.dataset().isEmpty()) {
        throw new IllegalArgumentException(
            "--study names its own data; '" + options.dataset() + "' cannot be given beside it");
      }
      return new StudyRun(output, study, out, place).run();
    }
    Study families = options.study();
    try (ConsoleProgress progress = output.progress();
        RunTracker.Run run =
            Home.fromEnvironment().tracker().start(options.dataset(), "evaluate")) {
      Study.Result result = families.evaluate(families.prepare(progress), progress, run);
      run.finish();
      progress.close();
      output.print(result.experiment().summary(), ScoreTable.of(result.experiment().summary()));
    }
    return 0;
  }
}
