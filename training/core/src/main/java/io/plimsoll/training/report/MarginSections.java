package io.plimsoll.training.report;

import io.plimsoll.training.BarSeries;
import io.plimsoll.training.replay.FrontierPoint;
import io.plimsoll.training.replay.InstrumentMargin;
import io.plimsoll.training.replay.RegimeResult;
import java.util.Arrays;
import java.util.List;

/** The parts of a report that a replay fills. */
public final class MarginSections {
  private static final Ink[] INKS = {
    Ink.ORANGE, Ink.GREEN, Ink.BLUE, Ink.PURPLE, Ink.AMBER, Ink.SKY
  };
  private static final double[] SCALES = {
    0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.3, 2.6, 3
  };

  private MarginSections() {}

  /** What each regime charged, covered and cost. */
  public static void replay(HtmlReport report, StudyInputs.Margin margin, List<BarSeries> bars) {
    report.paragraph(margin.explanation());
    report.list(Verdicts.margin(margin));
    report.table(coverage(margin));
    report.table(outcomes(margin));
    InstrumentMargin first = margin.regimes().getFirst().instruments().getFirst();
    report.figure(
        marginChart(margin),
        "Margin on "
            + first.instrument()
            + " and the worst move against a long or a short within the hour that followed, % of the price. Where the grey"
            + " reaches above a line, that margin was not enough.");
    bars.stream()
        .filter(series -> series.instrument().equals(first.instrument()))
        .findFirst()
        .ifPresent(
            series ->
                report.figure(
                    priceChart(margin, series),
                    "Price of "
                        + first.instrument()
                        + " and how far a long liquidated at the last decision is covered: the price less its margin."));
    report.list(margin.remarks());
  }

  /** What margin costs and what it leaves uncovered, at every level. */
  public static void frontier(HtmlReport report, StudyInputs.Margin margin) {
    SvgChart chart =
        new SvgChart(
                "Margin against shortfall",
                SvgChart.XAxis.NUMBER,
                "average margin, % of notional",
                "mean shortfall, % of notional")
            .logarithmic();
    for (int i = 0; i < margin.regimes().size(); i++) {
      RegimeFacts facts = RegimeFacts.of(margin.regimes().get(i));
      List<FrontierPoint> points = FrontierPoint.of(facts.margin(), facts.excursion(), SCALES);
      double[] x = points.stream().mapToDouble(point -> 100 * point.averageMargin()).toArray();
      double[] y = points.stream().mapToDouble(point -> 100 * point.meanShortfall()).toArray();
      chart.line(margin.regimes().get(i).name(), ink(i), x, y);
      chart.points("", ink(i), new double[] {x[6]}, new double[] {y[6]}, List.of());
    }
    report.figure(
        chart.toSvg(),
        "Each regime scaled up and down: how much margin is charged on average and how much of the moves it leaves uncovered."
            + " Lower and further left is better; the dots are the regimes as replayed.");
  }

  /** How much each regime moves. */
  public static void procyclicality(HtmlReport report, StudyInputs.Margin margin) {
    Table table =
        new Table(
            "How much margin moved while the position did not",
            "Regime",
            "Peak / trough",
            "Largest rise in 1h",
            "in 8h",
            "in 24h",
            "Change a day, of the mean");
    for (RegimeResult regime : margin.regimes()) {
      RegimeFacts facts = RegimeFacts.of(regime);
      add(
          table,
          margin,
          regime,
          Numbers.fixed(facts.peakToTrough(), 2),
          Numbers.percent(facts.relativeRise(0), 0),
          Numbers.percent(facts.relativeRise(1), 0),
          Numbers.percent(facts.relativeRise(2), 0),
          Numbers.percent(facts.changePerDay(), 0));
    }
    report.table(table);
  }

