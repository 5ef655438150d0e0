package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.CombinationModel;
import io.plimsoll.models.GuardedModel;
import io.plimsoll.models.Model;
import io.plimsoll.models.Provenance;
import io.plimsoll.models.SeenInstrumentsModel;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.training.comparison.ModelSettings.Floor;
import io.plimsoll.training.comparison.ModelSettings.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fits the models of a study at one time and composes them to what the study forecasts with from
 * then on: the same fits, shares and guards, as one {@link Model}.
 */
final class StudyModel {
  private final ComparisonSettings settings;
  private final Sample sample;
  private final Fitting fitting;
  private final RollingOrigin rolling;
  private final long refitNanos;
  private final Map<String, Model> fitted = new HashMap<>();

  /** Models that are fitted at a time, with the settings that tuning had chosen by then. */
  StudyModel(
      ComparisonSettings settings,
      Sample sample,
      Fitting fitting,
      RollingOrigin rolling,
      long refitNanos) {
    this.settings = settings;
    this.sample = sample;
    this.fitting = fitting;
    this.rolling = rolling;
    this.refitNanos = refitNanos;
  }

  /**
   * The model of a name.
   *
   * @throws PlimsollException with {@code INVALID_INPUT} where it cannot be fitted, with {@code
   *     NOT_FOUND} where nothing offers its family
   */
  Model of(String name) {
    Model known = fitted.get(name);
    if (known != null) {
      return known;
    }
    ModelSettings asked =
        settings.models().stream()
            .filter(model -> model.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no model '" + name + "'"));
    Model made =
        switch (asked) {
          case ModelSettings.Fitted model -> fit(model);
          case ModelSettings.Combined model -> combine(model);
          case ModelSettings.Guarded model -> guard(model);
        };
    fitted.put(name, made);
    return made;
  }

  private Model fit(ModelSettings.Fitted model) {
    if (model.tune() != null && rolling.failures().containsKey(model.name())) {
      throw refused(model, rolling.failures().get(model.name()), null);
    }
    TrainingSet set = fitting.trainingSet(model.window(), refitNanos);
    if (set.size() == 0) {
      throw refused(model, "no training row in its window by " + Spans.time(refitNanos), null);
    }
    try {
      Model fit = fitting.fit(model, rolling.tuned(model, refitNanos), set);
      // The study leaves an instrument without rows out; the common fit was not judged on it.
      return model.scope() == Scope.INSTRUMENT ? new SeenInstrumentsModel(fit, seen(set)) : fit;
    } catch (IllegalArgumentException e) {
      throw refused(model, e.getMessage(), e);
    }
  }

  private static PlimsollException refused(
      ModelSettings.Fitted model,
      @Nullable String reason,
      @Nullable IllegalArgumentException cause) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT, "model '" + model.name() + "': " + reason, cause);
  }

  private static List<String> seen(TrainingSet set) {
    return set.blocks().stream()
        .filter(block -> block.origins().length > 0)
        .map(block -> block.rows().instrument().value())
        .toList();
  }

  private Model combine(ModelSettings.Combined combined) {
    List<Model> members = combined.members().stream().map(this::of).toList();
    double[] shares = Combiner.constant(combined);
    return new CombinationModel(
        provenance(
            CombinationModel.FAMILY,
            combined.name() + " of " + combined.members() + ", shares " + Arrays.toString(shares)),
        members,
        shares);
  }

  private Model guard(ModelSettings.Guarded guarded) {
    long maturedBy = refitNanos - settings.clock().embargoNanos();
    ThinInstruments instruments = new ThinInstruments(sample, fitting);
    boolean[] thin = instruments.thin(guarded, maturedBy);
    Map<String, Boolean> isThin = new TreeMap<>();
    Map<String, Double> least = new TreeMap<>();
    for (int i = 0; i < thin.length; i++) {
      if (instruments.known(i, maturedBy)) {
        String name = sample.panels().get(i).features().instrument().value();
        isThin.put(name, thin[i]);
        if (guarded.floor() instanceof Floor.OfLevel level) {
          least.put(name, thin[i] ? instruments.least(i, level.column(), maturedBy) : 0);
        }
      }
    }
    return new GuardedModel(
        provenance(GuardedModel.FORMAT, guarded.toString()),
        of(guarded.model()),
        switch (guarded.floor()) {
          case Floor.OfModel simple -> new GuardedModel.Floor.OfModel(of(simple.model()), isThin);
          case Floor.OfLevel level -> new GuardedModel.Floor.OfLevel(level.column(), least);
        });
  }

  private Provenance provenance(String family, String text) {
    TrainingSet all = fitting.trainingSet(new TrainingWindow.Expanding(), refitNanos);
    return new Provenance(fitting.context(all).origin(), family, text, settings.seed(), "plimsoll");
  }
}
