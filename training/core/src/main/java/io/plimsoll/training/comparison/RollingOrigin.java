package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.Model;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.training.Tasks;
import io.plimsoll.training.comparison.ModelSettings.Scope;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Fits each model at every refit on what had matured and lets it forecast until the next one.
 *
 * <p>A training label must have matured the embargo before the refit. Numbers depend on data,
 * settings and seed alone, not on how many threads ran or where an interrupted run went on.
 */
final class RollingOrigin {
  /** Work is kept in pieces of this share of the folds: large enough to be few files. */
  private static final int PIECES = 16;

  private final ComparisonSettings settings;
  private final Sample sample;
  private final Forecasts forecasts;
  private final List<Fold> folds;
  private final Fitting fitting;
  private final Checkpoints checkpoints;
  private final List<Tuning> tunings = new ArrayList<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  RollingOrigin(
      ComparisonSettings settings,
      Forecasts forecasts,
      List<Fold> folds,
      Fitting fitting,
      Checkpoints checkpoints) {
    this.settings = settings;
    this.sample = forecasts.sample();
    this.forecasts = forecasts;
    this.folds = folds;
    this.fitting = fitting;
    this.checkpoints = checkpoints;
  }

  /** The rows that fits may train on. */
  Fitting fitting() {
    return fitting;
  }

  /** What tuning tried, in the order of models and refits. */
  List<Tuning> tunings() {
    return tunings;
  }

  /** A model and the folds from one to another, exclusive: what is kept when it is done. */
  private record Piece(ModelSettings.Fitted model, int from, int to) {}

  /** Forecasts with every fitted model; those that failed somewhere have NaN there. */
  void run(int threads, Progress progress) {
    tune(threads, progress);
    List<Piece> pieces = new ArrayList<>();
    int step = Math.max(1, Math.ceilDiv(folds.size(), PIECES));
    for (int from = 0; from < folds.size(); from += step) {
      for (ModelSettings.Fitted model : tunable()) {
        pieces.add(new Piece(model, from, Math.min(folds.size(), from + step)));
      }
    }
    List<Callable<Stretch>> tasks = new ArrayList<>();
    pieces.forEach(piece -> tasks.add(() -> forecast(piece)));
    String name = "forecasts " + Spans.text(sample.horizonNanos()) + " ahead";
    List<Tasks.Done<Stretch>> done = Tasks.run(tasks, threads, name, progress);
    for (ModelSettings.Fitted model : settings.fitted()) {
      Stretch whole = new Stretch(forecasts.blank(), forecasts.blank());
      for (int k = 0; k < pieces.size(); k++) {
        Stretch part = done.get(k).value();
        if (!pieces.get(k).model().equals(model)) {
          continue;
        }
        if (part == null) {
          failures.putIfAbsent(model.name(), String.valueOf(done.get(k).failure()));
        } else {
          copy(part.variances(), whole.variances(), pieces.get(k).from());
          copy(part.filtered(), whole.filtered(), pieces.get(k).from());
        }
      }
      forecasts.put(model.name(), whole.variances());
      forecasts.putFiltered(model.name(), whole.filtered());
    }
  }

  private void copy(double[][] part, double[][] into, int fold) {
    for (int i = 0; i < part.length; i++) {
      System.arraycopy(part[i], 0, into[i], first(i, fold), part[i].length);
    }
  }

  private void tune(int threads, Progress progress) {
    Tuner tuner = new Tuner(sample, folds, fitting, checkpoints);
    List<ModelSettings.Fitted> models =
        settings.fitted().stream().filter(model -> model.tune() != null).toList();
    tuner.run(models, settings, threads, progress);
    tunings.addAll(tuner.tunings());
    failures.putAll(tuner.failures());
  }

  /** The models that tuning did not fail. */
  private List<ModelSettings.Fitted> tunable() {
    return settings.fitted().stream().filter(model -> !failures.containsKey(model.name())).toList();
  }

  private Map<String, String> tuned(ModelSettings.Fitted model, int fold) {
    return tuned(model, folds.get(fold).fromNanos());
  }

