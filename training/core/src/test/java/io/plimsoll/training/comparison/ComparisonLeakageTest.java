package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.training.evaluation.LongRunVariance;
import io.plimsoll.training.evaluation.LossGrid;
import io.plimsoll.training.evaluation.Qlike;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The leakage battery, on whole studies of panels whose truth is known. */
class ComparisonLeakageTest {
  private static final SimulatedPanel PANEL = SimulatedPanel.of(3, 3, SmallStudy.DAYS);
  private static final List<String> MODELS =
      List.of("random-walk", "log-har", "relative-har-x", "blend", "guarded");

  /** The study without what needs excursions, which changed labels lose. */
  static final String VARIANCES =
      SmallStudy.TEXT.substring(0, SmallStudy.TEXT.indexOf("quantiles"));

  @TempDir Path root;

  private ComparisonResult run(SimulatedPanel panel, String text, UnaryOperator<Sample> change)
      throws IOException {
    return SmallStudy.run(panel, root, text, change);
  }

  private ComparisonSummary.Horizon hour(String text, UnaryOperator<Sample> change)
      throws IOException {
    return run(PANEL, text, change).summary().horizon("1h");
  }

  /** Compares forecasts up to a time bit for bit; how many there were. */
  private static int sameUntil(Judged one, Judged other, long nanos) {
    int compared = 0;
    int at = 0;
    for (int k = 0; k < one.size(); k++) {
      if (one.times()[k] > nanos) {
        continue;
      }
      while (other.instruments()[at] < one.instruments()[k] || other.times()[at] < one.times()[k]) {
        at++;
      }
      assertEquals(one.instruments()[k], other.instruments()[at]);
      assertEquals(one.times()[k], other.times()[at]);
      for (String model : MODELS) {
        assertEquals(one.of(model)[k], other.of(model)[at], model + " at " + one.times()[k]);
        compared++;
      }
    }
    return compared;
  }

  private static int differentAfter(Judged one, Judged other, long nanos) {
    int different = 0;
    for (int k = 0; k < Math.min(one.size(), other.size()); k++) {
      if (one.times()[k] > nanos && one.of("log-har")[k] != other.of("log-har")[k]) {
        different++;
      }
    }
    return different;
  }

  @Test
  void anotherFutureLeavesForecastsAndTheirFitsTheSame() throws IOException {
    SimulatedPanel stranger = SimulatedPanel.of(99, 3, SmallStudy.DAYS);
    for (String text :
        List.of(
            // without dates too, where the study finds its beginning itself
            SmallStudy.with(
                SmallStudy.with(SmallStudy.TEXT, ", from: 2024-01-12, to: 2024-01-25", ""),
                "{family: random-walk}",
                "{family: random-walk, window: 200 rows}"),
            SmallStudy.with(
                SmallStudy.TEXT,
                "settings: {level: rv_3d}}",
                "settings: {level: rv_3d}, leave-one-out: true}"))) {
      Judged honest = run(PANEL, text, UnaryOperator.identity()).judged("1h");
      // Half past an hour, just before and just after a refit.
      for (int bar : new int[] {17 * 288 - 6, 17 * 288 + 6}) {
        long nanos = SimulatedPanel.START_NANOS + bar * SimulatedPanel.BAR_NANOS;
        Judged other = run(PANEL.until(bar, stranger), text, UnaryOperator.identity()).judged("1h");
        int compared = sameUntil(honest, other, nanos);
        assertTrue(compared >= 6 * 24 * 3 * MODELS.size() - 15, "compared " + compared);
        assertTrue(differentAfter(honest, other, nanos) > 300, "another future must matter later");
      }
    }
  }

  @Test
  void anotherFutureLeavesProbabilitiesAndQuantilesTheSame() throws IOException {
    int bar = 19 * 288 + 6;
    long nanos = SimulatedPanel.START_NANOS + bar * SimulatedPanel.BAR_NANOS;
    Learned honest = Learned.of(PANEL, root);
    Learned other = Learned.of(PANEL.until(bar, SimulatedPanel.of(99, 3, SmallStudy.DAYS)), root);
    assertEquals(honest.values().keySet(), other.values().keySet());
    honest
        .values()
        .forEach(
            (name, values) -> {
              double[][] others = other.values().getOrDefault(name, new double[0][]);
              int compared = 0;
              for (int i = 0; i < values.length; i++) {
                int until = honest.forecasts().firstAt(i, nanos);
                for (int o = 0; o < until; o++) {
                  assertEquals(values[i][o], others[i][o], name + " at " + o);
                  compared += Double.isNaN(values[i][o]) ? 0 : 1;
                }
                assertFalse(
                    Arrays.equals(values[i], others[i]), name + ": the future must matter later");
              }
              assertTrue(compared >= 3 * 24 * 3, name + " compared " + compared);
            });
  }

