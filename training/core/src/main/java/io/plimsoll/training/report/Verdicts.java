package io.plimsoll.training.report;

import io.plimsoll.training.ExperimentSummary;
import io.plimsoll.training.ExperimentSummary.FamilyScore;
import io.plimsoll.training.evaluation.DieboldMariano;
import io.plimsoll.training.replay.RegimeResult;
import java.util.ArrayList;
import java.util.List;

/** What the numbers say, in words; nothing here is decided before the numbers are. */
final class Verdicts {
  private static final double SIGNIFICANT = 0.05;

  private Verdicts() {}

  /** Which family won, by how much, and whether that means anything. */
  static String forecast(ExperimentSummary summary) {
    FamilyScore champion = summary.score(summary.champion());
    String of = "Of " + summary.trials() + " model families";
    if (summary.champion().equals(summary.baseline())) {
      return of
          + ", none beat the baseline **"
          + summary.baseline()
          + "**: it has the lowest out-of-sample loss (QLIKE "
          + Numbers.fixed(champion.qlike(), 3)
          + "). "
          + runnerUp(summary);
    }
    DieboldMariano test = champion.againstBaseline();
    return of
        + ", **"
        + summary.champion()
        + "** has the lowest out-of-sample loss: QLIKE "
        + Numbers.fixed(champion.qlike(), 3)
        + ", "
        + Numbers.percent(1 - champion.qlikeRatio(), 1)
        + " below "
        + summary.baseline()
        + (test.pValue() < SIGNIFICANT
            ? ", a difference that chance alone would rarely make (Diebold–Mariano p "
                + equal(test.pValue())
                + "). "
            : ", a difference that chance could make (Diebold–Mariano p "
                + equal(test.pValue())
                + "). ")
        + runnerUp(summary);
  }

  private static String runnerUp(ExperimentSummary summary) {
    if (summary.trials() < 2) {
      return "Nothing else was compared.";
    }
    DieboldMariano test = summary.championAgainstRunnerUp();
    return "The second best is "
        + summary.runnerUp()
        + (test.firstIsBetter(SIGNIFICANT)
            ? ", significantly worse (p " + equal(test.pValue()) + ")."
            : ", not significantly worse (p "
                + equal(test.pValue())
                + "): between the two the smaller number decided.");
  }

  /** How far the champion sees spikes coming. */
  static String spikes(ExperimentSummary summary) {
    FamilyScore champion = summary.score(summary.champion());
    if (champion.spike().spikes() == 0) {
      return "No spike happened in the test window, so nothing can be said about seeing them.";
    }
    String text =
        "Its spike probabilities rank spikes "
            + Numbers.fixed(champion.spike().lift(), 1)
            + " times as well as chance, and as probabilities they are "
            + (champion.spike().brierSkill() > 0 ? "better" : "worse")
            + " than always naming the past share of spikes (Brier skill "
            + Numbers.fixed(champion.spike().brierSkill(), 2)
            + "). ";
    return champion.onset().onsets() == 0
        ? text + "No spike **began** in the test window."
        : text
            + "Spikes that **begin**, the only kind that takes skill to see, they rank "
            + Numbers.fixed(champion.onset().lift(), 1)
            + " times as well as chance ("
            + Numbers.count(champion.onset().onsets())
            + " origins).";
  }

  /** What the predictive margin did against the others; one sentence a regime. */
  static List<String> margin(StudyInputs.Margin margin) {
    List<String> sentences = new ArrayList<>();
    RegimeResult mine =
        margin.regimes().stream()
            .filter(regime -> regime.name().equals(margin.predictive()))
            .findFirst()
            .orElseThrow();
    RegimeFacts my = RegimeFacts.of(mine);
    for (RegimeResult other : margin.regimes()) {
      if (!other.name().equals(margin.predictive())) {
        RegimeFacts its = RegimeFacts.of(other);
        sentences.add(
            "Against **"
                + other.name()
                + "** (average margin "
                + Numbers.percent(my.averageMargin(), 2)
                + " and "
                + Numbers.percent(its.averageMargin(), 2)
                + "): "
                + compare("mean shortfall", my.meanShortfall(), its.meanShortfall())
                + ", "
                + compare(
                    "liquidations", mine.totals().liquidations(), other.totals().liquidations())
                + ", "
                + compare("bad debt", mine.totals().badDebt(), other.totals().badDebt())
                + "; in eight hours margin rose by up to "
                + Numbers.percent(my.relativeRise(1), 0)
                + " of itself, against "
                + Numbers.percent(its.relativeRise(1), 0)
                + ".");
      }
    }
    return sentences;
  }

  private static String compare(String what, double mine, double its) {
    if (!(its > 0)) {
      return mine > 0 ? "some " + what + " where there was none" : "no " + what + " in either";
    }
    double change = mine / its - 1;
    if (Math.abs(change) < 0.005) {
      return what + " the same";
    }
    return what + " " + Numbers.percent(Math.abs(change), 0) + (change < 0 ? " lower" : " higher");
  }

  private static String equal(double p) {
    return p < 0.001 ? "< 0.001" : "= " + Numbers.pValue(p);
  }
}
