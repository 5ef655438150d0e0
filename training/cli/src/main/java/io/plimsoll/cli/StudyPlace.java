package io.plimsoll.cli;

import io.plimsoll.features.FeatureView;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.comparison.Comparison;
import io.plimsoll.training.comparison.DataFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and with what the commands that take a study file run it. */
final class StudyPlace {
  @Option(
      names = "--data-root",
      paramLabel = "DIR",
      description =
          "With --study: the folder its files are below. Default: PLIMSOLL_DATA, else ../shared/data.")
  private @Nullable Path dataRoot;

  @Option(
      names = "--threads",
      description = "With --study: how many fits at once; does not change a result.")
  private int threads = StudyOptions.processors();

  /** Whether a folder of data was given. */
  boolean hasDataRoot() {
    return dataRoot != null;
  }

  /**
   * The place of a study.
   *
   * @param work a folder for what is done so far; null keeps nothing
   */
  Comparison.Place of(Path file, @Nullable Path work) {
    return new Comparison.Place(
        dataRoot == null ? DataFiles.fromEnvironment() : new DataFiles(dataRoot),
        name -> view(file, name),
        EstimatorCatalog.load(),
        VersionProvider.commit(),
        work,
        threads);
  }

  /** A view beside the study, or as any command finds one. */
  private static FeatureView view(Path file, String name) {
    Path beside = file.toAbsolutePath().resolveSibling(name);
    return StudyOptions.named(Files.isRegularFile(beside) ? beside.toString() : name);
  }
}
