package io.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.features.FeatureView;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.comparison.ComparisonFile;
import io.plimsoll.training.comparison.ComparisonSettings;
import io.plimsoll.training.comparison.DataSettings;
import io.plimsoll.training.comparison.InSampleSettings;
import io.plimsoll.training.comparison.ModelSettings;
import io.plimsoll.training.comparison.ProbabilitySettings;
import io.plimsoll.training.comparison.QuantileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is committed under {@code training/studies} can be run: keys, views, features, families. */
class CommittedStudiesTest {
  private static final Path FOLDER = Path.of("..", "studies");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static boolean isStudy(Path file) {
    return Yaml.read(file).has("models");
  }

  static List<Path> studies() throws IOException {
    return files().stream().filter(CommittedStudiesTest::isStudy).toList();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void namesWhatThereIs(Path file) {
    ComparisonSettings study = ComparisonFile.read(Yaml.read(file));
    assertEquals(file.getFileName().toString(), study.name() + ".yaml");
    List<String> families = EstimatorCatalog.load().families();
    List<String> read = new ArrayList<>(study.inputs().har());
    read.addAll(study.inputs().all());
    for (ModelSettings model : study.models()) {
      read.addAll(model.columns());
      if (model instanceof ModelSettings.Fitted fitted) {
        assertTrue(families.contains(fitted.family()), fitted.family());
        read.addAll(fitted.features());
      }
    }
    for (ProbabilitySettings.Direct direct : study.direct()) {
      EstimatorCatalog.load().classifier(direct.family(), direct.settings(), study.seed());
      read.addAll(direct.features());
    }
    for (QuantileSettings quantile : study.quantiles()) {
      if (quantile instanceof QuantileSettings.Learned learned) {
        EstimatorCatalog.load().quantiles(learned.family(), learned.settings(), study.seed());
        read.addAll(learned.features());
      }
    }
    for (InSampleSettings fit : study.inSample()) {
      assertTrue(families.contains(fit.model().family()), fit.model().family());
      read.addAll(fit.model().features());
    }
    if (study.data() instanceof DataSettings.Bars bars) {
      Set<String> missing = new HashSet<>(read);
      missing.removeAll(view(file.resolveSibling(bars.view())).columns());
      assertEquals(Set.of(), missing);
    }
  }

  private static FeatureView view(Path file) {
    ConfigTree tree = Yaml.read(file);
    FeatureView view = FeatureView.from(tree);
    assertEquals(file.getFileName().toString(), view.name() + ".yaml");
    return view;
  }

  @Test
  void everyViewIsOfSomeStudy() throws IOException {
    Set<Path> views = new HashSet<>(files());
    views.removeAll(studies());
    for (Path study : studies()) {
      if (ComparisonFile.read(Yaml.read(study)).data() instanceof DataSettings.Bars bars) {
        views.remove(study.resolveSibling(bars.view()));
      }
    }
    assertEquals(Set.of(), views);
    assertFalse(studies().isEmpty());
  }
}
