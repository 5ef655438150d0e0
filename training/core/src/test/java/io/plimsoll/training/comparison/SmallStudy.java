package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.features.FeatureView;
import io.plimsoll.models.CoreEstimators;
import io.plimsoll.training.EstimatorCatalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A study of a {@link SimulatedPanel}, small enough to run in a second. */
final class SmallStudy {
  /** Days that the panel of the study has: three and a half until rows are whole. */
  static final int DAYS = 24;

  static final EstimatorCatalog CATALOG = EstimatorCatalog.of(new CoreEstimators());

  static final String TEXT =
      """
      name: small
      description: simulated bars
      seed: 7
      data: {reader: bars, files: ["bars/*-5m.csv"], bar: 5m, view: small.yaml}
      horizons: [1h]
      clock: {origins: 1h, train: 1h, refit: 2d, warm-up: 4d, from: 2024-01-12, to: 2024-01-25}
      spikes: {multiple: 2, long-run: rv_3d, current: rv_1h}
      inputs: {har: [rv_1h, rv_6h, rv_3d], last: rv_1h, ewma: ewma_1h, all: [x_1h, x_6h, high_4h, low_4h]}
      baseline: log-har
      references: [random-walk]
      models:
        - {family: random-walk}
        - {family: log-har, scope: instrument}
        - {family: relative-har-x, settings: {level: rv_3d}}
        - {name: blend, combine: [log-har, relative-har-x], weights: online}
        - {name: guarded, guard: blend, floor: log-har, thin: idle_3d, share: 0.03, times-median: 3}
      probabilities:
        - {name: residuals, from: guarded, method: residuals}
        - {name: platt, from: guarded, method: platt}
      quantiles:
        - {name: fhs-aci, from: guarded, method: fhs, levels: [0.9, 0.99], conformal: aci}
      """;

  private static final String VIEW =
      """
      name: small
      bar: 5m
      every: 1h
      sources: [bars]
      features:
        - {name: rv_1h, kernel: realized-variance, window: 1h, per: 1h}
        - {name: rv_6h, kernel: realized-variance, window: 6h, per: 1h}
        - {name: rv_3d, kernel: realized-variance, window: 3d, per: 1h, warm-up: 36h}
        - {name: ewma_1h, kernel: ewma-variance, half-life: 2h, per: 1h}
        - {name: x_1h, kernel: relative-variance, window: 1h, base: 3d, warm-up: 36h}
        - {name: x_6h, kernel: relative-variance, window: 6h, base: 3d, warm-up: 36h}
        - {name: high_4h, kernel: range-position, window: 4h, base: 3d, side: high, warm-up: 36h}
        - {name: low_4h, kernel: range-position, window: 4h, base: 3d, side: low, warm-up: 36h}
        - {name: idle_3d, kernel: idle-bar-share, window: 3d, warm-up: 36h}
      """;

  private SmallStudy() {}

  static ConfigTree tree(String text) {
    return Yaml.read("small.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static ComparisonSettings settings() {
    return settings(TEXT);
  }

  static ComparisonSettings settings(String text) {
    return ComparisonFile.read(tree(text));
  }

  /** The study with one text in place of another, which must be there. */
  static String with(String text, String old, String now) {
    if (!text.contains(old)) {
      throw new IllegalArgumentException("the study has no '" + old + "'");
    }
    return text.replace(old, now);
  }

  static Comparison.Place place(Path root, @Nullable Path work, int threads) {
    return new Comparison.Place(
        new DataFiles(root), name -> FeatureView.from(tree(VIEW)), CATALOG, "abc", work, threads);
  }

  static ComparisonResult run(SimulatedPanel panel, Path root, String text) throws IOException {
    return run(panel, root, text, UnaryOperator.identity());
  }

  static ComparisonResult run(
      SimulatedPanel panel, Path root, String text, UnaryOperator<Sample> change)
      throws IOException {
    panel.write(root);
    return Comparison.run(settings(text), place(root, null, 2), Progress.NONE, change);
  }
}
