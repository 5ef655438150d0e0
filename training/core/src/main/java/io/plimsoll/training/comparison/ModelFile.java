package io.plimsoll.training.comparison;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.training.comparison.ModelSettings.Floor;
import io.plimsoll.training.comparison.ModelSettings.Scope;
import io.plimsoll.training.comparison.ModelSettings.Weighting;
import io.plimsoll.training.tuning.TuningSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the models of a study file. */
final class ModelFile {

  private ModelFile() {}

  /** The models that entries describe, in order. */
  static List<ModelSettings> models(List<ConfigTree> entries) {
    List<ModelSettings> models = new ArrayList<>();
    for (ConfigTree model : entries) {
      models.add(
          model.has("combine")
              ? combined(model)
              : model.has("guard") ? guarded(model) : fitted(model));
      model.rejectUnknownKeys();
    }
    return models;
  }

  private static ModelSettings combined(ConfigTree model) {
    List<Double> shares = Keys.numbers(model, "shares");
    Weighting otherwise = shares.isEmpty() ? Weighting.EQUAL : Weighting.FIXED;
    return new ModelSettings.Combined(
        model.text("name"),
        model.texts("combine"),
        Keys.choice(model, "weights", Weighting.class, otherwise),
        shares);
  }

  private static ModelSettings guarded(ConfigTree model) {
    return new ModelSettings.Guarded(
        model.text("name"),
        model.text("guard"),
        floor(model),
        model.text("thin"),
        model.number("share"),
        model.number("times-median", 0));
  }

  private static Floor floor(ConfigTree model) {
    if (model.has("level") == model.has("floor")) {
      throw model.error("guard", "must have either a floor (a model) or a level (a feature)");
    }
    return model.has("level")
        ? new Floor.OfLevel(model.text("level"))
        : new Floor.OfModel(model.text("floor"));
  }

  /** The fits that entries ask tables of, in order. */
  static List<InSampleSettings> inSample(List<ConfigTree> entries) {
    List<InSampleSettings> fits = new ArrayList<>();
    for (ConfigTree entry : entries) {
      String family = entry.text("family");
      ModelSettings.Fitted model =
          new ModelSettings.Fitted(
              entry.optionalText("name").orElse(family),
              family,
              Scope.INSTRUMENT,
              new TrainingWindow.Expanding(),
              "",
              entry.texts("features"),
              Keys.settings(entry),
              null);
      fits.add(new InSampleSettings(model, lag(entry)));
      entry.rejectUnknownKeys();
    }
    return fits;
  }

  private static OptionalInt lag(ConfigTree entry) {
    if (!entry.has("lag")) {
      return OptionalInt.empty();
    }
    long lag = entry.wholeNumber("lag", 0);
    if (lag < 0 || lag > Integer.MAX_VALUE) {
      throw entry.error("lag", "must be a count of rows, 0 or more, was '" + lag + "'");
    }
    return OptionalInt.of((int) lag);
  }

  private static ModelSettings fitted(ConfigTree model) {
    String family = model.text("family");
    return new ModelSettings.Fitted(
        model.optionalText("name").orElse(family),
        family,
        scope(model),
        TrainingWindow.parse(model.optionalText("window").orElse("expanding")),
        model.optionalText("base").orElse(""),
        model.texts("features"),
        Keys.settings(model),
        model.has("tune") ? TuningSettings.read(model.child("tune")) : null);
  }

  private static Scope scope(ConfigTree model) {
    Scope scope = Keys.choice(model, "scope", Scope.class, Scope.POOLED);
    String without = model.optionalText("leave-one-out").orElse("false");
    if (without.equals("false")) {
      return scope;
    }
    if (!without.equals("true") || scope == Scope.INSTRUMENT) {
      throw model.error(
          "leave-one-out",
          "must be false, or true of a model that is pooled, was '" + without + "'");
    }
    return Scope.OTHERS;
  }
}
