package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.training.comparison.ModelSettings.Scope;
import io.plimsoll.training.comparison.ModelSettings.Weighting;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A model of a study that can be a bundle.
 *
 * @param parts the study reduced to the model and what it is made of
 */
record Bundlable(ComparisonSettings parts, long horizonNanos) {

  /**
   * The model of a name.
   *
   * @throws PlimsollException with {@code NOT_FOUND} where there is none, with {@code
   *     INVALID_INPUT} where it cannot be served or the horizon is not the study's
   */
  static Bundlable of(ComparisonSettings settings, String model, OptionalLong horizonNanos) {
    List<String> names = settings.models().stream().map(ModelSettings::name).toList();
    if (!names.contains(model)) {
      throw new PlimsollException(
          ErrorCode.NOT_FOUND,
          "study '" + settings.name() + "' has no model '" + model + "'; there are: " + names);
    }
    if (!(settings.data() instanceof DataSettings.Bars)) {
      throw refused(
          settings,
          model,
          "it reads daily measures that somebody else computed; no feature view makes them of events");
    }
    if (settings.spikes().event().isPresent()) {
      throw refused(
          settings,
          model,
          "its spikes are an event ("
              + settings.spikes().text()
              + "), those of a bundle are high variances");
    }
    ComparisonSettings parts = parts(settings, model);
    parts.models().forEach(part -> requireServable(settings, model, part));
    return new Bundlable(parts, horizon(settings, horizonNanos));
  }

  private static PlimsollException refused(
      ComparisonSettings settings, String model, String reason) {
    return new PlimsollException(
        ErrorCode.INVALID_INPUT,
        "model '" + model + "' of study '" + settings.name() + "' cannot be bundled: " + reason);
  }

  private static void requireServable(
      ComparisonSettings settings, String model, ModelSettings part) {
    if (part instanceof ModelSettings.Combined combined
        && combined.weighting() == Weighting.ONLINE) {
      throw refused(
          settings,
          model,
          "the weights of '"
              + part.name()
              + "' follow what its members lost on each instrument (weights: online), which a"
              + " server does not know; give it shares or weights: equal");
    }
    if (part instanceof ModelSettings.Fitted fitted && fitted.scope() == Scope.OTHERS) {
      throw refused(
          settings,
          model,
          "'"
              + part.name()
              + "' forecasts each instrument by a fit of all others (leave-one-out), which is there"
              + " to judge; name the model that is fitted on all");
    }
  }

  private static long horizon(ComparisonSettings settings, OptionalLong asked) {
    List<Long> horizons = settings.horizonNanos();
    List<String> texts = horizons.stream().map(Spans::text).toList();
    if (asked.isEmpty() && horizons.size() > 1) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "study '" + settings.name() + "' has several horizons, choose one: " + texts);
    }
    long horizon = asked.orElse(horizons.getFirst());
    if (!horizons.contains(horizon)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "study '"
              + settings.name()
              + "' has no horizon "
              + Spans.text(horizon)
              + "; there are: "
              + texts);
    }
    return horizon;
  }

  /** Models stand after their parts, so one pass from the end finds all. */
  private static ComparisonSettings parts(ComparisonSettings settings, String model) {
    Set<String> needed = new HashSet<>(Set.of(model));
    for (ModelSettings one : settings.models().reversed()) {
      if (needed.contains(one.name())) {
        needed.addAll(one.parts());
      }
    }
    return new ComparisonSettings(
        settings.name(),
        settings.description(),
        settings.seed(),
        settings.data(),
        settings.inputs(),
        settings.horizonNanos(),
        settings.clock(),
        settings.spikes(),
        model,
        List.of(),
        settings.models().stream().filter(one -> needed.contains(one.name())).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
