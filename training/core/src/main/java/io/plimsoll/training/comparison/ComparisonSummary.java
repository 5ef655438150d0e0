package io.plimsoll.training.comparison;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of a study, as {@code results.json} holds them: nothing in it depends on clocks,
 * paths or threads.
 *
 * @param commit of the sources that ran
 * @param dataSha256 of everything that was read
 * @param trials how many forecasts were compared: models, probabilities and quantiles, at every
 *     horizon, and every set of settings that tuning tried
 */
public record ComparisonSummary(
    String study,
    String description,
    long seed,
    String commit,
    String dataSha256,
    int trials,
    List<Source> sources,
    List<Horizon> horizons) {
  public ComparisonSummary {
    sources = List.copyOf(sources);
    horizons = List.copyOf(horizons);
  }

  /**
   * One horizon.
   *
   * @param view name and version of the features
   * @param origins how many were judged: in the evaluation, labelled, forecast by every model
   * @param candidates how many were in the evaluation and labelled
   * @param floored how many labels had a realized variance below one tick, and were raised to it
   * @param folds when models were fitted; a long list is cut to its ends
   * @param refits how many folds there are
   * @param spike what counted as one, in words
   * @param inSample fits to all labelled rows that the study asks for
   * @param episodes stretches of time that the study names
   * @param tuned what tuning chose, by model and refit
   * @param warnings what makes the numbers doubtful: losses too small to be honest
   */
  public record Horizon(
      String horizon,
      String view,
      String from,
      String to,
      int origins,
      int candidates,
      int floored,
      int refits,
      List<Fold> folds,
      String baseline,
      String spike,
      List<VarianceScore> variance,
      List<InSampleScore> inSample,
      List<SpikeScores> spikes,
      List<QuantileScore> quantiles,
      List<EpisodeScore> episodes,
      List<Tuned> tuned,
      List<Missing> missing,
      List<String> warnings) {
    public Horizon {
      folds = List.copyOf(folds);
      variance = List.copyOf(variance);
      inSample = List.copyOf(inSample);
      spikes = List.copyOf(spikes);
      quantiles = List.copyOf(quantiles);
      episodes = List.copyOf(episodes);
      tuned = List.copyOf(tuned);
      missing = List.copyOf(missing);
      warnings = List.copyOf(warnings);
    }

    /** The score of a model; throws where it was not judged. */
    public VarianceScore variance(String model) {
      return variance.stream()
          .filter(score -> score.model().equals(model))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no scores of model '" + model + "'"));
    }
  }

  /** From when to when one fit forecast. */
  public record Fold(String from, String to) {}

  /**
   * What tuning chose for a model at a refit.
   *
   * @param chosen settings, by name; the model's own where nothing did better
   * @param loss mean QLIKE of these over the inner folds
   * @param startLoss that of the model's own settings; NaN where they could not be judged
   * @param trials how many settings were tried
   * @param stopped how many of them were given up before the last inner fold
   * @param failed how many could not be judged
   * @param cut whether time ran out first, so that the choice depends on the speed of the machine
   */
  public record Tuned(
      String model,
      String refit,
      Map<String, String> chosen,
      double loss,
      double startLoss,
      int trials,
      int stopped,
      int failed,
      boolean cut) {
    public Tuned {
      chosen = Collections.unmodifiableMap(new TreeMap<>(chosen));
    }
  }

  /** A model that could not be judged, or fitted in sample, and why. */
  public record Missing(String model, String reason) {}

  /** The horizon of a span such as {@code 1h}; throws where there is none. */
  public Horizon horizon(String span) {
    return horizons.stream()
        .filter(horizon -> horizon.horizon().equals(span))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no horizon '" + span + "'"));
  }
}
