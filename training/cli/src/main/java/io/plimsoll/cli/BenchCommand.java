package io.plimsoll.cli;

import io.plimsoll.bench.FeatureBench;
import io.plimsoll.bench.Figure;
import io.plimsoll.bench.MarginBench;
import io.plimsoll.bench.ModelBench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how fast it is. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how fast it is on this machine, beside named peers in the same run.",
      "Takes some minutes; close other programs, or the figures say how busy they were."
    })
final class BenchCommand implements Callable<Integer> {
  /** What can be measured. */
  enum Subject {
    FEATURES,
    MODELS,
    MARGIN
  }

  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "WHAT", description = "What to measure: features, models or margin.")
  @SuppressWarnings("NullAway.Init")
  private Subject subject;

  @Option(
      names = "--quick",
      description = "Measure briefly, to see that it works; such figures are not to be quoted.")
  private boolean quick;

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = {
        "An interpreter that has Polars, pandas and arch (default: that of .bench-venv, which",
        "training/bench/install-peers makes). Without one, nothing is compared with them."
      })
  private @Nullable Path python;

  @Override
  public Integer call() {
    Path interpreter = python == null ? Path.of(".bench-venv", "bin", "python") : python;
    boolean there = Files.isExecutable(interpreter);
    if (python != null && !there) {
      throw new IllegalArgumentException("--python: no such program: " + python);
    }
    List<Figure> figures;
    try (ConsoleProgress progress = output.progress()) {
      String runnable = there ? interpreter.toString() : null;
      figures =
          switch (subject) {
            case FEATURES -> FeatureBench.run(quick, runnable, progress);
            case MODELS -> ModelBench.run(quick, runnable, progress);
            case MARGIN -> MarginBench.run(quick, progress);
          };
    }
    StringBuilder text = new StringBuilder(table(figures).toString());
    if (!there && subject != Subject.MARGIN) {
      text.append(
              "\nPeers in Python were left out, and what is promised beside them was not tested: no ")
          .append(interpreter)
          .append("; training/bench/install-peers installs them.\n");
    }
    if (subject != Subject.FEATURES) {
      text.append(
          "\nWhere p99 is given, the value is a median: half of the single calls took less.\n");
    }
    if (quick) {
      text.append("\nMeasured briefly: not to be quoted.\n");
    }
    output.print(figures, text.toString());
    return 0;
  }

  private static Table table(List<Figure> figures) {
    Table table =
        new Table(
            "what", "value", "+-", "p99", "unit", "B/event", "beside", "times", "promised", "");
    for (Figure figure : figures) {
      table.row(
          figure.name(),
          number(figure.value()),
          number(figure.error()),
          number(figure.p99()),
          figure.unit(),
          number(figure.bytes()),
          figure.peer() == null ? "" : figure.peer(),
          number(figure.ratio()),
          figure.target(),
          figure.reached() == null ? "" : figure.reached() ? "reached" : "MISSED");
    }
    return table;
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? ""
        : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
