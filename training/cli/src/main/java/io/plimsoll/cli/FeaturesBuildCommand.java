package io.plimsoll.cli;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.training.FeatureTableFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code features build}. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = "Computes a view over one or several datasets into an Arrow or Parquet file.")
final class FeaturesBuildCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "VIEW", description = "A view's name or a YAML file.")
  private String view = "";

  @Option(
      names = "--data",
      split = ",",
      required = true,
      paramLabel = "DATASET",
      description = "Datasets, merged in available order; of equal times the first named first.")
  private List<String> datasets = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "One .arrow or .parquet file. Default: an Arrow file an instrument under"
              + " PLIMSOLL_HOME/features.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    if (out != null && !out.toString().matches(".*\\.(arrow|parquet)")) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "--out must end in .arrow or .parquet, was " + out);
    }
    Home home = Home.fromEnvironment();
    FeatureData data = FeatureData.open(home.catalog(), datasets, StudyOptions.named(view));
    FeatureView chosen = data.view();
    BatchRunner.Result run;
    try (ConsoleProgress progress = output.progress()) {
      progress.update("features of " + String.join(", ", datasets), 0, -1);
      run =
          BatchRunner.runCounted(chosen, data.universe(), data.events(), KernelRegistry.standard());
    }
    if (out != null) {
      FeatureTableFiles.writeAll(out, run.tables());
    }
    new StoredViews(home).keep(chosen);
    StringBuilder text = new StringBuilder();
    List<Object> json = new ArrayList<>();
    for (FeatureTable table : run.tables()) {
      Path file = out == null ? own(home, table, chosen) : out;
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %,d rows of %s@%s from %,d events (%,d late) in %s%n",
              table.instrument(),
              table.size(),
              chosen.name(),
              chosen.version(),
              run.counters().accepted(),
              run.counters().late(),
              file));
      describe(table, text, json);
    }
    output.print(json, text);
    return 0;
  }

  private Path own(Home home, FeatureTable table, FeatureView chosen) {
    Path file =
        home.features()
            .resolve(
                String.join("+", datasets)
                    + "--"
                    + chosen.name()
                    + "--"
                    + table.instrument()
                    + ".arrow");
    FeatureTableFiles.write(file, table);
    return file;
  }

  private static void describe(FeatureTable table, StringBuilder text, List<Object> json) {
    Table columns = new Table("feature", "defined", "mean", "deviation", "least", "greatest");
    for (String column : table.columns()) {
      ColumnSummary c = ColumnSummary.of(column, table.column(column));
      columns.row(
          c.name(),
          String.format(Locale.ROOT, "%.1f%%", 100 * c.defined()),
          g(c.mean()),
          g(c.deviation()),
          g(c.least()),
          g(c.greatest()));
      json.add(c);
    }
    text.append(columns);
  }

  private static String g(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }
}