  /** What the latest tuning until a time chose for a model; nothing where it is not tuned. */
  Map<String, String> tuned(ModelSettings.Fitted model, long refitNanos) {
    Map<String, String> chosen = Map.of();
    for (Tuning tuning : tunings) {
      if (tuning.model().equals(model.name()) && tuning.refitNanos() <= refitNanos) {
        chosen = tuning.search().chosen();
      }
    }
    return chosen;
  }

  /** Why models have no forecasts somewhere, by name. */
  Map<String, String> failures() {
    return failures;
  }

  private int first(int instrument, int fold) {
    return fold < folds.size()
        ? forecasts.firstAt(instrument, folds.get(fold).fromNanos())
        : forecasts.size(instrument);
  }

  private Stretch forecast(Piece piece) {
    int[] lengths = new int[forecasts.instruments()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = first(i, piece.to()) - first(i, piece.from());
    }
    StringBuilder tuned = new StringBuilder();
    for (int k = piece.from(); k < piece.to(); k++) {
      tuned.append(' ').append(tuned(piece.model(), k));
    }
    String key = sample.horizonNanos() + " " + sample.view() + " " + piece + " " + folds + tuned;
    return checkpoints
        .read(key, Stretch.lengths(lengths))
        .map(Stretch::of)
        .orElseGet(
            () -> {
              Stretch stretch = made(piece, lengths);
              checkpoints.write(key, stretch.rows());
              return stretch;
            });
  }

  /** A feature that is not there or a setting that cannot be is the model's failure alone. */
  private Stretch made(Piece piece, int[] lengths) {
    try {
      return make(piece, lengths);
    } catch (IllegalArgumentException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "model '" + piece.model().name() + "': " + e.getMessage(), e);
    }
  }

  private Stretch make(Piece piece, int[] lengths) {
    Stretch stretch = Stretch.blank(lengths);
    for (int k = piece.from(); k < piece.to(); k++) {
      TrainingSet set = fitting.trainingSet(piece.model().window(), folds.get(k).fromNanos());
      if (set.size() > 0 && hasOrigins(k)) {
        forecast(piece, k, set, stretch);
      }
    }
    return stretch;
  }

  private void forecast(Piece piece, int fold, TrainingSet set, Stretch into) {
    Map<String, String> tuned = tuned(piece.model(), fold);
    boolean eachByOthers = piece.model().scope() == Scope.OTHERS;
    Model all = eachByOthers ? null : fitting.fit(piece.model(), tuned, set);
    for (int i = 0; i < forecasts.instruments(); i++) {
      TrainingSet others = eachByOthers ? without(set, i) : set;
      if (Fitting.leftOut(piece.model(), set.blocks().get(i))
          || others.size() == 0
          || first(i, fold) == first(i, fold + 1)) {
        continue;
      }
      Model model = all == null ? fitting.fit(piece.model(), tuned, others) : all;
      predict(model, i, fold, first(i, piece.from()), into);
    }
  }

  /** Whether there is anything to forecast before the next refit. */
  private boolean hasOrigins(int fold) {
    boolean has = false;
    for (int i = 0; i < forecasts.instruments(); i++) {
      has |= first(i, fold) < first(i, fold + 1);
    }
    return has;
  }

  private void predict(Model model, int instrument, int fold, int start, Stretch into) {
    FeatureTable features = forecasts.panel(instrument).features();
    Predictor predictor = model.bind(features.columns());
    for (int o = first(instrument, fold); o < first(instrument, fold + 1); o++) {
      int row = forecasts.rows(instrument)[o];
      into.put(
          instrument,
          o - start,
          predictor.predict(features, row),
          predictor.filtering(features, row));
    }
  }

  /** The same blocks, that of one instrument without origins. */
  private static TrainingSet without(TrainingSet set, int instrument) {
    List<TrainingSet.Block> blocks = new ArrayList<>(set.blocks());
    blocks.set(
        instrument,
        new TrainingSet.Block(blocks.get(instrument).rows(), new int[0], new double[0]));
    return new TrainingSet(blocks);
  }
}
