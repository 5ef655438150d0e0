package io.plimsoll.cli;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.reader.DataKind;
import io.plimsoll.datasets.store.Catalog;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Views;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.study.Study;
import io.plimsoll.training.study.StudyData;
import io.plimsoll.training.study.StudySettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What train, evaluate and backtest share: the data, the features, the families. */
final class StudyOptions {
  @Parameters(
      paramLabel = "DATASET",
      arity = "0..1",
      description = "A dataset of the catalog (plimsoll data list).")
  private String dataset = "";

  @Option(
      names = "--view",
      description =
          "Feature view: a name (plimsoll features show) or a YAML file. Default: trades-1h for"
              + " trades, bars-1h for bars.")
  private @Nullable String view;

  @Option(
      names = "--families",
      split = ",",
      description = "Model families to compare. Default: ${DEFAULT-VALUE}",
      defaultValue = "random-walk,ewma,log-har,log-har-x,lightgbm")
  private List<String> families = StudySettings.FAST_FAMILIES;

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}", defaultValue = "1")
  private long seed;

  String dataset() {
    return dataset;
  }

  Study study() {
    if (dataset.isEmpty()) {
      throw new IllegalArgumentException("give a DATASET (plimsoll data list)");
    }
    Catalog catalog = Home.fromEnvironment().catalog();
    DatasetManifest manifest = catalog.manifest(dataset);
    FeatureView chosen = view(manifest, view);
    long span = manifest.lastNanos() - manifest.firstNanos();
    StudySettings settings = StudySettings.of(dataset, chosen, families, span, seed, processors());
    StudyData data =
        new StudyData(
            dataset, manifest.dataSha256(), manifest.instruments(), catalog.events(dataset), false);
    return new Study(settings, data, EstimatorCatalog.load(), VersionProvider.commit());
  }

  static int processors() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  /** The view for a dataset, over the dataset's own bars where it has bars. */
  static FeatureView view(DatasetManifest manifest, @Nullable String asked) {
    boolean bars = manifest.kind() == DataKind.BARS;
    return over(manifest, named(asked == null ? bars ? "bars-1h" : "trades-1h" : asked));
  }

  /** The view over the dataset's own bars, where it has bars longer than the view's. */
  static FeatureView over(DatasetManifest manifest, FeatureView view) {
    boolean bars = manifest.kind() == DataKind.BARS;
    if (!bars || manifest.barSpanNanos() <= view.barNanos()) {
      return view;
    }
    if (view.everyNanos() % manifest.barSpanNanos() != 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "dataset '"
              + manifest.name()
              + "' has bars of "
              + Times.span(manifest.barSpanNanos())
              + ", view '"
              + view.name()
              + "' makes a row every "
              + Times.span(view.everyNanos())
              + ": give --view a file with a longer 'every'");
    }
    return view.withBar(manifest.barSpanNanos());
  }

  /** A view by name, from a YAML file, or a stored one by {@code NAME@VERSION}. */
  static FeatureView named(String name) {
    Path file = Path.of(name);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      if (!Files.isRegularFile(file)) {
        throw new PlimsollException(ErrorCode.NOT_FOUND, file + ": no such feature view file");
      }
      return FeatureView.from(Yaml.read(file));
    }
    if (name.contains("@")) {
      return new StoredViews(Home.fromEnvironment()).find(name);
    }
    if (!Views.names().contains(name)) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "no feature view '"
              + name
              + "'; there are: "
              + String.join(", ", Views.names())
              + Nearest.question(name, Views.names()));
    }
    try (InputStream in = Views.open(name)) {
      return FeatureView.from(Yaml.read(name + ".yaml", in));
    } catch (IOException e) {
      throw new PlimsollException(ErrorCode.INTERNAL, "view '" + name + "' cannot be read", e);
    }
  }
}
