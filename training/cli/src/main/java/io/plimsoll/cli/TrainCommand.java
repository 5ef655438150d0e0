package io.plimsoll.cli;

import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.study.Study;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits a model and registers it. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Compares model families on a dataset, fits the best on all of it and registers the model.",
      "The first version of a name becomes its champion, later ones its challenger."
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();
  @Mixin private StudyOptions options = new StudyOptions();

  @Option(
      names = "--family",
      description = "The family to fit. Default: the best of --families out of sample.")
  private @Nullable String family;

  @Override
  public Integer call() {
    Study study = options.study();
    Home home = Home.fromEnvironment();
    try (ConsoleProgress progress = output.progress();
        RunTracker.Run run = home.tracker().start(options.dataset(), "train")) {
      Study.Result result = study.evaluate(study.prepare(progress), progress, run);
      String chosen = family == null ? result.experiment().summary().champion() : family;
      progress.update("fitting " + chosen, 0, 1);
      ModelBundle bundle = study.bundle(result, chosen);
      bundle.files().forEach((path, content) -> run.artifact("model/" + path, content));
      ModelRegistry.Version version =
          Registration.register(home.registry(), bundle, chosen, run.id());
      run.finish();
      progress.close();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("model", version.reference());
      json.put("aliases", version.aliases());
      json.put("family", chosen);
      json.put("summary", result.experiment().summary());
      output.print(
          json,
          ScoreTable.of(result.experiment().summary())
              + "registered "
              + version.reference()
              + " ("
              + chosen
              + ") "
              + version.aliases());
    }
    return 0;
  }
}
