package io.plimsoll.training.comparison;

import java.util.List;

/**
 * The numbers of a study, as {@code results.json} holds them: nothing in it depends on clocks,
 * paths or threads.
 *
 * @param commit of the sources that ran
 * @param dataSha256 of everything that was read
 * @param trials how many forecasts were compared: models, probabilities and quantiles, at every
 *     horizon
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
      List<VarianceScore> variance,
      List<SpikeScores> spikes,
      List<QuantileScore> quantiles,
      List<Missing> missing,
      List<String> warnings) {
    public Horizon {
      folds = List.copyOf(folds);
      variance = List.copyOf(variance);
      spikes = List.copyOf(spikes);
      quantiles = List.copyOf(quantiles);
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

  /** A model that could not be judged, and why. */
  public record Missing(String model, String reason) {}

  /** The horizon of a span such as {@code 1h}; throws where there is none. */
  public Horizon horizon(String span) {
    return horizons.stream()
        .filter(horizon -> horizon.horizon().equals(span))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no horizon '" + span + "'"));
  }
}