  /** The mean loss of the constant that fits an instrument's outcomes best, in hindsight. */
  static double constant(Judged judged) {
    double sum = 0;
    for (int i = 0; i < judged.count(); i++) {
      double[] realized = judged.of(i, judged.realized());
      // QLIKE of a constant is least at the mean.
      double[] mean = new double[realized.length];
      Arrays.fill(mean, Arrays.stream(realized).average().orElseThrow());
      sum += Arrays.stream(Qlike.losses(realized, mean)).sum();
    }
    return sum / judged.size();
  }

  @Test
  void shuffledLabelsLeaveNothingToForecast() throws IOException {
    ComparisonResult honest = run(PANEL, VARIANCES, UnaryOperator.identity());
    ComparisonResult shuffled = run(PANEL, VARIANCES, SampleChanges.shuffled(11));
    for (String model : MODELS) {
      double loss = shuffled.summary().horizon("1h").variance(model).qlike();
      double ratio = loss / constant(shuffled.judged("1h"));
      assertTrue(ratio >= 1, model + " has " + ratio + " of a constant's loss");
    }
    // With the labels in place there is much to forecast.
    double kept =
        honest.summary().horizon("1h").variance("log-har").qlike() / constant(honest.judged("1h"));
    assertTrue(kept < 0.7, "log-har has " + kept + " of a constant's loss");
    for (SpikeScores spike : shuffled.summary().horizon("1h").spikes()) {
      for (SpikeScores.Score score : List.of(spike.spike(), spike.onset())) {
        // The standard error of the AUC of a forecast that knows nothing (Mann and Whitney 1947):
        // √((n + 1) / (12·events·others)).
        double n = score.origins();
        double se = Math.sqrt((n + 1) / (12.0 * score.events() * (n - score.events())));
        assertEquals(0.5, score.auc(), 2 * se, spike.name());
        assertTrue(score.brierSkill() < 0.01, spike.name() + ": " + score.brierSkill());
      }
    }
    assertTrue(honest.summary().horizon("1h").spikes().getFirst().spike().auc() > 0.65);
  }

  @Test
  void aFeatureThatKnowsTheOutcomeRingsTheAlarm() throws IOException {
    ComparisonSummary.Horizon honest = hour(VARIANCES, UnaryOperator.identity());
    assertEquals(List.of(), honest.warnings());
    ComparisonSummary.Horizon leaking = hour(VARIANCES, SampleChanges.leaking("rv_3d"));
    double ratio = leaking.variance("relative-har-x").ratio();
    assertTrue(ratio < 0.5, "ratio " + ratio);
    // What does not read the feature stays what it was; what is made of it leaks too.
    assertEquals(honest.variance("random-walk").qlike(), leaking.variance("random-walk").qlike());
    assertTrue(
        leaking.warnings().getFirst().contains("'relative-har-x'")
            && leaking.warnings().getFirst().contains("'log-har'"),
        leaking.warnings().toString());
    assertFalse(leaking.warnings().stream().anyMatch(text -> text.contains("'random-walk'")));
  }

  /** How much of the loss of log-HAR remains when features with a direction in time are added. */
  private double edge(SimulatedPanel panel) throws IOException {
    String text =
        SmallStudy.with(
            VARIANCES,
            "  - {family: relative-har-x, settings: {level: rv_3d}}\n",
            """
              - {family: relative-har-x, settings: {level: rv_3d}}
              - {name: without, family: relative-har-x, features: [x_1h, x_6h], settings: {level: rv_3d}}
            """);
    ComparisonSummary.Horizon hour =
        run(panel, text, UnaryOperator.identity()).summary().horizon("1h");
    return 1 - hour.variance("relative-har-x").qlike() / hour.variance("without").qlike();
  }

