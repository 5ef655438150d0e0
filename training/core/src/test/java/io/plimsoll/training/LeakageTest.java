package io.plimsoll.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.training.LabelTable.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Three alarms: the future must not matter, labels must matter, and an input that knows the future
 * must be noticed.
 */
class LeakageTest {

  @Test
  void anotherFutureLeavesEveryForecastBeforeItTheSame() {
    int until = 3 * 1440 + 777;
    ForecastSeries one = series(Market.panel(Market.bars(1)));
    ForecastSeries other = series(Market.panel(Market.bars(1, until, 99)));
    int compared = 0;
    for (int i = 0; i < one.size() && one.asOfNanos()[i] <= until * Market.MINUTE; i++) {
      assertEquals(one.asOfNanos()[i], other.asOfNanos()[i]);
      for (String family : one.families().keySet()) {
        ForecastSeries.Family a = Objects.requireNonNull(one.families().get(family));
        ForecastSeries.Family b = Objects.requireNonNull(other.families().get(family));
        assertEquals(a.variance()[i], b.variance()[i], family + " at " + i);
        assertEquals(a.spikeProbability()[i], b.spikeProbability()[i]);
        assertEquals(a.downQuantiles()[1][i], b.downQuantiles()[1][i]);
      }
      compared++;
    }
    assertTrue(compared > 150, "compared " + compared);
  }

  @Test
  void shuffledLabelsLeaveNoSkill() {
    Panel panel = Market.panel(Market.bars(1));
    ExperimentSummary summary = ExperimentTest.run(Market.settings(), shuffled(panel)).summary();
    ExperimentSummary.SpikeScore spike = summary.score("log-har").spike();
    // Two standard errors of an AUC of one half (Hanley and McNeil 1982): 2·√((1/12)·(1/positives +
    // 1/negatives)).
    double se =
        Math.sqrt((1.0 / spike.spikes() + 1.0 / (summary.counts().judged() - spike.spikes())) / 12);
    assertEquals(0.5, spike.auc(), 3 * se);
    assertTrue(spike.brierSkill() < 0.02, "Brier skill " + spike.brierSkill());
    // A model that learned nothing forecasts the mean; following the last hour is then worse than
    // not following it.
    assertTrue(summary.score("random-walk").qlikeRatio() > 1);
  }

  @Test
  void anInputThatKnowsTheFutureIsNoticed() {
    Panel panel = Market.panel(Market.bars(1));
    double[] leak = new double[panel.features().size()];
    Arrays.setAll(leak, row -> Math.log(panel.labels().label(row).variance()));
    FeatureTable table = Market.with(panel.features(), "innocent", leak);
    List<String> all = new ArrayList<>(Market.INPUTS.all());
    all.add("innocent");
    ExperimentSettings s = Market.settings();
    ExperimentSettings leaky =
        new ExperimentSettings(
            s.name(),
            List.of("log-har", "log-har-x"),
            List.of(),
            "log-har",
            new EstimatorProvider.Inputs(
                Market.INPUTS.har(), Market.INPUTS.last(), Market.INPUTS.ewma(), all),
            s.labels(),
            s.split(),
            s.everyNanos(),
            s.calibrationFraction(),
            s.levels(),
            s.seed(),
            2);
    ExperimentSummary summary =
        ExperimentTest.run(leaky, new Panel(table, panel.labels())).summary();
    assertTrue(
        summary.warnings().stream()
            .anyMatch(w -> w.startsWith("log-har-x") && w.contains("future")),
        summary.warnings().toString());
  }

  /**
   * The same labels in another order; each matures when the row says, so the split does not change.
   */
  private static Panel shuffled(Panel panel) {
    List<Integer> complete = new ArrayList<>();
    for (int row = 0; row < panel.labels().size(); row++) {
      if (panel.labels().label(row).complete()) {
        complete.add(row);
      }
    }
    List<Integer> order = new ArrayList<>(complete);
    Collections.shuffle(order, new Random(5));
    Label[] labels = new Label[panel.labels().size()];
    long[] asOf = new long[labels.length];
    Arrays.fill(labels, Label.MISSING);
    Arrays.setAll(asOf, panel.labels()::asOfNanos);
    for (int i = 0; i < complete.size(); i++) {
      Label other = panel.labels().label(order.get(i));
      labels[complete.get(i)] =
          new Label(
              true,
              panel.labels().label(complete.get(i)).maturesAtNanos(),
              other.variance(),
              other.logReturn(),
              other.down(),
              other.up(),
              other.threshold(),
              other.spike(),
              other.spiking());
    }
    return new Panel(panel.features(), new LabelTable(Market.XYZ, Market.HOUR, asOf, labels, 0));
  }

  private static ForecastSeries series(Panel panel) {
    return ExperimentTest.run(Market.settings(), panel).series().getFirst();
  }
}
