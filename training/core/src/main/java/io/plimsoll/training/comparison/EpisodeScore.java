package io.plimsoll.training.comparison;

import java.util.List;

/**
 * What happened in a stretch of time that the study names: a crash, a halt.
 *
 * @param origins how many were judged in it, over all instruments
 * @param spikes how many of them a spike followed
 * @param models the variance forecasts in it
 * @param alarms the spike forecasts in it
 * @param hours origin by origin, for the instrument that the study names
 */
public record EpisodeScore(
    String name,
    String from,
    String to,
    int origins,
    int spikes,
    List<Model> models,
    List<Alarm> alarms,
    String instrument,
    List<Hour> hours) {
  public EpisodeScore {
    models = List.copyOf(models);
    alarms = List.copyOf(alarms);
    hours = List.copyOf(hours);
  }

  /**
   * A variance forecast in the episode.
   *
   * @param ratio its mean QLIKE over the baseline's
   * @param realizedOverForecast the mean of realized over forecast: above 1 where it forecast too
   *     little
   */
  public record Model(String model, double qlike, double ratio, double realizedOverForecast) {}

  /**
   * A spike forecast in the episode.
   *
   * @param beforeSpikes its mean probability where a spike followed
   * @param beforeCalm its mean probability where none did
   */
  public record Alarm(String name, double beforeSpikes, double beforeCalm) {}

  /**
   * One origin.
   *
   * @param realized root of the variance that followed
   * @param baseline root of the baseline's forecast
   * @param best root of the forecast of the model with the least loss of the whole study
   * @param probability of a spike, by the study's last spike forecast; NaN where there is none
   * @param fall the worst fall that followed, as a log return
   */
  public record Hour(
      String time,
      double realized,
      double baseline,
      double best,
      double probability,
      boolean spike,
      double fall) {}
}