  private static Table coverage(StudyInputs.Margin margin) {
    Table table =
        new Table(
            "Coverage over the next hour, longs and shorts together",
            "Regime",
            "Average margin",
            "Exceeded",
            "Mean shortfall",
            "Margin at equal coverage",
            "Kupiec p, longs",
            "Kupiec p, shorts");
    for (RegimeResult regime : margin.regimes()) {
      RegimeFacts facts = RegimeFacts.of(regime);
      InstrumentMargin first = regime.instruments().getFirst();
      add(
          table,
          margin,
          regime,
          Numbers.percent(facts.averageMargin(), 2),
          Numbers.percent(facts.exceedanceRate(), 2),
          Numbers.percent(facts.meanShortfall(), 4),
          Numbers.percent(facts.matchedAverage(), 2),
          Numbers.pValue(first.longsTest().pValue()),
          Numbers.pValue(first.shortsTest().pValue()));
    }
    return table;
  }

  private static Table outcomes(StudyInputs.Margin margin) {
    Table table =
        new Table(
            "What became of the same accounts",
            "Regime",
            "Opened notional",
            "Margin calls",
            "Liquidations",
            "Wiped out",
            "Liquidated notional",
            "Bad debt",
            "Paid by the fund");
    for (RegimeResult regime : margin.regimes()) {
      RegimeResult.Totals totals = regime.totals();
      add(
          table,
          margin,
          regime,
          Numbers.count(Math.round(totals.openedNotional())),
          Numbers.count(totals.marginCalls()),
          Numbers.count(totals.liquidations()),
          Numbers.count(totals.closed()),
          Numbers.count(Math.round(totals.liquidatedNotional())),
          Numbers.count(Math.round(totals.badDebt())),
          Numbers.count(Math.round(totals.fundDraw())));
    }
    return table;
  }

  private static void add(
      Table table, StudyInputs.Margin margin, RegimeResult regime, String... numbers) {
    String[] cells = new String[numbers.length + 1];
    cells[0] = regime.name();
    System.arraycopy(numbers, 0, cells, 1, numbers.length);
    if (regime.name().equals(margin.predictive())) {
      table.markedRow(cells);
    } else {
      table.row(cells);
    }
  }

  private static String marginChart(StudyInputs.Margin margin) {
    InstrumentMargin first = margin.regimes().getFirst().instruments().getFirst();
    double[] time = times(first);
    double[] worst = new double[time.length];
    Arrays.setAll(worst, i -> 100 * Math.max(first.falls()[i], first.rises()[i]));
    SvgChart chart =
        new SvgChart("Margin of each regime", SvgChart.XAxis.TIME, "time (UTC)", "% of the price")
            .fromZero()
            .band("worst move of the next hour", Ink.GREY, time, new double[time.length], worst);
    for (int i = 0; i < margin.regimes().size(); i++) {
      InstrumentMargin mine = margin.regimes().get(i).instruments().getFirst();
      chart.step(
          margin.regimes().get(i).name(),
          ink(i),
          times(mine),
          Arrays.stream(mine.margin()).map(m -> 100 * m).toArray());
    }
    return chart.toSvg();
  }

  private static String priceChart(StudyInputs.Margin margin, BarSeries bars) {
    InstrumentMargin first = margin.regimes().getFirst().instruments().getFirst();
    double[] time = times(first);
    double[] price = new double[time.length];
    for (int i = 0; i < price.length; i++) {
      int bar = bars.endingAt(first.decisionNanos()[i]);
      price[i] = bar < 0 ? Double.NaN : bars.close(bar);
    }
    SvgChart chart =
        new SvgChart("Price and margin lines", SvgChart.XAxis.TIME, "time (UTC)", "price")
            .line("price", Ink.TEXT, time, price);
    for (int i = 0; i < margin.regimes().size(); i++) {
      double[] charged = margin.regimes().get(i).instruments().getFirst().margin();
      double[] line = new double[price.length];
      Arrays.setAll(line, k -> price[k] * (1 - charged[k]));
      chart.step("price less " + margin.regimes().get(i).name() + " margin", ink(i), time, line);
    }
    return chart.toSvg();
  }

  private static double[] times(InstrumentMargin margin) {
    return Arrays.stream(margin.decisionNanos()).asDoubleStream().toArray();
  }

  private static Ink ink(int regime) {
    return INKS[regime % INKS.length];
  }
}