  @Test
  void whatFallsTellOfTheFutureIsLostWhenTimeRunsBackwards() throws IOException {
    SimulatedPanel panel = SimulatedPanel.of(5, 3, SmallStudy.DAYS, -0.25);
    double forward = edge(panel);
    double backward = edge(panel.reversed());
    // As in io.plimsoll.training.audit.TimeReversal: less than two thirds may be left, because
    // backwards a fall explains a part of the variance that was before it.
    assertTrue(forward > 0.03, "forward " + forward);
    assertTrue(backward < 2 * forward / 3, "forward " + forward + ", backward " + backward);
    // Without leverage there is nothing to lose.
    double none = edge(PANEL);
    assertTrue(Math.abs(none) < forward / 2, "without leverage " + none);
  }

  /** The mean over instruments of the loss at each time. */
  private static double[] losses(Judged judged, String model) {
    double[][] grid =
        LossGrid.of(
            judged.times(),
            judged.instruments(),
            judged.count(),
            Qlike.losses(judged.realized(), judged.of(model)));
    double[] means = new double[grid[0].length];
    for (int t = 0; t < means.length; t++) {
      int time = t;
      means[t] =
          Arrays.stream(grid)
              .mapToDouble(row -> row[time])
              .filter(Double::isFinite)
              .average()
              .orElseThrow();
    }
    return means;
  }

  static void embargoMovesLittle(
      ComparisonResult without, ComparisonResult with, String model, String what) {
    double[] losses = losses(without.judged("1h"), model);
    double[] others = losses(with.judged("1h"), model);
    double error =
        Math.sqrt(
            LongRunVariance.of(losses, LongRunVariance.lag(losses.length, 1)) / losses.length);
    double moved =
        Math.abs(
            Arrays.stream(others).average().orElseThrow()
                - Arrays.stream(losses).average().orElseThrow());
    assertTrue(moved < error, what + ": " + model + " moved " + moved + ", one se is " + error);
  }

  @Test
  void anEmbargoOfTenHorizonsMovesNoLossByAStandardError() throws IOException {
    ComparisonResult without = run(PANEL, VARIANCES, UnaryOperator.identity());
    for (String embargo : List.of("1h", "10h")) {
      String text =
          SmallStudy.with(VARIANCES, "warm-up: 4d,", "warm-up: 4d, embargo: " + embargo + ",");
      ComparisonResult with = run(PANEL, text, UnaryOperator.identity());
      assertFalse(
          Arrays.equals(without.judged("1h").of("log-har"), with.judged("1h").of("log-har")),
          "an embargo takes rows away, so fits must change");
      for (String model : MODELS) {
        embargoMovesLittle(without, with, model, embargo);
      }
    }
  }

  private static final String LEFT_OUT =
      SmallStudy.with(
          VARIANCES,
          "  - {family: relative-har-x, settings: {level: rv_3d}}\n",
          """
            - {family: relative-har-x, settings: {level: rv_3d}}
            - {name: stranger, family: relative-har-x, settings: {level: rv_3d}, leave-one-out: true}
          """);

  @Test
  void aPooledModelForecastsInstrumentsThatItNeverSaw() throws IOException {
    ComparisonSummary.Horizon hour = hour(LEFT_OUT, UnaryOperator.identity());
    VarianceScore stranger = hour.variance("stranger");
    for (int i = 0; i < 3; i++) {
      double pooled = hour.variance("relative-har-x").instruments().get(i).qlike();
      double walk = hour.variance("random-walk").instruments().get(i).qlike();
      double own = stranger.instruments().get(i).qlike();
      String name = stranger.instruments().get(i).instrument();
      assertTrue(own < 1.03 * pooled, name + ": " + own + " against " + pooled + " when seen");
      assertTrue(own < 0.8 * walk, name + ": " + own + " against " + walk + " of the random walk");
    }
  }

  @Test
  void aFitThatLeavesAnInstrumentOutHasSeenNothingOfItsOutcomes() throws IOException {
    Judged honest = run(PANEL, LEFT_OUT, UnaryOperator.identity()).judged("1h");
    Judged scaled = run(PANEL, LEFT_OUT, SampleChanges.scaled(1, 3)).judged("1h");
    for (int i = 0; i < 3; i++) {
      boolean same =
          Arrays.equals(honest.of(i, honest.of("stranger")), scaled.of(i, scaled.of("stranger")));
      assertEquals(i == 1, same, SimulatedPanel.name(i));
      assertFalse(
          Arrays.equals(
              honest.of(i, honest.of("relative-har-x")),
              scaled.of(i, scaled.of("relative-har-x"))));
    }
  }
}
