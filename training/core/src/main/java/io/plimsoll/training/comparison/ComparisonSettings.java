package io.plimsoll.training.comparison;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.EstimatorProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A study: what is forecast, from what, by which models, and how they are judged.
 *
 * @param name kebab-case
 * @param description for a person
 * @param seed the only source of randomness
 * @param inputs which features play which part
 * @param horizonNanos how far ahead is forecast, each judged by itself
 * @param clock the grid in time
 * @param spikes what counts as a spike
 * @param baseline the model that ratios refer to
 * @param references further models that each one is tested against
 * @param models in order; a combination stands after its members
 * @param inSample fits that are shown as tables; may be empty
 * @param probabilities how spikes are forecast; may be empty
 * @param quantiles how excursions are forecast; may be empty
 * @param episodes stretches of time that are looked at by themselves; may be empty
 */
public record ComparisonSettings(
    String name,
    String description,
    long seed,
    DataSettings data,
    EstimatorProvider.Inputs inputs,
    List<Long> horizonNanos,
    Clock clock,
    Spikes spikes,
    String baseline,
    List<String> references,
    List<ModelSettings> models,
    List<InSampleSettings> inSample,
    List<ProbabilitySettings> probabilities,
    List<QuantileSettings> quantiles,
    List<Episode> episodes) {

  /**
   * A stretch of time that is looked at by itself.
   *
   * @param name for a person
   * @param instrument whose origins are drawn
   * @param toNanos exclusive
   */
  public record Episode(String name, String instrument, long fromNanos, long toNanos) {
    public Episode {
      Checks.notBlank(name, "name");
      Checks.notBlank(instrument, "instrument");
      if (toNanos <= fromNanos) {
        throw new IllegalArgumentException("episode '" + name + "' must end after it begins");
      }
    }
  }

  /**
   * The grid in time.
   *
   * @param originsNanos forecasts are judged at multiples of this
   * @param trainNanos models are fitted on rows at multiples of this
   * @param refit when models are fitted again
   * @param warmUpNanos how long before the evaluation forecasts begin, so that what learns from
   *     earlier forecasts has some
   * @param embargoNanos how long before a refit a training label must have matured
   * @param fromNanos where the evaluation begins; as early as every model can forecast if empty
   * @param toNanos where it ends, exclusive; with the data if empty
   */
  public record Clock(
      long originsNanos,
      long trainNanos,
      RefitSchedule refit,
      long warmUpNanos,
      long embargoNanos,
      OptionalLong fromNanos,
      OptionalLong toNanos) {
    public Clock {
      Checks.positive(originsNanos, "originsNanos");
      Checks.positive(trainNanos, "trainNanos");
      Checks.notNegative(warmUpNanos, "warmUpNanos");
      Checks.notNegative(embargoNanos, "embargoNanos");
      if (trainNanos % originsNanos != 0 && originsNanos % trainNanos != 0) {
        throw new IllegalArgumentException(
            "of origins and train one must be a multiple of the other, were "
                + Spans.text(originsNanos)
                + " and "
                + Spans.text(trainNanos));
      }
      if (fromNanos.isPresent()
          && toNanos.isPresent()
          && fromNanos.getAsLong() >= toNanos.getAsLong()) {
        throw new IllegalArgumentException(
            "from must be before to, was "
                + Instant.ofEpochSecond(0, fromNanos.getAsLong())
                + " with to "
                + Instant.ofEpochSecond(0, toNanos.getAsLong()));
      }
    }
  }

  /**
   * What counts as a spike.
   *
   * @param multiple a variance above this many times the long-run variance
   * @param longRun the feature that holds the long-run variance
   * @param current the feature that holds the variance of the last horizon
   * @param event what is foreseen in place of a high variance; empty for that
   */
  public record Spikes(double multiple, String longRun, String current, Optional<Event> event) {
    public Spikes {
      Checks.inRange(multiple, Math.nextUp(1), 1e6, "multiple");
      Checks.notBlank(longRun, "longRun");
      Checks.notBlank(current, "current");
    }

    /** What it is, in words, for results. */
    public String text() {
      return event
          .map(one -> one.feature() + " above " + one.above())
          .orElse("variance above " + multiple + " x " + longRun);
    }
  }

  /**
   * An event that a feature tells afterwards: it is above a limit one horizon later.
   *
   * @param feature one that looks back over a horizon and no further
   * @param above the limit
   */
  public record Event(String feature, double above) {
    public Event {
      Checks.notBlank(feature, "feature");
      Checks.finite(above, "above");
    }
  }

  public ComparisonSettings {
    Checks.notBlank(name, "name");
    horizonNanos = List.copyOf(horizonNanos);
    references = List.copyOf(references);
    models = List.copyOf(models);
    inSample = List.copyOf(inSample);
    probabilities = List.copyOf(probabilities);
    quantiles = List.copyOf(quantiles);
    episodes = List.copyOf(episodes);
    if (horizonNanos.isEmpty()) {
      throw new IllegalArgumentException("horizons must name at least one");
    }
    requireOnce("horizon", horizonNanos.stream().map(Spans::text).toList());
    requireOnce("in-sample fit", inSample.stream().map(InSampleSettings::name).toList());
    requireOnce("probability", probabilities.stream().map(ProbabilitySettings::name).toList());
    requireOnce("quantile", quantiles.stream().map(QuantileSettings::name).toList());
    if (data instanceof DataSettings.Bars bars) {
      for (long horizon : horizonNanos) {
        if (horizon % bars.barNanos() != 0) {
          throw new IllegalArgumentException(
              "horizons must be whole bars of "
                  + Spans.text(bars.barNanos())
                  + ", was "
                  + Spans.text(horizon));
        }
      }
    }
    if (spikes.event().isPresent()) {
      requireEvents(data, probabilities);
    }
    Set<String> known = new LinkedHashSet<>();
    for (ModelSettings model : models) {
      for (String part : model.parts()) {
        requireModel(known, part, "part of '" + model.name() + "'");
      }
      if (!known.add(model.name())) {
        throw new IllegalArgumentException("model '" + model.name() + "' stands twice");
      }
    }
    requireModel(known, baseline, "baseline");
    for (String reference : references) {
      requireModel(known, reference, "reference");
    }
    for (ProbabilitySettings probability : probabilities) {
      if (probability instanceof ProbabilitySettings.FromVariance one) {
        requireModel(known, one.from(), "from of '" + one.name() + "'");
      }
    }
    for (QuantileSettings quantile : quantiles) {
      requireModel(known, quantile.from(), "from of '" + quantile.name() + "'");
    }
  }

  private static void requireOnce(String role, List<String> names) {
    Set<String> known = new LinkedHashSet<>();
    for (String name : names) {
      if (!known.add(name)) {
        throw new IllegalArgumentException(role + " '" + name + "' stands twice");
      }
    }
  }

  private static void requireEvents(DataSettings data, List<ProbabilitySettings> probabilities) {
    if (!(data instanceof DataSettings.Bars)) {
      throw new IllegalArgumentException("an event of spikes must be a feature of bars");
    }
    for (ProbabilitySettings probability : probabilities) {
      if (probability instanceof ProbabilitySettings.FromVariance one && one.by().ofVariance()) {
        throw new IllegalArgumentException(
            "method of '"
                + one.name()
                + "' must not be "
                + one.method()
                + ", which takes a spike for a high variance; this study's is an event");
      }
    }
  }

  private static void requireModel(Set<String> known, String name, String role) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          role + " must be one of the models before it " + known + ", was '" + name + "'");
    }
  }

  /** The models that are fitted to data, in order. */
  public List<ModelSettings.Fitted> fitted() {
    List<ModelSettings.Fitted> fitted = new ArrayList<>();
    for (ModelSettings model : models) {
      if (model instanceof ModelSettings.Fitted one) {
        fitted.add(one);
      }
    }
    return fitted;
  }

  /** The probabilities that are made straight from features, in order. */
  public List<ProbabilitySettings.Direct> direct() {
    List<ProbabilitySettings.Direct> direct = new ArrayList<>();
    for (ProbabilitySettings probability : probabilities) {
      if (probability instanceof ProbabilitySettings.Direct one) {
        direct.add(one);
      }
    }
    return direct;
  }

  /** How many steps of the grid of origins a horizon spans, from 1. */
  public int horizonSteps(long horizon) {
    return Math.toIntExact(Math.max(1, Math.ceilDiv(horizon, clock.originsNanos())));
  }
}
