package io.plimsoll.cli;

import io.plimsoll.datasets.DatasetManifest;
import io.plimsoll.datasets.synthetic.SyntheticMarket;
import io.plimsoll.models.account.AccountRisk;
import io.plimsoll.training.BarSeries;
import io.plimsoll.training.evaluation.ReliabilityCurve;
import io.plimsoll.training.replay.InstrumentMargin;
import io.plimsoll.training.report.Ink;
import io.plimsoll.training.report.Numbers;
import io.plimsoll.training.report.StudyInputs;
import io.plimsoll.training.report.SvgChart;
import io.plimsoll.training.report.Table;
import io.plimsoll.training.study.AccountStudy;
import io.plimsoll.training.study.MarginReplay;
import io.plimsoll.training.study.Study;
import io.plimsoll.training.study.StudySettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the quickstart's report says of its two parts. */
final class QuickstartReport {
  private QuickstartReport() {}

  static StudyInputs.Part real(
      DatasetManifest manifest,
      Study study,
      Study.Result result,
      MarginReplay.Outcome margin,
      List<BarSeries> bars) {
    return new StudyInputs.Part(
        StudyInputs.Origin.REAL,
        "Bitcoin against the dollar on Bitstamp, the last week of November 2013",
        new StudyInputs.Data(
            Numbers.count(manifest.rows()) + " trades",
            manifest.source(),
            manifest.licence(),
            manifest.dataSha256(),
            manifest.firstNanos(),
            manifest.lastNanos(),
            facts(study)),
        result.experiment(),
        bars,
        margin(study, margin),
        List.of());
  }

  static StudyInputs.Part synthetic(
      SyntheticMarket market,
      Study study,
      Study.Result result,
      MarginReplay.Outcome margin,
      AccountStudy.Outcome accounts,
      List<BarSeries> bars) {
    List<StudyInputs.Fact> facts = new ArrayList<>(facts(study));
    facts.add(
        new StudyInputs.Fact(
            "Known truth",
            "order-book depth thins "
                + market.settings().depthLeadMinutes()
                + " minutes before variance rises; "
                + market.settings().crashes()
                + " crashes"));
    return new StudyInputs.Part(
        StudyInputs.Origin.SYNTHETIC,
        "A market made from a seed",
        new StudyInputs.Data(
            market.universe().size() + " instruments with quotes, depth and bars every minute",
            "SyntheticMarket, seed " + market.settings().seed(),
            "none needed",
            study.data().sha256(),
            market.startNanos(),
            market.endNanos(),
            facts),
        result.experiment(),
        bars,
        margin(study, margin),
        List.of(accounts(accounts)));
  }

  private static List<StudyInputs.Fact> facts(Study study) {
    StudySettings settings = study.settings();
    return List.of(
        new StudyInputs.Fact(
            "Features",
            settings.view().features().size()
                + " of view "
                + settings.view().name()
                + "@"
                + settings.view().version()
                + ", a row every "
                + Numbers.span(settings.view().everyNanos())),
        new StudyInputs.Fact("Horizon", Numbers.span(settings.horizonNanos())),
        new StudyInputs.Fact(
            "Spike",
            "variance above " + settings.spikeMultiple() + " times its mean of up to seven days"),
        new StudyInputs.Fact(
            "Walk-forward",
            "first test after "
                + Numbers.span(settings.split().initialTrainNanos())
                + ", refitted every "
                + Numbers.span(settings.split().stepNanos())));
  }

  private static StudyInputs.Margin margin(Study study, MarginReplay.Outcome margin) {
    StudySettings settings = study.settings();
    return new StudyInputs.Margin(
        "Multiplier 1 stands for a margin of "
            + Numbers.percent(margin.baseFraction(), 2)
            + " of notional: what covered "
            + Numbers.percent(settings.policyLevel(), 0)
            + " of the hours before the first test. The policy asks for the "
            + Numbers.percent(settings.policyLevel(), 0)
            + " quantile of the worst move of the next hour, with the forecast volatility shrunk to the long-run"
            + " level (weight "
            + settings.policyWeight()
            + ", fixed in advance). Guards bound it to "
            + settings.guards().floor()
            + " to "
            + settings.guards().cap()
            + " and let it fall by at most "
            + Numbers.percent(settings.guards().maxFallFraction(), 0)
            + " at a time.",
        margin.regimes(),
        "predictive",
        List.of(
            Numbers.count(margin.accounts())
                + " simulated accounts, isolated and cross, on the real price path; they are not fitted to any venue.",
            "Predictive margin uses the out-of-sample forecasts of "
                + margin.family()
                + "; reactive margin follows the "
                + StudySettings.REACTIVE
                + " forecast with full weight; both pass the same guards.",
            "Static and reactive margin are scaled after the fact to the average of predictive margin, so that none"
                + " wins by asking for more."));
  }

  /** The margin facts of an instrument, for the results file. */
  static Map<String, Object> facts(InstrumentMargin margin) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("instrument", margin.instrument().value());
    facts.put("averageMargin", margin.averageMargin());
    facts.put("longs", margin.longs());
    facts.put("shorts", margin.shorts());
    facts.put("longsKupiec", margin.longsTest());
    facts.put("shortsKupiec", margin.shortsTest());
    facts.put("procyclicality", margin.procyclicality());
    return facts;
  }

  private static StudyInputs.Extra accounts(AccountStudy.Outcome outcome) {
    Table table =
        new Table("Liquidation within the hour, second half of the test", "", "Brier", "AUC", "ECE")
            .row(
                "barrier formula",
                Numbers.fixed(outcome.barrier().brier(), 5),
                Numbers.fixed(outcome.barrier().auc(), 3),
                Numbers.fixed(outcome.barrier().calibrationError(), 4))
            .row(
                "with the logistic correction",
                Numbers.fixed(outcome.model().brier(), 5),
                Numbers.fixed(outcome.model().auc(), 3),
                Numbers.fixed(outcome.model().calibrationError(), 4));
    Table slopes =
        new Table("What the correction learned, per standard deviation", "feature", "slope");
    for (int i = 0; i < AccountRisk.FEATURES.size(); i++) {
      slopes.row(AccountRisk.FEATURES.get(i), Numbers.fixed(outcome.fitted().slopes()[i], 3));
    }
    return new StudyInputs.Extra(
        "Risk of single accounts",
        List.of(
            Numbers.count(outcome.accounts())
                + " accounts were rebuilt from their deposits and fills and scored every hour: how likely is"
                + " liquidation within the next, if nothing is added? "
                + Numbers.count(outcome.scored())
                + " scores are judged here, "
                + Numbers.count(outcome.liquidated())
                + " of them ended in liquidation. The formula for touching a barrier with the forecast volatility is"
                + " the floor; the correction was fitted on the first half of the test."),
        List.of(table, slopes),
        List.of(
            new StudyInputs.Figure(
                reliability(outcome.reliability()),
                "Each point is an eighth of the scores; on the diagonal they come true as often as they say.")));
  }

  private static String reliability(ReliabilityCurve curve) {
    double[] forecast =
        curve.bins().stream().mapToDouble(ReliabilityCurve.Bin::meanForecast).toArray();
    double[] frequency =
        curve.bins().stream().mapToDouble(ReliabilityCurve.Bin::frequency).toArray();
    return new SvgChart(
            "Liquidation: forecast and frequency",
            SvgChart.XAxis.NUMBER,
            "forecast probability",
            "observed frequency")
        .square()
        .diagonal("as forecast")
        .points("scores", Ink.BLUE, forecast, frequency)
        .toSvg();
  }
}
