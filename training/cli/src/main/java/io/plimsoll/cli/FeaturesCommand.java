package io.plimsoll.cli;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.store.Catalog;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.Views;
import io.plimsoll.training.FeatureTableFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds feature tables and looks at features. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    description = "Builds feature tables, shows what features are.",
    subcommands = {FeaturesCommand.Build.class, FeaturesCommand.Show.class})
final class FeaturesCommand {

  /** {@code features build}. */
  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = "Computes the features of a dataset into an Arrow file.")
  static final class Build implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "DATASET")
    private String dataset = "";

    @Option(
        names = "--view",
        description = "A view's name or a YAML file. Default: by the kind of the data.")
    private @Nullable String view;

    @Option(names = "--out", description = "Directory. Default: PLIMSOLL_HOME/features.")
    private @Nullable Path out;

    @Override
    public Integer call() {
      Home home = Home.fromEnvironment();
      Catalog catalog = home.catalog();
      DatasetManifest manifest = catalog.manifest(dataset);
      FeatureView chosen = StudyOptions.view(manifest, view);
      BatchRunner.Result run;
      try (ConsoleProgress progress = output.progress()) {
        progress.update("features of " + dataset, 0, -1);
        run =
            BatchRunner.runCounted(
                chosen, manifest.instruments(), catalog.events(dataset), KernelRegistry.standard());
      }
      Path directory = out == null ? home.features() : out;
      StringBuilder text = new StringBuilder();
      List<Object> json = new ArrayList<>();
      for (FeatureTable table : run.tables()) {
        Path file =
            directory.resolve(
                dataset + "--" + chosen.name() + "--" + table.instrument() + ".arrow");
        FeatureTableFiles.write(file, table);
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
        Table columns = new Table("feature", "defined", "mean", "deviation", "least", "greatest");
        for (String column : table.columns()) {
          Column c = Column.of(column, table.column(column));
          columns.row(
              c.name, percent(c.defined), g(c.mean), g(c.deviation), g(c.least), g(c.greatest));
          json.add(c);
        }
        text.append(columns);
      }
      output.print(json, text);
      return 0;
    }

    private static String percent(double fraction) {
      return String.format(Locale.ROOT, "%.1f%%", 100 * fraction);
    }

    private static String g(double value) {
      return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
    }
  }

  /** What a column holds, leaving out what is not defined. */
  record Column(
      String name, double defined, double mean, double deviation, double least, double greatest) {
    static Column of(String name, double[] values) {
      int n = 0;
      double mean = 0;
      double squares = 0;
      double least = Double.NaN;
      double greatest = Double.NaN;
      for (double value : values) {
        if (Double.isNaN(value)) {
          continue;
        }
        n++;
        double off = value - mean;
        mean += off / n;
        squares += off * (value - mean);
        least = n == 1 ? value : Math.min(least, value);
        greatest = n == 1 ? value : Math.max(greatest, value);
      }
      return new Column(
          name,
          values.length == 0 ? 0 : (double) n / values.length,
          n == 0 ? Double.NaN : mean,
          n == 0 ? Double.NaN : Math.sqrt(squares / n),
          least,
          greatest);
    }
  }

  /** {@code features show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Lists the views, or shows the features of one with formula, unit and source.")
  static final class Show implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Parameters(arity = "0..1", paramLabel = "VIEW", description = "A view's name or a YAML file.")
    private @Nullable String view;

    @Override
    public Integer call() {
      if (view == null) {
        listViews();
      } else {
        showView(StudyOptions.named(view));
      }
      return 0;
    }

    private void listViews() {
      Table table = new Table("view", "version", "bar", "every", "features");
      List<Object> json = new ArrayList<>();
      for (String name : Views.names()) {
        FeatureView each = StudyOptions.named(name);
        table.row(
            name,
            each.version(),
            Times.span(each.barNanos()),
            Times.span(each.everyNanos()),
            each.features().size());
        json.add(each);
      }
      output.print(json, table);
    }

    private void showView(FeatureView each) {
      KernelRegistry registry = KernelRegistry.standard();
      StringBuilder text =
          new StringBuilder(
              String.format(
                  Locale.ROOT,
                  "%s@%s: bars of %s, a row every %s%n",
                  each.name(),
                  each.version(),
                  Times.span(each.barNanos()),
                  Times.span(each.everyNanos())));
      List<Object> json = new ArrayList<>();
      for (FeatureSpec feature : each.features()) {
        KernelSpec spec = registry.create(feature, List.of(), each.barNanos()).spec();
        text.append(
            String.format(
                Locale.ROOT,
                "%n%s  (%s %s)%n  %s%n  unit %s, range %s, warm after %s%n  %s%n",
                feature.name(),
                spec.id(),
                feature.settings(),
                spec.formula(),
                spec.unit(),
                spec.range(),
                spec.warmUpNanos() == 0 ? "the first event" : Times.span(spec.warmUpNanos()),
                spec.reference()));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("feature", feature.name());
        entry.put("settings", feature.settings());
        entry.put("kernel", spec);
        json.add(entry);
      }
      output.print(json, text);
    }
  }
}
