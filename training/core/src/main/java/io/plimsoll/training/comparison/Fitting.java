package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider.Inputs;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.PerInstrument;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.RecordSettings;
import io.plimsoll.models.ResidualEstimator;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.training.EstimatorCatalog;
import io.plimsoll.training.Panel;
import io.plimsoll.training.PurgedWalkForward.Origins;
import io.plimsoll.training.comparison.ModelSettings.Scope;
import io.plimsoll.training.tuning.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What every fit of a study needs: the estimator of a model, the rows it may train on, where they
 * come from. A training label must have matured the embargo before the refit.
 */
final class Fitting {
  /** An instrument with fewer training rows than this is left to the fit of all. */
  private static final int LEAST_ROWS = 100;

  private final ComparisonSettings settings;
  private final Sample sample;
  private final List<Origins> trainable;
  private final List<double[]> variances;
  private final EstimatorCatalog catalog;
  private final Provenance.Origin origin;
  private final Map<Asked, Estimator<?>> estimators = new ConcurrentHashMap<>();

  /** A model with tuned settings: what an estimator is made for, once. */
  private record Asked(ModelSettings.Fitted model, Map<String, String> tuned) {
    Asked {
      tuned = Map.copyOf(tuned);
    }
  }

  Fitting(
      ComparisonSettings settings,
      Sample sample,
      EstimatorCatalog catalog,
      Provenance.Origin origin) {
    this.settings = settings;
    this.sample = sample;
    this.trainable =
        sample.panels().stream().map(panel -> trainable(panel, settings, sample)).toList();
    this.variances = sample.panels().stream().map(Fitting::variances).toList();
    this.catalog = catalog;
    this.origin = origin;
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

  /** What followed each row: windows overlap, and each is gathered from here. */
  private static double[] variances(Panel panel) {
    double[] variances = new double[panel.labels().size()];
    Arrays.setAll(variances, row -> panel.labels().label(row).variance());
    return variances;
  }

  /** The rows of an instrument on the training grid that have a label. */
  Origins trainable(int instrument) {
    return trainable.get(instrument);
  }

  /** Those of them whose label had matured by a time. */
  int[] matured(int instrument, long maturedBy) {
    return new TrainingWindow.Expanding().rows(trainable.get(instrument), maturedBy, maturedBy);
  }

  /** Whether an instrument that a model knows by itself alone has nothing to be known from. */
  static boolean leftOut(ModelSettings.Fitted model, TrainingSet.Block block) {
    return model.scope() == Scope.INSTRUMENT && block.origins().length == 0;
  }

  /**
   * The estimator that a model's settings ask for.
   *
   * @param tuned settings in place of those, by key
   */
  Estimator<?> estimator(ModelSettings.Fitted model, Map<String, String> tuned) {
    return estimators.computeIfAbsent(new Asked(model, tuned), this::made);
  }

  private Estimator<?> made(Asked asked) {
    ModelSettings.Fitted model = asked.model();
    Estimator<?> set = changed(plain(model), model, asked.tuned());
    return model.scope() == Scope.INSTRUMENT ? new PerInstrument<>(set, LEAST_ROWS) : set;
  }

  /** The estimator of one instrument that a model's settings ask for, whatever its scope. */
  Estimator<?> single(ModelSettings.Fitted model) {
    return changed(plain(model), model, Map.of());
  }

  /** Fits a model, over the base that it corrects if the study names one. */
  Model fit(ModelSettings.Fitted model, Map<String, String> tuned, TrainingSet set) {
    Estimator<?> estimator = estimator(model, tuned);
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
    return residual.fit(set, fit(base, Map.of(), set), context(set));
  }

  /** What a model's settings are where nothing is tuned, by key. */
  Map<String, String> values(ModelSettings.Fitted model) {
    return RecordSettings.values(single(model).settings());
  }

  /** Whether anything offers a model's family. */
  boolean offers(ModelSettings.Fitted model) {
    return catalog.families().contains(model.family());
  }

  /**
   * Checks that a model has the settings of a space and takes the ends of their ranges.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} naming model, setting and value
   */
  void check(ModelSettings.Fitted model, SearchSpace space) {
    space
        .dimensions()
        .forEach(
            (key, dimension) -> {
              for (String text : dimension.ends()) {
                try {
                  estimator(model, Map.of(key, text));
                } catch (PlimsollException e) {
                  throw new PlimsollException(
                      e.code(), "tune.space: '" + key + "' = '" + text + "': " + e.getMessage(), e);
                }
              }
            });
  }

  private Estimator<?> plain(ModelSettings.Fitted model) {
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
    return catalog
        .create(model.family(), inputs)
        .orElseThrow(
            () ->
                new PlimsollException(
                    ErrorCode.NOT_FOUND,
                    "no model family '" + model.family() + "'; there are: " + catalog.families()));
  }

  private static <C extends Record> Estimator<C> changed(
      Estimator<C> estimator, ModelSettings.Fitted model, Map<String, String> tuned) {
    Map<String, String> values = new TreeMap<>(model.settings());
    values.putAll(tuned);
    try {
      return estimator.with(RecordSettings.with(estimator.settings(), values));
    } catch (PlimsollException e) {
      throw new PlimsollException(e.code(), "model '" + model.name() + "': " + e.getMessage(), e);
    }
  }

  /** The rows that a refit may train on. */
  TrainingSet trainingSet(TrainingWindow window, long refitNanos) {
    List<TrainingSet.Block> blocks = new ArrayList<>();
    long maturedBy = refitNanos - settings.clock().embargoNanos();
    for (int i = 0; i < trainable.size(); i++) {
      blocks.add(block(i, window.rows(trainable.get(i), refitNanos, maturedBy)));
    }
    return new TrainingSet(blocks);
  }

  /** All rows of an instrument on the training grid that have a label, before a time. */
  TrainingSet.Block labelled(int instrument, long toNanos) {
    Origins origins = trainable.get(instrument);
    int[] rows =
        IntStream.range(0, origins.rows().length)
            .takeWhile(k -> origins.asOfNanos()[k] < toNanos)
            .map(k -> origins.rows()[k])
            .toArray();
    return block(instrument, rows);
  }

  private TrainingSet.Block block(int instrument, int[] rows) {
    double[] realized = variances.get(instrument);
    double[] target = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      target[k] = realized[rows[k]];
    }
    return new TrainingSet.Block(sample.panels().get(instrument).features(), rows, target);
  }

  /** What a fit on given rows is told. */
  FitContext context(TrainingSet set) {
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
