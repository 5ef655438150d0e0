package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.tracking.ModelRegistry;
import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      "Compares model families on a dataset, fits the best on all of it and registers the model;",
      "or, with --study and --model, fits a model that a study file compares.",
      "The first version of a name becomes its champion, later ones its challenger."
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();
  @Mixin private StudyOptions options = new StudyOptions();
  @Mixin private StudyModelOptions ofStudy = new StudyModelOptions();

  @Option(
      names = "--family",
      description = "The family to fit. Default: the best of --families out of sample.")
  private @Nullable String family;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the files of the bundle into this directory too.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Path file = ofStudy.study();
    if (file != null) {
      requireNoDataset();
      trainOfStudy(new StudyTrain(file, ofStudy));
    } else {
      ofStudy.requireNone();
      trainOnDataset();
    }
    return 0;
  }

  private void requireNoDataset() {
    if (!options.dataset().isEmpty()) {
      throw new IllegalArgumentException(
          "--study names its own data; '" + options.dataset() + "' cannot be given beside it");
    }
    if (family != null) {
      throw new IllegalArgumentException("--study goes with --model, not with --family");
    }
  }

  private void trainOnDataset() {
    Study study = options.study();
    Home home = Home.fromEnvironment();
    try (ConsoleProgress progress = output.progress();
        RunTracker.Run run = home.tracker().start(options.dataset(), "train")) {
      Study.Result result = study.evaluate(study.prepare(progress), progress, run);
      String chosen = family == null ? result.experiment().summary().champion() : family;
      progress.update("fitting " + chosen, 0, 1);
      ModelBundle bundle = study.bundle(result, chosen);
      ModelRegistry.Version version = keep(home, run, bundle, chosen);
      progress.close();
      Map<String, Object> json = json(version);
      json.put("family", chosen);
      json.put("summary", result.experiment().summary());
      output.print(
          json, ScoreTable.of(result.experiment().summary()) + registered(version, chosen));
    }
  }

  private void trainOfStudy(StudyTrain study) {
    String model = study.model();
    Home home = Home.fromEnvironment();
    try (ConsoleProgress progress = output.progress();
        RunTracker.Run run = home.tracker().start(study.study(), "train " + model)) {
      ModelBundle bundle = study.bundle(progress);
      bundle.metadata().forEach(run::param);
      ModelRegistry.Version version = keep(home, run, bundle, model);
      progress.close();
      Map<String, Object> json = json(version);
      json.put("view", bundle.view().name() + "@" + bundle.view().version());
      json.put("metadata", bundle.metadata());
      Table table = new Table("bundle", bundle.name());
      bundle.metadata().forEach(table::row);
      output.print(json, table + registered(version, model));
    }
  }

  /** Records, writes and registers a bundle. */
  private ModelRegistry.Version keep(
      Home home, RunTracker.Run run, ModelBundle bundle, String label) {
    bundle.files().forEach((path, content) -> run.artifact("model/" + path, content));
    if (out != null) {
      write(out, bundle.files());
    }
    ModelRegistry.Version version = Registration.register(home.registry(), bundle, label, run.id());
    run.finish();
    return version;
  }

  private static void write(Path folder, Map<String, byte[]> files) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE, folder + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private Map<String, Object> json(ModelRegistry.Version version) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", version.reference());
    json.put("aliases", version.aliases());
    if (out != null) {
      json.put("out", out.toString());
    }
    return json;
  }

  private String registered(ModelRegistry.Version version, String label) {
    return "registered "
        + version.reference()
        + " ("
        + label
        + ") "
        + version.aliases()
        + (out == null ? "" : "\nwritten to " + out);
  }
}
