package io.plimsoll.training.comparison;

import io.plimsoll.training.comparison.ComparisonSummary.Horizon;
import io.plimsoll.training.evaluation.Holm;
import io.plimsoll.training.report.HtmlReport;
import io.plimsoll.training.report.Numbers;
import io.plimsoll.training.report.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What a study's page says of quantiles of the worst excursion. */
final class QuantileSection {
  private static final double SIGNIFICANCE = 0.05;
  private static final List<String> THIRDS = List.of("calm", "middling", "storm");
  private static final Comparator<QuantileScore.Group> BY_RATE =
      Comparator.comparingDouble(QuantileScore.Group::rate);

  private QuantileSection() {}

  static void write(HtmlReport report, Horizon horizon) {
    report.section("How far the price can run in the next " + horizon.horizon());
    report.paragraph(
        "Quantiles of the worst fall and the worst rise. Kupiec's test asks whether the share of"
            + " excursions beyond a quantile is what it should be; its power is the chance that it"
            + " would have noticed a rate twice as high.");
    Table table =
        new Table(
            "All instruments together",
            "Forecast",
            "Side",
            "Level",
            "Beyond",
            "Expected",
            "Kupiec p",
            "All forecasts (Holm)",
            "Power",
            "Pinball, bp",
            "FZ0",
            "Mean",
            "calm",
            "middling",
            "storm");
    for (QuantileScore score : horizon.quantiles()) {
      table.row(
          score.name(),
          score.side(),
          Numbers.percent(score.level(), 1),
          Numbers.percent(score.rate(), 2),
          Numbers.percent(1 - score.level(), 2),
          Numbers.pValue(score.kupiecP()),
          Numbers.pValue(score.kupiecHolmP()),
          Numbers.fixed(score.power(), 2),
          Numbers.fixed(1e4 * score.pinball(), 3),
          Numbers.fixed(score.fz0(), 3),
          Numbers.percent(score.mean(), 2),
          Numbers.percent(score.terciles().get(0), 2),
          Numbers.percent(score.terciles().get(1), 2),
          Numbers.percent(score.terciles().get(2), 2));
    }
    report.table(table);
    report.table(thirds(horizon));
    report.table(hours(horizon));
    report.paragraph(
        "The expected shortfall is what an excursion beyond the quantile comes to on average. Acerbi"
            + " and Székely's Z1 looks at how far exceedances went, Z2 also at how many there were;"
            + " both are 0 where it is right and negative where excursions were worse. P-values come"
            + " from simulated samples with the tail of Student's t with "
            + Numbers.fixed(ShortfallScoring.DEGREES_OF_FREEDOM, 0)
            + " degrees of freedom.");
    report.table(shortfalls(horizon));
    report.table(instruments(horizon));
  }

  private static Table hours(Horizon horizon) {
    Table table =
        new Table(
            "By hour of the day, UTC, p-values corrected for their number (Holm)",
            "Forecast",
            "Side",
            "Level",
            "Rejected",
            "Most beyond",
            "at",
            "Least beyond",
            "at");
    for (QuantileScore score : horizon.quantiles()) {
      Optional<QuantileScore.Group> most = score.hours().stream().max(BY_RATE);
      Optional<QuantileScore.Group> least = score.hours().stream().min(BY_RATE);
      table.row(
          score.name(),
          score.side(),
          Numbers.percent(score.level(), 1),
          share(score.hours(), hour -> hour.holmP() < SIGNIFICANCE),
          most.map(hour -> Numbers.percent(hour.rate(), 2)).orElse(Numbers.UNDEFINED),
          most.map(QuantileScore.Group::name).orElse(Numbers.UNDEFINED),
          least.map(hour -> Numbers.percent(hour.rate(), 2)).orElse(Numbers.UNDEFINED),
          least.map(QuantileScore.Group::name).orElse(Numbers.UNDEFINED));
    }
    return table;
  }

  private static Table thirds(Horizon horizon) {
    Table table =
        new Table(
            "Kupiec p by third of the variance, corrected for their number (Holm)",
            "Forecast",
            "Side",
            "Level",
            "calm",
            "middling",
            "storm");
    for (QuantileScore score : horizon.quantiles()) {
      List<String> p = THIRDS.stream().map(third -> pValue(score.thirds(), third)).toList();
      table.row(
          score.name(),
          score.side(),
          Numbers.percent(score.level(), 1),
          p.get(0),
          p.get(1),
          p.get(2));
    }
    return table;
  }

  private static String pValue(List<QuantileScore.Group> groups, String name) {
    return groups.stream()
        .filter(group -> group.name().equals(name))
        .map(group -> Numbers.pValue(group.holmP()))
        .findFirst()
        .orElse(Numbers.UNDEFINED);
  }

  private static Table shortfalls(Horizon horizon) {
    Table table =
        new Table(
            "Expected shortfall, all instruments together",
            "Forecast",
            "Side",
            "Level",
            "Z1",
            "Z2",
            "Z2 p",
            "Z2 p, all forecasts (Holm)",
            "Excess p (McNeil and Frey)",
            "Z2 rejected by instrument (Holm)");
    for (QuantileScore score : horizon.quantiles()) {
      QuantileScore.Shortfall shortfall = score.shortfall();
      table.row(
          score.name(),
          score.side(),
          Numbers.percent(score.level(), 1),
          Numbers.fixed(shortfall.z1(), 3),
          Numbers.fixed(shortfall.z2(), 3),
          Numbers.pValue(shortfall.z2P()),
          Numbers.pValue(shortfall.z2HolmP()),
          Numbers.pValue(shortfall.excessP()),
          rejected(score, QuantileScore.Instrument::z2P));
    }
    return table;
  }

  private static Table instruments(Horizon horizon) {
    Table table =
        new Table(
            "By instrument, p-values corrected for their number (Holm)",
            "Forecast",
            "Side",
            "Level",
            "Rejected (Kupiec)",
            "Its power",
            "Clustered (Christoffersen)",
            "Foretold (DQ)",
            "Duration",
            "Yellow zone",
            "Red zone",
            "Their power");
    for (QuantileScore score : horizon.quantiles()) {
      List<QuantileScore.Instrument> all = score.instruments();
      table.row(
          score.name(),
          score.side(),
          Numbers.percent(score.level(), 1),
          share(all, instrument -> instrument.holmP() < SIGNIFICANCE),
          least(score, QuantileScore.Instrument::power),
          rejected(score, QuantileScore.Instrument::independenceP),
          rejected(score, QuantileScore.Instrument::dynamicP),
          rejected(score, QuantileScore.Instrument::durationP),
          share(all, instrument -> instrument.zone().equals("yellow")),
          share(all, instrument -> instrument.zone().equals("red")),
          least(score, QuantileScore.Instrument::zonePower));
    }
    return table;
  }

  /** The least of a number over the instruments. */
  private static String least(
      QuantileScore score, ToDoubleFunction<QuantileScore.Instrument> number) {
    return "≥ "
        + Numbers.fixed(
            score.instruments().stream().mapToDouble(number).min().orElse(Double.NaN), 2);
  }

  /** How many instruments a test rejects, corrected for how many there are. */
  private static String rejected(
      QuantileScore score, ToDoubleFunction<QuantileScore.Instrument> p) {
    double[] holm = Holm.adjust(score.instruments().stream().mapToDouble(p).toArray());
    return Arrays.stream(holm).filter(each -> each < SIGNIFICANCE).count() + " of " + holm.length;
  }

  private static <T> String share(List<T> all, Predicate<T> question) {
    return all.stream().filter(question).count() + " of " + all.size();
  }
}
