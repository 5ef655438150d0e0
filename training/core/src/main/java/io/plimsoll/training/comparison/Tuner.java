package io.plimsoll.training.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.training.Panel;
import io.plimsoll.training.Tasks;
import io.plimsoll.training.comparison.ModelSettings.Scope;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import io.plimsoll.training.report.ResultsJson;
import io.plimsoll.training.tuning.InnerFolds;
import io.plimsoll.training.tuning.Search;
import io.plimsoll.training.tuning.SearchResult;
import io.plimsoll.training.tuning.TuningSettings;
import io.plimsoll.training.tuning.TuningSettings.Refits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Tunes models at their refits, each inside the training window of the refit alone. */
final class Tuner {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sample sample;
  private final List<Fold> folds;
  private final Fitting fitting;
  private final Checkpoints checkpoints;
  private final List<Tuning> tunings = new ArrayList<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  Tuner(Sample sample, List<Fold> folds, Fitting fitting, Checkpoints checkpoints) {
    this.sample = sample;
    this.folds = folds;
    this.fitting = fitting;
    this.checkpoints = checkpoints;
  }

  /** A model at a refit. */
  private record Task(ModelSettings.Fitted model, TuningSettings tune, long refitNanos) {}

  /**
   * Tunes models.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where a model has no such setting or
   *     refuses an end of its range
   */
  void run(
      List<ModelSettings.Fitted> models,
      ComparisonSettings settings,
      int threads,
      Progress progress) {
    List<Task> tasks = new ArrayList<>();
    for (ModelSettings.Fitted model : models) {
      TuningSettings tune = Objects.requireNonNull(model.tune(), model.name());
      if (fitting.offers(model)) {
        fitting.check(model, tune.space());
        refits(model, tune).forEach(refit -> tasks.add(new Task(model, tune, refit)));
      }
    }
    if (tasks.isEmpty()) {
      return;
    }
    List<Callable<SearchResult>> searches = new ArrayList<>();
    tasks.forEach(task -> searches.add(() -> search(task, settings)));
    String step = "tuning " + Spans.text(sample.horizonNanos()) + " ahead";
    List<Tasks.Done<SearchResult>> done = Tasks.run(searches, threads, step, progress);
    for (int k = 0; k < done.size(); k++) {
      Task task = tasks.get(k);
      String model = task.model().name();
      SearchResult found = done.get(k).value();
      if (found == null) {
        failures.putIfAbsent(
            model, "tuning at " + Spans.time(task.refitNanos()) + ": " + done.get(k).failure());
      } else {
        tunings.add(new Tuning(sample.horizonNanos(), model, task.refitNanos(), found));
      }
    }
  }

  /** What was tried. */
  List<Tuning> tunings() {
    return tunings;
  }

  /** Why models could not be tuned, by name. */
  Map<String, String> failures() {
    return failures;
  }

  /** The refits of a model that are tuned: of those that have something to train on. */
  private List<Long> refits(ModelSettings.Fitted model, TuningSettings tune) {
    List<Long> refits = new ArrayList<>();
    for (Fold fold : folds) {
      boolean more = tune.refits() == Refits.EACH || refits.isEmpty();
      if (more && fitting.trainingSet(model.window(), fold.fromNanos()).size() > 0) {
        refits.add(fold.fromNanos());
      }
    }
    return refits;
  }

  private SearchResult search(Task task, ComparisonSettings settings) {
    String key = "tuning " + sample.horizonNanos() + " " + sample.view() + " " + task;
    return checkpoints
        .read(key)
        .flatMap(Tuner::parsed)
        .orElseGet(
            () -> {
              SearchResult result = searched(task, settings);
              checkpoints.write(key, ResultsJson.write(result));
              return result;
            });
  }

  /** Empty where what was kept is damaged. */
  private static Optional<SearchResult> parsed(byte[] kept) {
    try {
      return Optional.of(JSON.readValue(kept, SearchResult.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private SearchResult searched(Task task, ComparisonSettings settings) {
    TrainingSet set = fitting.trainingSet(task.model().window(), task.refitNanos());
    InnerFolds inner =
        new InnerFolds(set, matures(set), task.tune().folds(), settings.clock().embargoNanos());
    Map<String, String> start = new LinkedHashMap<>(fitting.values(task.model()));
    start.keySet().retainAll(task.tune().space().dimensions().keySet());
    boolean ownRowsOnly = task.model().scope() == Scope.INSTRUMENT;
    return new Search(
            task.tune().space(),
            task.tune().strategy(),
            task.tune().budget(),
            seed(task, settings),
            System::nanoTime)
        .run(
            start,
            inner.size(),
            (values, fold) ->
                inner.loss(
                    fitting.estimator(task.model(), values), fitting::context, fold, ownRowsOnly));
  }

  /** Searches at different refits and of different models do not try the same points. */
  private long seed(Task task, ComparisonSettings settings) {
    String name = task.model().name() + " " + task.refitNanos() + " " + sample.horizonNanos();
    return Long.parseUnsignedLong(
        Checkpoints.hash(settings.seed() + " " + name).substring(0, 16), 16);
  }

  private List<long[]> matures(TrainingSet set) {
    List<long[]> matures = new ArrayList<>();
    for (int i = 0; i < set.blocks().size(); i++) {
      Panel panel = sample.panels().get(i);
      matures.add(
          Arrays.stream(set.blocks().get(i).origins())
              .mapToLong(row -> panel.labels().label(row).maturesAtNanos())
              .toArray());
    }
    return matures;
  }
}
