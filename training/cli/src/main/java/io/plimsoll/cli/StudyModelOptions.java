package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.KernelSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which model of a study file is fitted, and on what. */
final class StudyModelOptions {
  @Mixin private StudyPlace place = new StudyPlace();

  @Option(
      names = "--study",
      paramLabel = "STUDY.yaml",
      description = "A study file, in place of a DATASET: fits a model that it compares.")
  private @Nullable Path study;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "With --study: which of its models.")
  private @Nullable String model;

  @Option(
      names = "--horizon",
      paramLabel = "SPAN",
      description = "With --study: how far ahead, where the study has several; for example 1h.")
  private @Nullable String horizon;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "With --study: learn from nothing that was known later; a day or a time in UTC. Default:"
              + " all data.")
  private @Nullable String until;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "With --study: what it is registered as. Default: the study's name and its own.")
  private @Nullable String name;

  /** The study's file; null where a dataset is trained on. */
  @Nullable Path study() {
    return study;
  }

  /** The model's name in the study. */
  @Nullable String model() {
    return model;
  }

  @Nullable String name() {
    return name;
  }

  StudyPlace place() {
    return place;
  }

  OptionalLong horizonNanos() {
    return horizon == null
        ? OptionalLong.empty()
        : OptionalLong.of(KernelSettings.parseNanos(horizon, "--horizon"));
  }

  OptionalLong untilNanos() {
    return until == null ? OptionalLong.empty() : OptionalLong.of(nanos(until));
  }

  private static long nanos(String text) {
    try {
      Instant time =
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "--until must be a day such as 2025-06-01 or a time such as 2025-06-01T12:00:00Z, was '"
              + text
              + "'",
          e);
    }
  }

  /** Throws where an option was given that means something beside a study alone. */
  void requireNone() {
    boolean[] given = {
      model != null, horizon != null, until != null, name != null, place.hasDataRoot()
    };
    String[] names = {"--model", "--horizon", "--until", "--name", "--data-root"};
    for (int i = 0; i < given.length; i++) {
      if (given[i]) {
        throw new IllegalArgumentException(names[i] + " goes with --study alone");
      }
    }
  }
}
