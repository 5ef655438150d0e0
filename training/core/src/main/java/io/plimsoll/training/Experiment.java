package io.plimsoll.training;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.models.BoundForecaster;
import io.plimsoll.models.CombinationModel;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.Forecast;
import io.plimsoll.models.Forecaster;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.tracking.RunTracker;
import io.plimsoll.training.ExperimentSummary.Unavailable;
import io.plimsoll.training.PurgedWalkForward.Fold;
import io.plimsoll.training.PurgedWalkForward.Origins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Compares model families by purged walk-forward: each is fitted and calibrated on what had
 * matured, forecasts what came next, and is judged on the same origins as all others.
 *
 * <p>The numbers depend on data, settings and seed alone, not on how many threads ran or how fast.
 */
public final class Experiment {
  private final ExperimentSettings settings;
  private final Provenance.Origin origin;
  private final List<Panel> panels;
  private final EstimatorCatalog catalog;
  private final Map<String, Unavailable> unavailable = new LinkedHashMap<>();

  private Experiment(
      ExperimentSettings settings,
      Provenance.Origin origin,
      List<Panel> panels,
      EstimatorCatalog catalog) {
    this.settings = settings;
    this.origin = origin;
    this.panels = List.copyOf(panels);
    this.catalog = catalog;
  }

  /**
   * A family in a fold: its fits, its forecaster, and its forecasts of the test rows by instrument.
   */
  record Outcome(
      CalibratedFit fit, Forecaster forecaster, List<List<Optional<Forecast>>> forecasts) {}

  /**
   * Runs an experiment.
   *
   * @param origin data, view, label and build; its times are replaced by those of each training
   *     window
   * @param run where settings and numbers are recorded; null for nowhere
   * @throws PlimsollException with {@code INVALID_INPUT} where there is too little to train and
   *     test on, with {@code MISSING_DEPENDENCY} where the baseline cannot be fitted
   */
  public static ExperimentResult run(
      ExperimentSettings settings,
      Provenance.Origin origin,
      List<Panel> panels,
      EstimatorCatalog catalog,
      Progress progress,
      RunTracker.@Nullable Run run) {
    ExperimentResult result = new Experiment(settings, origin, panels, catalog).run(progress);
    if (run != null) {
      Tracking.record(settings, result, run);
    }
    return result;
  }

  private ExperimentResult run(Progress progress) {
    List<Origins> usable =
        panels.stream().map(panel -> Window.usable(panel, required(settings))).toList();
    List<Fold> folds = new PurgedWalkForward(settings.split()).folds(usable);
    List<Window> windows =
        folds.stream()
            .map(
                fold ->
                    Window.of(
                        panels,
                        fold.train(),
                        settings.calibrationFraction(),
                        settings.split().embargoNanos()))
            .toList();
    Map<String, List<Outcome>> outcomes = fitAll(folds, windows, progress);
    requireBaseline(outcomes);
    if (!settings.combined().isEmpty()) {
      combine(folds, windows, outcomes);
    }
    Map<String, List<ExperimentResult.DatedForecaster>> forecasters = new LinkedHashMap<>();
    outcomes.forEach((family, each) -> forecasters.put(family, dated(folds, each)));
    List<ForecastSeries> series =
        Collector.series(panels, folds, windows, outcomes, settings.levels().size());
    ExperimentSummary summary =
        Scores.summarize(
            settings, origin, panels, usable, folds, series, List.copyOf(unavailable.values()));
    return new ExperimentResult(summary, series, forecasters);
  }

  /** The inputs that an origin must have, the long-run level among them. */
  static List<String> required(ExperimentSettings settings) {
    List<String> required = new ArrayList<>(settings.inputs().all());
    for (String column :
        List.of(
            settings.inputs().last(),
            settings.inputs().ewma(),
            settings.labels().longRunColumn())) {
      if (!required.contains(column)) {
        required.add(column);
      }
    }
    return required;
  }

