package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.models.tracking.ForgivingTracker;
import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.comparison.Comparison;
import io.plimsoll.training.comparison.ComparisonFile;
import io.plimsoll.training.comparison.ComparisonReport;
import io.plimsoll.training.comparison.ComparisonResult;
import io.plimsoll.training.comparison.ComparisonSettings;
import io.plimsoll.training.comparison.ComparisonSummary;
import io.plimsoll.training.comparison.ComparisonTracking;
import io.plimsoll.training.comparison.SpikeScores;
import io.plimsoll.training.comparison.VarianceScore;
import io.plimsoll.training.report.ResultsJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs a study file and writes what it found. */
final class StudyRun {
  private final Output output;
  private final Path file;
  private final @Nullable Path out;
  private final StudyPlace place;

  StudyRun(Output output, Path file, @Nullable Path out, StudyPlace place) {
    this.output = output;
    this.file = file;
    this.out = out;
    this.place = place;
  }

  int run() {
    ComparisonSettings settings = ComparisonFile.read(Yaml.read(file));
    Path folder = out == null ? Path.of(settings.name()) : out;
    ForgivingTracker tracker = new ForgivingTracker(Home.fromEnvironment().tracker(), output::warn);
    try (RunTracker.Run run = tracker.start(settings.name(), "evaluate")) {
      ComparisonResult result = compared(settings, folder);
      write(folder, result);
      ComparisonTracking.record(result, run);
      run.finish();
      output.print(
          result.summary(), table(result.summary()) + "\n" + folder.resolve("report.html") + "\n");
    }
    return 0;
  }

  private ComparisonResult compared(ComparisonSettings settings, Path folder) {
    try (ConsoleProgress progress = output.progress()) {
      return Comparison.run(settings, place.of(file, folder.resolve("work")), progress);
    }
  }

  private static void write(Path folder, ComparisonResult result) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("results.json"), ResultsJson.write(result.summary()));
      Files.write(
          folder.resolve("report.html"),
          ComparisonReport.html(result).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new PlimsollException(
          ErrorCode.UNAVAILABLE, folder + ": results cannot be written: " + e.getMessage(), e);
    }
  }

  private static String table(ComparisonSummary summary) {
    StringBuilder text = new StringBuilder();
    for (ComparisonSummary.Horizon horizon : summary.horizons()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s ahead, %,d origins from %s to %s; ratios to %s%n",
              horizon.horizon(),
              horizon.origins(),
              horizon.from(),
              horizon.to(),
              horizon.baseline()));
      text.append(variance(horizon)).append('\n');
      if (!horizon.spikes().isEmpty()) {
        text.append(spikes(horizon)).append('\n');
      }
      horizon.warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
      horizon
          .missing()
          .forEach(
              missing ->
                  text.append("not judged: ")
                      .append(missing.model())
                      .append(": ")
                      .append(missing.reason())
                      .append('\n'));
    }
    return text.toString();
  }

  private static Table variance(ComparisonSummary.Horizon horizon) {
    Table table =
        new Table(
            "model", "QLIKE", "ratio", "median", "worst", "", "MSE", "log MSE", "DM", "MCS p");
    for (VarianceScore score : horizon.variance()) {
      StringBuilder tests = new StringBuilder();
      score.tests().forEach(test -> tests.append(number(test.statistic(), 1)).append(' '));
      table.row(
          score.model(),
          number(score.qlike(), 4),
          number(score.ratio(), 3),
          number(score.medianRatio(), 3),
          number(score.worstRatio(), 3),
          score.worstInstrument(),
          number(score.medianMseRatio(), 3),
          number(score.logMse(), 3),
          tests.toString().strip(),
          number(score.confidenceP(), 3) + (score.inConfidenceSet() ? " in" : ""));
    }
    return table;
  }

  private static Table spikes(ComparisonSummary.Horizon horizon) {
    Table table =
        new Table("onsets", "share", "AP", "lift", "AUC", "Brier skill", "ECE", "spike lift");
    for (SpikeScores one : horizon.spikes()) {
      SpikeScores.Score score = one.onset();
      table.row(
          one.name(),
          number(score.baseRate(), 4),
          number(score.averagePrecision(), 3),
          number(score.lift(), 2),
          number(score.auc(), 3),
          number(score.brierSkill(), 4),
          number(score.calibrationError(), 4),
          number(one.spike().lift(), 2));
    }
    return table;
  }

  private static String number(double value, int decimals) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
