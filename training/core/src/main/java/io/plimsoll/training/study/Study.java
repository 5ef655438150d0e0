package io.plimsoll.training.study;

import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.bundle.ModelBundle;
import io.plimsoll.models.multiplier.ShrunkQuantilePolicy;
import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.BarSeries;
import io.plimsoll.training.BuildInfo;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.Experiment;
import io.plimsoll.training.ExperimentResult;
import io.plimsoll.training.ExperimentSettings;
import io.plimsoll.training.FinalFit;
import io.plimsoll.training.LabelTable;
import io.plimsoll.training.Labeler;
import io.plimsoll.training.Panel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events to a judged model: features, labels, walk-forward, the champion fitted on everything, its
 * bundle.
 *
 * <p>What margin rules would have made of the out-of-sample forecasts is in {@link MarginReplay}.
 */
public final class Study {
  private static final double CALIBRATION_FRACTION = 0.25;
  private static final double RIDGE = 1;

  private final StudySettings settings;
  private final StudyData data;
  private final EstimatorCatalog catalog;
  private final String commit;

  /** A study; {@code commit} of the sources goes into the provenance of its models. */
  public Study(
      StudySettings settings, StudyData data, EstimatorCatalog catalog, @Nullable String commit) {
    this.settings = settings;
    this.data = data;
    this.catalog = catalog;
    this.commit = BuildInfo.commit(commit);
  }

  /**
   * Features and labels, made of the events once.
   *
   * @param bars that the bar kernels saw, by instrument in the order of the universe
   * @param panels features with what followed them, in the same order
   */
  public record Prepared(
      Map<InstrumentId, List<Bar>> bars, List<Panel> panels, ExperimentSettings experiment) {}

  /** What a study found. */
  public record Result(Prepared prepared, ExperimentResult experiment) {}

  /** Makes features and labels. */
  public Prepared prepare(Progress progress) {
    progress.update("features of " + data.name(), 0, 1);
    BatchRunner.Result run =
        BatchRunner.runCounted(
            settings.view(), data.universe(), data.events(), KernelRegistry.standard());
    progress.update("features of " + data.name(), 1, 1);
    Map<InstrumentId, List<Bar>> bars = new LinkedHashMap<>();
    List<BarSeries> series = new ArrayList<>();
    for (int i = 0; i < data.universe().size(); i++) {
      bars.put(data.universe().get(i), run.bars().get(i));
      series.add(BarSeries.of(data.universe().get(i), run.bars().get(i)));
    }
    ExperimentSettings experiment = experimentSettings(tick(run.bars()));
    Labeler labeler = new Labeler(experiment.labels());
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      FeatureTable table = run.tables().get(i);
      LabelTable labels = labeler.label(table, series.get(i));
      panels.add(new Panel(table, labels));
    }
    return new Prepared(bars, panels, experiment);
  }

  /** Compares the families out of sample. */
  public Result evaluate(Prepared prepared, Progress progress, RunTracker.@Nullable Run run) {
    ExperimentResult experiment =
        Experiment.run(prepared.experiment(), origin(), prepared.panels(), catalog, progress, run);
    return new Result(prepared, experiment);
  }

  /** Fits a family on everything that has matured, with the margin settings that go with it. */
  public ModelBundle bundle(Result result, String family) {
    Prepared prepared = result.prepared();
    List<String> members =
        settings.combined().stream()
            .filter(result.experiment().forecasters()::containsKey)
            .toList();
    Forecaster forecaster =
        FinalFit.fit(
            prepared.experiment(),
            origin(),
            prepared.panels(),
            family,
            members,
            catalog,
            Long.MAX_VALUE);
    ModelBundle plain =
        new ModelBundle(
            settings.name(),
            settings.view(),
            forecaster,
            policy(result),
            settings.guards(),
            forecaster.model().provenance().origin());
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("data", data.name() + (data.synthetic() ? " (synthetic)" : ""));
    metadata.put(
        "instruments",
        String.join(",", data.universe().stream().map(InstrumentId::value).toList()));
    metadata.put("seed", Long.toString(settings.seed()));
    var score = result.experiment().summary().score(family);
    metadata.put("out-of-sample QLIKE", decimal(score.qlike()));
    metadata.put(
        "out-of-sample QLIKE, ratio to " + StudySettings.BASELINE, decimal(score.qlikeRatio()));
    metadata.put(
        "out-of-sample origins", Integer.toString(result.experiment().summary().counts().judged()));
    metadata.put("spike average precision", decimal(score.spike().averagePrecision()));
    metadata.put("spike base rate", decimal(score.spike().baseRate()));
    return new ModelBundle(
        plain.name(),
        plain.view(),
        plain.forecaster(),
        plain.policy(),
        plain.guards(),
        AccountRiskFit.fit(result.experiment(), family, RIDGE, settings.seed()),
        plain.origin(),
        metadata);
  }

  /** The policy: its base margin is what covered the training window before the first test. */
  public ShrunkQuantilePolicy.Settings policy(Result result) {
    long firstTestNanos = result.experiment().summary().folds().get(0).testFromNanos();
    return new ShrunkQuantilePolicy.Settings(
        settings.policyLevel(),
        settings.policyWeight(),
        BaseMargin.fraction(result.prepared().panels(), firstTestNanos, settings.policyLevel()));
  }

  /** The settings. */
  public StudySettings settings() {
    return settings;
  }

  /** The data. */
  public StudyData data() {
    return data;
  }

  private ExperimentSettings experimentSettings(double tick) {
    EstimatorProvider.Inputs inputs = Roles.of(settings.view());
    return new ExperimentSettings(
        settings.name(),
        settings.families(),
        settings.combined(),
        StudySettings.BASELINE,
        inputs,
        new Labeler.Settings(
            settings.horizonNanos(),
            settings.view().barNanos(),
            Roles.LONG_RUN,
            inputs.last(),
            settings.spikeMultiple(),
            tick),
        settings.split(),
        settings.view().everyNanos(),
        CALIBRATION_FRACTION,
        settings.levels(),
        settings.seed(),
        settings.threads());
  }

  private Provenance.Origin origin() {
    return BuildInfo.origin(
        data.sha256(),
        settings.view().name(),
        settings.view().version(),
        "realized variance of the next " + Duration.ofNanos(settings.horizonNanos()),
        commit);
  }

  /**
   * The smallest change between closes before the first test, which is what a price can move at
   * least.
   */
  private double tick(List<List<Bar>> bars) {
    double least = Double.POSITIVE_INFINITY;
    for (List<Bar> series : bars) {
      long until =
          series.isEmpty() ? 0 : series.get(0).openNanos() + settings.split().initialTrainNanos();
      for (int i = 1; i < series.size() && series.get(i).eventNanos() <= until; i++) {
        double change = Math.abs(series.get(i).close() - series.get(i - 1).close());
        least = change > 0 ? Math.min(least, change) : least;
      }
    }
    return least < Double.POSITIVE_INFINITY ? Math.max(least, 1e-12) : 1e-8;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
