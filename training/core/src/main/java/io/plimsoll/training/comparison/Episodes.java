package io.plimsoll.training.comparison;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.training.evaluation.Qlike;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Scores what was forecast in the stretches of time that a study names. */
final class Episodes {
  private final Judged judged;
  private final String baseline;
  private final String best;
  private final Map<String, double[][]> probabilities;

  /**
   * Episodes of a horizon.
   *
   * @param best the model that is drawn
   * @param probabilities of spikes, by name
   */
  Episodes(Judged judged, String baseline, String best, Map<String, double[][]> probabilities) {
    this.judged = judged;
    this.baseline = baseline;
    this.best = best;
    this.probabilities = new LinkedHashMap<>(probabilities);
  }

  /** The score of one; throws INVALID_INPUT where nothing was judged in it. */
  EpisodeScore score(ComparisonSettings.Episode episode) {
    int[] in =
        IntStream.range(0, judged.size())
            .filter(at -> judged.times()[at] >= episode.fromNanos())
            .filter(at -> judged.times()[at] < episode.toNanos())
            .toArray();
    if (in.length == 0) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT, "episode '" + episode.name() + "': no origin was judged in it");
    }
    return new EpisodeScore(
        episode.name(),
        Spans.time(episode.fromNanos()),
        Spans.time(episode.toNanos()),
        in.length,
        (int) IntStream.of(in).filter(at -> judged.label(at).spike()).count(),
        models(in),
        alarms(in),
        episode.instrument(),
        hours(in, episode.instrument()));
  }

  private List<EpisodeScore.Model> models(int[] in) {
    double base = mean(in, baseline);
    List<EpisodeScore.Model> models = new ArrayList<>();
    for (String model : judged.variances().keySet()) {
      double[] f = judged.of(model);
      double over =
          IntStream.of(in).mapToDouble(at -> judged.realized()[at] / f[at]).average().orElseThrow();
      models.add(new EpisodeScore.Model(model, mean(in, model), mean(in, model) / base, over));
    }
    return models;
  }

  private double mean(int[] in, String model) {
    double[] f = judged.of(model);
    return IntStream.of(in)
        .mapToDouble(at -> Qlike.loss(judged.realized()[at], f[at]))
        .average()
        .orElseThrow();
  }

  private List<EpisodeScore.Alarm> alarms(int[] in) {
    List<EpisodeScore.Alarm> alarms = new ArrayList<>();
    probabilities.forEach(
        (name, values) ->
            alarms.add(
                new EpisodeScore.Alarm(name, mean(in, values, true), mean(in, values, false))));
    return alarms;
  }

  private double mean(int[] in, double[][] values, boolean spike) {
    return IntStream.of(in)
        .filter(at -> judged.label(at).spike() == spike)
        .mapToDouble(at -> value(values, at))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  private double value(double[][] values, int at) {
    return values[judged.instruments()[at]][judged.origins()[at]];
  }

  private List<EpisodeScore.Hour> hours(int[] in, String instrument) {
    List<EpisodeScore.Hour> hours = new ArrayList<>();
    double[][] spikes = probabilities.values().stream().reduce((first, last) -> last).orElse(null);
    for (int at : in) {
      if (judged.name(judged.instruments()[at]).equals(instrument)) {
        hours.add(
            new EpisodeScore.Hour(
                Spans.time(judged.times()[at]),
                Math.sqrt(judged.realized()[at]),
                Math.sqrt(judged.of(baseline)[at]),
                Math.sqrt(judged.of(best)[at]),
                spikes == null ? Double.NaN : value(spikes, at),
                judged.label(at).spike(),
                judged.label(at).down()));
      }
    }
    return hours;
  }
}
