package io.plimsoll.training.comparison;

import io.plimsoll.training.report.HtmlReport;
import io.plimsoll.training.report.Ink;
import io.plimsoll.training.report.Numbers;
import io.plimsoll.training.report.SvgChart;
import io.plimsoll.training.report.Table;
import java.time.Instant;
import java.util.List;

/** What a study's page says of the stretches of time that the study names. */
final class EpisodeSection {
  private EpisodeSection() {}

  static void write(HtmlReport report, ComparisonSummary.Horizon horizon) {
    for (EpisodeScore episode : horizon.episodes()) {
      report.section(episode.name());
      report.paragraph(
          Numbers.count(episode.origins())
              + " origins from "
              + episode.from()
              + " to "
              + episode.to()
              + "; a spike followed "
              + Numbers.count(episode.spikes())
              + " of them.");
      report.table(models(episode, horizon.baseline()));
      if (!episode.alarms().isEmpty()) {
        report.table(alarms(episode));
      }
      if (!episode.hours().isEmpty()) {
        report.figure(
            volatility(episode, horizon.baseline()), episode.instrument() + ", forecast.");
        report.figure(probability(episode), "Probability of a spike that was said.");
      }
    }
  }

  private static Table models(EpisodeScore episode, String baseline) {
    Table table =
        new Table(
            "In the episode", "Model", "QLIKE", "Ratio to " + baseline, "Realized / forecast");
    for (EpisodeScore.Model model : episode.models()) {
      table.row(
          model.model(),
          Numbers.fixed(model.qlike(), 3),
          Numbers.fixed(model.ratio(), 3),
          Numbers.fixed(model.realizedOverForecast(), 2));
    }
    return table;
  }

  private static Table alarms(EpisodeScore episode) {
    Table table =
        new Table("Probability of a spike", "Forecast", "before spikes", "before calm hours");
    for (EpisodeScore.Alarm alarm : episode.alarms()) {
      table.row(
          alarm.name(),
          Numbers.percent(alarm.beforeSpikes(), 1),
          Numbers.percent(alarm.beforeCalm(), 1));
    }
    return table;
  }

  private static double[] times(List<EpisodeScore.Hour> hours) {
    return hours.stream()
        .mapToDouble(hour -> Instant.parse(hour.time()).getEpochSecond() * 1e9)
        .toArray();
  }

  private static String volatility(EpisodeScore episode, String baseline) {
    List<EpisodeScore.Hour> hours = episode.hours();
    double[] x = times(hours);
    return new SvgChart(
            episode.instrument() + " in the episode",
            SvgChart.XAxis.TIME,
            "time (UTC)",
            "square root of the variance")
        .logarithmic()
        .line(
            "realized",
            Ink.GREY,
            x,
            hours.stream().mapToDouble(EpisodeScore.Hour::realized).toArray())
        .dashed(
            baseline,
            Ink.ORANGE,
            x,
            hours.stream().mapToDouble(EpisodeScore.Hour::baseline).toArray())
        .line("best", Ink.BLUE, x, hours.stream().mapToDouble(EpisodeScore.Hour::best).toArray())
        .toSvg();
  }

  private static String probability(EpisodeScore episode) {
    List<EpisodeScore.Hour> hours = episode.hours();
    return new SvgChart(
            "Spikes in the episode",
            SvgChart.XAxis.TIME,
            "time (UTC)",
            "probability; 1 where it came")
        .fromZero()
        .step(
            "a spike followed",
            Ink.GREY,
            times(hours),
            hours.stream().mapToDouble(hour -> hour.spike() ? 1 : 0).toArray())
        .line(
            "probability said",
            Ink.BLUE,
            times(hours),
            hours.stream().mapToDouble(EpisodeScore.Hour::probability).toArray())
        .toSvg();
  }
}
