package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.store.Sha256;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.training.comparison.ComparisonFile;
import io.plimsoll.training.comparison.ComparisonSettings;
import io.plimsoll.training.comparison.ModelSettings;
import io.plimsoll.training.comparison.StudyBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Fits a model of a study file. */
final class StudyTrain {
  private final Path file;
  private final StudyModelOptions options;
  private final ComparisonSettings settings;

  StudyTrain(Path file, StudyModelOptions options) {
    this.file = file;
    this.options = options;
    this.settings = ComparisonFile.read(Yaml.read(file));
  }

  /** The study's name. */
  String study() {
    return settings.name();
  }

  /** The model that was asked for; throws where it is none of the study's. */
  String model() {
    List<String> names = settings.models().stream().map(ModelSettings::name).toList();
    String model = options.model();
    if (model == null) {
      throw new IllegalArgumentException(
          "say which model of study '" + settings.name() + "' with --model: " + names);
    }
    if (!names.contains(model)) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "study '"
              + settings.name()
              + "' has no model '"
              + model
              + "'; there are: "
              + String.join(", ", names)
              + Nearest.question(model, names));
    }
    return model;
  }

  ModelBundle bundle(ConsoleProgress progress) {
    String model = model();
    OptionalLong horizon = options.horizonNanos();
    return StudyBundle.train(
        settings,
        options.place().of(file, null),
        new StudyBundle.Request(
            options.name() == null ? name(model, horizon) : options.name(),
            model,
            horizon,
            options.untilNanos(),
            Map.of(
                ModelBundle.STUDY,
                String.valueOf(file.getFileName()),
                ModelBundle.STUDY_SHA256,
                sha256())),
        progress);
  }

  private String name(String model, OptionalLong horizon) {
    String name = settings.name() + "-" + model;
    return settings.horizonNanos().size() > 1 && horizon.isPresent()
        ? name + "-" + Times.span(horizon.getAsLong())
        : name;
  }

  private String sha256() {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE, file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
