package io.plimsoll.training.comparison;

import static io.plimsoll.training.comparison.HandMade.HOUR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VarianceScoresTest {
  private static final double[] BASE = {1, 2, 3, 4, 5, 6};

  /** Outcomes are e times the baseline's forecast, so each costs it {@code e − 1 − 1}. */
  private static final double LOSS = Math.E - 2;

  /** The model is right on A in hours 0, 1 and 2, and says what the baseline says elsewhere. */
  private static Forecasts forecasts() {
    double[] realized = times(BASE, Math.E);
    Forecasts forecasts = HandMade.forecasts(realized, realized);
    forecasts.put("base", new double[][] {BASE.clone(), BASE.clone()});
    double[] better = BASE.clone();
    System.arraycopy(realized, 0, better, 0, 3);
    forecasts.put("better", new double[][] {better, BASE.clone()});
    return forecasts;
  }

  private static double[] times(double[] values, double factor) {
    double[] scaled = new double[values.length];
    Arrays.setAll(scaled, i -> factor * values[i]);
    return scaled;
  }

  @Test
  void ratiosAreOfMeanLosses() {
    Judged judged = Judged.of(forecasts(), List.of("base", "better"), 0);
    List<VarianceScore> scores = new VarianceScores(judged, "base", 1).scores(List.of(), 1);
    VarianceScore base = scores.get(0);
    VarianceScore better = scores.get(1);
    assertEquals(LOSS, base.qlike(), 1e-14);
    assertEquals(1, base.ratio());
    // 3 of 12 losses are gone.
    assertEquals(0.75 * LOSS, better.qlike(), 1e-14);
    assertEquals(0.75, better.ratio(), 1e-14);
    // A has a half, B all.
    assertEquals(0.5, better.instruments().get(0).ratio(), 1e-14);
    assertEquals(1, better.instruments().get(1).ratio(), 1e-14);
    assertEquals(0.75, better.medianRatio(), 1e-14);
    assertEquals(1, better.worstRatio(), 1e-14);
    assertEquals("B", better.worstInstrument());
    // Squared errors are (e − 1)²·f²: of 1 + 4 + … + 36 = 91 there remain 16 + 25 + 36 = 77.
    assertEquals(77.0 / 91, better.instruments().get(0).mseRatio(), 1e-14);
    // Logarithms are wrong by 1, nine times of twelve.
    assertEquals(0.75, better.logMse(), 1e-14);
    assertEquals(1, base.logMse(), 1e-14);
  }

  @Test
  void hoursAndTercilesAreRatiosOfTheirOwn() {
    Judged judged = Judged.of(forecasts(), List.of("base", "better"), 0);
    VarianceScore better = new VarianceScores(judged, "base", 1).scores(List.of(), 1).get(1);
    for (int hour = 0; hour < 24; hour++) {
      double expected = hour < 3 ? 0.5 : hour < 6 ? 1 : Double.NaN;
      assertEquals(expected, better.hours().get(hour), 1e-14, "hour " + hour);
    }
    // Thirds of the baseline's forecast: 1 and 2, 3 and 4, 5 and 6. Of A's losses none, one, two
    // are left, of B's two in each.
    assertEquals(0.5, better.terciles().get(0), 1e-14);
    assertEquals(0.75, better.terciles().get(1), 1e-14);
    assertEquals(1, better.terciles().get(2), 1e-14);
  }

  @Test
  void testsAreAgainstTheBaselineAndReferencesButNotItself() {
    Judged judged = Judged.of(forecasts(), List.of("base", "better"), 0);
    List<VarianceScore> scores =
        new VarianceScores(judged, "base", 1).scores(List.of("better", "base"), 1);
    assertEquals(
        List.of("better"),
        scores.get(0).tests().stream().map(VarianceScore.Test::against).toList());
    assertEquals(
        List.of("base"), scores.get(1).tests().stream().map(VarianceScore.Test::against).toList());
    assertTrue(scores.get(1).tests().getFirst().statistic() < 0);
    assertEquals(
        -scores.get(1).tests().getFirst().statistic(),
        scores.get(0).tests().getFirst().statistic(),
        1e-12);
  }

  @Test
  void originsAreJudgedWhereEveryModelHasAForecast() {
    Forecasts forecasts = forecasts();
    forecasts.of("base")[0][1] = Double.NaN;
    forecasts.of("better")[0][4] = Double.NaN;
    forecasts.of("better")[1][5] = Double.POSITIVE_INFINITY;
    Judged judged = Judged.of(forecasts, List.of("base", "better"), HOUR);
    assertArrayEquals(new int[] {2, 3, 5, 1, 2, 3, 4}, judged.origins());
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 1}, judged.instruments());
    assertArrayEquals(new int[] {0, 3, 7}, judged.starts());
    assertEquals(2 * HOUR, judged.times()[0]);
    assertArrayEquals(new double[] {3, 4, 6}, judged.of(0, judged.of("base")));
    assertEquals(3 * Math.E, judged.realized()[0]);
    assertEquals("B", judged.name(1));
    assertEquals(7, judged.size());
    assertEquals(0, Judged.of(forecasts, List.of("base"), 99 * HOUR).size());
  }
}
