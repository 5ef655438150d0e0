package io.plimsoll.training.comparison;

import static io.plimsoll.training.comparison.HandMade.HOUR;
import static io.plimsoll.training.comparison.HandMade.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlertScoringTest {
  private static final int DAYS = 9;
  private static final int HOURS = DAYS * 24;

  /** The first hour of the eighth day, the first that has a week behind it. */
  private static final int EIGHTH = 7 * 24;

  private static List<SpikeScores.Alerts> scores(double[] realized, double[] p) {
    return scores(HandMade.spiking(realized), p);
  }

  private static List<SpikeScores.Alerts> scores(Sample sample, double[] p) {
    Forecasts forecasts = HandMade.forecasts(sample);
    forecasts.put("any", new double[][] {constant(forecasts.size(0), 1)});
    Judged judged = Judged.of(forecasts, List.of("any"), 0);
    return new AlertScoring(judged, HOUR).scores(new double[][] {p});
  }

  @Test
  void precisionRecallAndLeadOfAHandfulOfAlerts() {
    double[] realized = constant(HOURS, 1);
    double[] p = constant(HOURS, 0.01);
    for (int day = 0; day < 7; day++) {
      p[24 * day] = 0.1;
    }
    realized[EIGHTH + 5] = 3;
    for (int hour : new int[] {3, 4, 5, 6, 9}) {
      p[EIGHTH + hour] = 0.5;
    }
    realized[EIGHTH + 34] = 3;
    SpikeScores.Alerts one = scores(realized, p).getFirst();
    // A week lies behind, seven alerts are allowed, and just seven probabilities are above 0.01:
    // which is the limit. (Of the ninth day's eight days 11 are above it and 8 may be: 0.1.)
    // Alerts at 3, 4, 5 and 9; not at 6, which is spiking. Of them 5 was followed by a spike.
    assertEquals(4, one.alerts());
    assertEquals(0.25, one.precision());
    // Two origins were followed by an onset, 5 and 34; one had an alert.
    assertEquals(0.5, one.recall());
    assertEquals(2, one.onsets());
    assertEquals(0.5, one.noticeShare());
    // The spike is seen at hour 6; the run of alerts began at 3.
    assertEquals(3, one.leadLowerHours());
    assertEquals(3, one.leadMedianHours());
    assertEquals(3, one.leadUpperHours());
  }

  @Test
  void noDayOfTheFirstWeekHasAlerts() {
    SpikeScores.Alerts one = scores(constant(EIGHTH, 1), constant(EIGHTH, 0.1)).getFirst();
    assertEquals(0, one.days());
    assertEquals(0, one.alerts());
    assertEquals(Double.NaN, one.precision());
    assertEquals(Double.NaN, one.recall());
    assertEquals(0, one.onsets());
    assertEquals(Double.NaN, one.leadMedianHours());
  }

  @Test
  void originsWithoutAProbabilityBreakARun() {
    double[] realized = constant(HOURS, 1);
    double[] p = constant(HOURS, 0.01);
    realized[EIGHTH + 5] = 3;
    for (int hour : new int[] {2, 3, 4, 5}) {
      p[EIGHTH + hour] = 0.5;
    }
    p[EIGHTH + 3] = Double.NaN;
    SpikeScores.Alerts one = scores(realized, p).getFirst();
    assertEquals(3, one.alerts());
    // Alerts at 4 and 5 stood until 6; that at 2 is not known to have.
    assertEquals(2, one.leadMedianHours());
  }

  @Test
  void aHorizonThatEndsBeforeTheNextStepHasNoLeads() {
    double[] realized = constant(HOURS, 1);
    realized[EIGHTH + 5] = 3;
    double[] p = constant(HOURS, 0.01);
    p[EIGHTH + 5] = 0.5;
    Forecasts forecasts = HandMade.forecasts(HandMade.spiking(realized));
    forecasts.put("any", new double[][] {constant(HOURS, 1)});
    Judged judged = Judged.of(forecasts, List.of("any"), 0);
    // Looked at every two hours, an hour that spikes is over when somebody looks again.
    SpikeScores.Alerts one =
        new AlertScoring(judged, 2 * HOUR).scores(new double[][] {p}).getFirst();
    assertEquals(1, one.alerts());
    assertEquals(1, one.precision());
    assertEquals(0, one.onsets());
    assertEquals(Double.NaN, one.noticeShare());
    assertEquals(Double.NaN, one.leadMedianHours());
  }
}