  private Map<String, List<Outcome>> fitAll(
      List<Fold> folds, List<Window> windows, Progress progress) {
    List<String> families = settings.families().stream().filter(this::offered).toList();
    List<Callable<Outcome>> tasks = new ArrayList<>();
    for (int k = 0; k < folds.size(); k++) {
      for (String family : families) {
        Fold fold = folds.get(k);
        Window window = windows.get(k);
        tasks.add(() -> fitOne(family, fold, window));
      }
    }
    List<Tasks.Done<Outcome>> done = Tasks.run(tasks, settings.threads(), "fits", progress);
    Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < families.size(); i++) {
      List<Outcome> each = new ArrayList<>();
      for (int k = 0; k < folds.size(); k++) {
        Tasks.Done<Outcome> one = done.get(k * families.size() + i);
        if (one.value() != null) {
          each.add(one.value());
        } else {
          missing(families.get(i), "fold " + k + ": " + one.failure());
        }
      }
      if (each.size() == folds.size()) {
        outcomes.put(families.get(i), each);
      }
    }
    return outcomes;
  }

  private boolean offered(String family) {
    if (catalog.families().contains(family)) {
      return true;
    }
    String reason = "nothing on the class path offers it";
    missing(
        family,
        catalog.broken().isEmpty() ? reason : reason + "; " + String.join("; ", catalog.broken()));
    return false;
  }

  private void missing(String family, String reason) {
    unavailable.putIfAbsent(family, new Unavailable(family, reason));
  }

  private Outcome fitOne(String family, Fold fold, Window window) {
    Estimator<?> estimator = catalog.create(family, settings.inputs()).orElseThrow();
    return outcome(CalibratedFit.fit(estimator, window, origin, settings.seed()), fold, window);
  }

  private Outcome outcome(CalibratedFit fit, Fold fold, Window window) {
    Forecaster forecaster = fit.calibrate(window, settings);
    List<List<Optional<Forecast>>> forecasts = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      BoundForecaster bound = forecaster.bind(panels.get(i).features().columns());
      List<Optional<Forecast>> each = new ArrayList<>();
      for (int row : fold.test().get(i)) {
        each.add(bound.forecast(panels.get(i).features(), row));
      }
      forecasts.add(each);
    }
    return new Outcome(fit, forecaster, forecasts);
  }

  private void combine(
      List<Fold> folds, List<Window> windows, Map<String, List<Outcome>> outcomes) {
    List<String> members = settings.combined().stream().filter(outcomes::containsKey).toList();
    if (members.size() < 2) {
      missing(
          CombinationModel.FAMILY, "fewer than two of " + settings.combined() + " could be fitted");
      return;
    }
    List<Outcome> each = new ArrayList<>();
    for (int k = 0; k < folds.size(); k++) {
      List<CalibratedFit> fits = new ArrayList<>();
      for (String member : members) {
        fits.add(outcomes.getOrDefault(member, List.of()).get(k).fit());
      }
      CalibratedFit fit = CalibratedFit.combine(fits, windows.get(k), origin, settings.seed());
      each.add(outcome(fit, folds.get(k), windows.get(k)));
    }
    outcomes.put(CombinationModel.FAMILY, each);
  }

  private void requireBaseline(Map<String, List<Outcome>> outcomes) {
    if (!outcomes.containsKey(settings.baseline())) {
      Unavailable why = unavailable.get(settings.baseline());
      throw new PlimsollException(
          ErrorCode.MISSING_DEPENDENCY,
          "baseline '"
              + settings.baseline()
              + "' could not be fitted: "
              + (why == null ? "" : why.reason()));
    }
  }

  private static List<ExperimentResult.DatedForecaster> dated(
      List<Fold> folds, List<Outcome> outcomes) {
    List<ExperimentResult.DatedForecaster> dated = new ArrayList<>();
    for (int k = 0; k < folds.size(); k++) {
      Fold fold = folds.get(k);
      dated.add(
          new ExperimentResult.DatedForecaster(
              fold.testFromNanos(), fold.testToNanos(), outcomes.get(k).forecaster()));
    }
    return dated;
  }
}
