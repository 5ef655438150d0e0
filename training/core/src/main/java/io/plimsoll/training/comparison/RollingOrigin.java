package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider.Inputs;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.PerInstrument;
import io.plimsoll.models.Predictor;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.RecordSettings;
import io.plimsoll.models.ResidualEstimator;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.Panel;
import io.plimsoll.training.PurgedWalkForward.Origins;
import io.plimsoll.training.Tasks;
import io.plimsoll.training.comparison.ModelSettings.Scope;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** An instrument with fewer training rows than this is left to the fit of all. */
  private static final int LEAST_ROWS = 100;

  private final ComparisonSettings settings;
  private final Sample sample;
  private final Forecasts forecasts;
  private final List<Fold> folds;
  private final List<Origins> trainable;
  private final EstimatorCatalog catalog;
  private final Provenance.Origin origin;
  private final Checkpoints checkpoints;
  private final Map<String, String> failures = new LinkedHashMap<>();

  RollingOrigin(
      ComparisonSettings settings,
      Forecasts forecasts,
      List<Fold> folds,
      EstimatorCatalog catalog,
      Provenance.Origin origin,
      Checkpoints checkpoints) {
    this.settings = settings;
    this.sample = forecasts.sample();
    this.forecasts = forecasts;
    this.folds = folds;
    this.trainable =
        sample.panels().stream().map(panel -> trainable(panel, settings, sample)).toList();
    this.catalog = catalog;
    this.origin = origin;
    this.checkpoints = checkpoints;
  }

  /** The rows of a panel on the training grid that have a label. */
  static Origins trainable(Panel panel, ComparisonSettings settings, Sample sample) {
    long grid = settings.clock().trainNanos();
    int[] rows = new int[panel.features().size()];
    int size = 0;
    int[] har = FeatureRows.positions(panel.features().columns(), sample.inputs().har());
    for (int row = 0; row < rows.length; row++) {
      boolean whole =
          panel.features().asOfNanos(row) % grid == 0 && panel.labels().label(row).complete();
      for (int column : har) {
        whole &= Double.isFinite(panel.features().value(row, column));
      }
      if (whole) {
        rows[size++] = row;
      }
    }
    int[] kept = Arrays.copyOf(rows, size);
    return new Origins(
        kept,
        Arrays.stream(kept).mapToLong(panel.labels()::asOfNanos).toArray(),
        Arrays.stream(kept).mapToLong(row -> panel.labels().label(row).maturesAtNanos()).toArray());
  }

  /** The rows of an instrument on the training grid that have a label. */
  Origins trainable(int instrument) {
    return trainable.get(instrument);
  }

  /** Those of them whose label had matured by a time. */
  int[] matured(int instrument, long maturedBy) {
    return new TrainingWindow.Expanding().rows(trainable.get(instrument), maturedBy, maturedBy);
  }

  /** A model and the folds from one to another, exclusive: what is kept when it is done. */
  private record Piece(ModelSettings.Fitted model, int from, int to) {}

  /** Forecasts with every fitted model; those that failed somewhere have NaN there. */
  void run(int threads, Progress progress) {
    List<Piece> pieces = new ArrayList<>();
    int step = Math.max(1, Math.ceilDiv(folds.size(), PIECES));
    for (int from = 0; from < folds.size(); from += step) {
      for (ModelSettings.Fitted model : settings.fitted()) {
        pieces.add(new Piece(model, from, Math.min(folds.size(), from + step)));
      }
    }
    List<Callable<double[][]>> tasks = new ArrayList<>();
    pieces.forEach(piece -> tasks.add(() -> forecast(piece)));
    String name = "forecasts " + Spans.text(sample.horizonNanos()) + " ahead";
    List<Tasks.Done<double[][]>> done = Tasks.run(tasks, threads, name, progress);
    Map<String, double[][]> variances = new LinkedHashMap<>();
    settings.fitted().forEach(model -> variances.put(model.name(), forecasts.blank()));
    for (int k = 0; k < pieces.size(); k++) {
      Piece piece = pieces.get(k);
      double[][] values = done.get(k).value();
      if (values == null) {
        failures.putIfAbsent(piece.model().name(), String.valueOf(done.get(k).failure()));
        continue;
      }
      double[][] all = variances.getOrDefault(piece.model().name(), new double[0][]);
      for (int i = 0; i < values.length; i++) {
        System.arraycopy(values[i], 0, all[i], first(i, piece.from()), values[i].length);
      }
    }
    variances.forEach(forecasts::put);
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

  private double[][] forecast(Piece piece) {
    int[] lengths = new int[forecasts.instruments()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = first(i, piece.to()) - first(i, piece.from());
    }
    String key = sample.horizonNanos() + " " + sample.view() + " " + piece + " " + folds;
    return checkpoints
        .read(key, lengths)
        .orElseGet(
            () -> {
              double[][] values = made(piece, lengths);
              checkpoints.write(key, values);
              return values;
            });
  }

  /** A feature that is not there or a setting that cannot be is the model's failure alone. */
  private double[][] made(Piece piece, int[] lengths) {
    try {
      return make(piece, lengths);
    } catch (IllegalArgumentException e) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "model '" + piece.model().name() + "': " + e.getMessage(), e);
    }
  }

  private double[][] make(Piece piece, int[] lengths) {
    Estimator<?> estimator = estimator(piece.model());
    double[][] values = new double[lengths.length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new double[lengths[i]];
      Arrays.fill(values[i], Double.NaN);
    }
    for (int k = piece.from(); k < piece.to(); k++) {
      if (!hasOrigins(k)) {
        continue;
      }
      TrainingSet set = trainingSet(piece.model().window(), folds.get(k).fromNanos());
      if (set.size() == 0) {
        continue;
      }
      boolean eachByOthers = piece.model().scope() == Scope.OTHERS;
      Model all = eachByOthers ? null : fit(piece.model(), estimator, set);
      for (int i = 0; i < values.length; i++) {
        TrainingSet others = eachByOthers ? without(set, i) : set;
        if (leftOut(piece.model(), set.blocks().get(i))
            || others.size() == 0
            || first(i, k) == first(i, k + 1)) {
          continue;
        }
        Model model = all == null ? fit(piece.model(), estimator, others) : all;
        predict(model, i, k, first(i, piece.from()), values[i]);
      }
    }
    return values;
  }

  private Model fit(ModelSettings.Fitted model, Estimator<?> estimator, TrainingSet set) {
    if (model.base().isEmpty()) {
      return estimator.fit(set, context(set));
    }
    if (!(estimator instanceof ResidualEstimator<?> residual)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "model '" + model.name() + "': family '" + model.family() + "' corrects no base");
    }
    ModelSettings.Fitted base =
        settings.fitted().stream()
            .filter(other -> other.name().equals(model.base()))
            .findFirst()
            .orElseThrow(
                () ->
                    new PlimsollException(
                        ErrorCode.INVALID_INPUT,
                        "model '" + model.name() + "': its base must be a fitted model"));
    return residual.fit(set, fit(base, estimator(base), set), context(set));
  }

  /** Whether there is anything to forecast before the next refit. */
  private boolean hasOrigins(int fold) {
    boolean has = false;
    for (int i = 0; i < forecasts.instruments(); i++) {
      has |= first(i, fold) < first(i, fold + 1);
    }
    return has;
  }

  private void predict(Model model, int instrument, int fold, int start, double[] into) {
    FeatureTable features = forecasts.panel(instrument).features();
    Predictor predictor = model.bind(features.columns());
    for (int o = first(instrument, fold); o < first(instrument, fold + 1); o++) {
      into[o - start] = predictor.predict(features, forecasts.rows(instrument)[o]);
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

  /** Whether an instrument that a model knows by itself alone has nothing to be known from. */
  private static boolean leftOut(ModelSettings.Fitted model, TrainingSet.Block block) {
    return model.scope() == Scope.INSTRUMENT && block.origins().length == 0;
  }

  /** The estimator that a model's settings ask for. */
  private Estimator<?> estimator(ModelSettings.Fitted model) {
    Inputs study = sample.inputs();
    Inputs inputs =
        model.features().isEmpty()
            ? study
            : new Inputs(
                study.har(),
                study.last(),
                study.ewma(),
                model.features(),
                study.parts(),
                study.returnRows(),
                study.returnsPerHorizon());
    Estimator<?> plain =
        catalog
            .create(model.family(), inputs)
            .orElseThrow(
                () ->
                    new PlimsollException(
                        ErrorCode.NOT_FOUND,
                        "no model family '"
                            + model.family()
                            + "'; there are: "
                            + catalog.families()));
    Estimator<?> set = changed(plain, model);
    return model.scope() == Scope.INSTRUMENT ? new PerInstrument<>(set, LEAST_ROWS) : set;
  }

  private static <C extends Record> Estimator<C> changed(
      Estimator<C> estimator, ModelSettings.Fitted model) {
    try {
      return estimator.with(RecordSettings.with(estimator.settings(), model.settings()));
    } catch (PlimsollException e) {
      throw new PlimsollException(e.code(), "model '" + model.name() + "': " + e.getMessage(), e);
    }
  }

  private TrainingSet trainingSet(TrainingWindow window, long refitNanos) {
    List<TrainingSet.Block> blocks = new ArrayList<>();
    long maturedBy = refitNanos - settings.clock().embargoNanos();
    for (int i = 0; i < trainable.size(); i++) {
      Panel panel = sample.panels().get(i);
      int[] rows = window.rows(trainable.get(i), refitNanos, maturedBy);
      double[] target =
          Arrays.stream(rows).mapToDouble(row -> panel.labels().label(row).variance()).toArray();
      blocks.add(new TrainingSet.Block(panel.features(), rows, target));
    }
    return new TrainingSet(blocks);
  }

  private FitContext context(TrainingSet set) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (TrainingSet.Block block : set.blocks()) {
      int n = block.origins().length;
      if (n > 0) {
        from = Math.min(from, block.rows().asOfNanos(block.origins()[0]));
        to = Math.max(to, block.rows().asOfNanos(block.origins()[n - 1]) + sample.horizonNanos());
      }
    }
    return new FitContext(
        new Provenance.Origin(
            origin.dataSha256(),
            origin.viewName(),
            origin.viewVersion(),
            origin.label(),
            from,
            to,
            origin.commit(),
            origin.jdk()),
        settings.seed());
  }
}
