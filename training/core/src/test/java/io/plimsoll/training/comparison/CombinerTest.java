package io.plimsoll.training.comparison;

import static io.plimsoll.training.comparison.HandMade.HOUR;
import static io.plimsoll.training.comparison.HandMade.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.training.comparison.ModelSettings.Combined;
import io.plimsoll.training.comparison.ModelSettings.Weighting;
import io.plimsoll.training.comparison.RefitSchedule.Fold;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinerTest {
  private static final int HOURS = 30;
  private static final List<Fold> FOLDS =
      List.of(
          new Fold(0, 10 * HOUR), new Fold(10 * HOUR, 20 * HOUR), new Fold(20 * HOUR, 30 * HOUR));

  /** What an outcome of 1 costs a forecast of e: {@code 1/e − ln(1/e) − 1 = 1/e}. */
  private static final double LOSS_OF_E = 1 / Math.E;

  /** Outcomes of 1; one member says 1, the other e. */
  private static Forecasts members(double[] realized) {
    Forecasts forecasts = HandMade.forecasts(realized, constant(HOURS, 1));
    forecasts.put("right", new double[][] {constant(HOURS, 1), constant(HOURS, 1)});
    forecasts.put("high", new double[][] {constant(HOURS, Math.E), constant(HOURS, Math.E)});
    return forecasts;
  }

  private static double[][] combined(
      Forecasts forecasts, Weighting weighting, List<Double> shares, long embargo) {
    new Combiner(forecasts, FOLDS, embargo)
        .add(new Combined("both", List.of("right", "high"), weighting, shares));
    return forecasts.of("both");
  }

  /** The forecast where each member's loss is over n outcomes: the second member's weight. */
  private static double online(int n) {
    double weight = Math.exp(-n * LOSS_OF_E / 20);
    return Math.exp(weight / (1 + weight));
  }

  @Test
  void equalAndFixedWeightsAreGeometricMeans() {
    double[][] equal = combined(members(constant(HOURS, 1)), Weighting.EQUAL, List.of(), 0);
    double[][] fixed = combined(members(constant(HOURS, 1)), Weighting.FIXED, List.of(3.0, 1.0), 0);
    for (int o = 0; o < HOURS; o++) {
      assertEquals(Math.exp(0.5), equal[1][o], 1e-15);
      assertEquals(Math.exp(0.25), fixed[1][o], 1e-15);
    }
  }

  @Test
  void onlineWeightsAreThoseOfTheLossesThatHadMatured() {
    double[][] values = combined(members(constant(HOURS, 1)), Weighting.ONLINE, List.of(), 0);
    // Hour 9's outcome matures at hour 10, that of hour 10 does not.
    assertEquals(online(0), values[0][9], 1e-14);
    assertEquals(online(10), values[0][10], 1e-14);
    assertEquals(online(10), values[0][19], 1e-14);
    assertEquals(online(20), values[0][20], 1e-14);
    assertEquals(
        online(7),
        combined(members(constant(HOURS, 1)), Weighting.ONLINE, List.of(), 3 * HOUR)[0][10],
        1e-14);
  }

  @Test
  void outcomesThatHadNotMaturedDoNotMatterAndInstrumentsAreApart() {
    double[] later = constant(HOURS, 1);
    for (int o = 10; o < HOURS; o++) {
      later[o] = 50;
    }
    double[][] values = combined(members(later), Weighting.ONLINE, List.of(), 0);
    double[][] before = combined(members(constant(HOURS, 1)), Weighting.ONLINE, List.of(), 0);
    for (int o = 0; o < HOURS; o++) {
      assertEquals(o < 20, before[0][o] == values[0][o], "hour " + o);
      assertEquals(before[1][o], values[1][o]);
    }
    // An outcome of 50 is nearer to e than to 1.
    assertTrue(values[0][20] > Math.exp(0.99), "was " + values[0][20]);
  }

  @Test
  void whereAMemberHasNoForecastThereIsNoneAndNothingIsLearned() {
    Forecasts forecasts = members(constant(HOURS, 1));
    forecasts.of("high")[0][4] = Double.NaN;
    forecasts.of("high")[0][12] = Double.NaN;
    double[][] values = combined(forecasts, Weighting.ONLINE, List.of(), 0);
    assertTrue(Double.isNaN(values[0][12]));
    assertEquals(online(9), values[0][11], 1e-14);
    assertEquals(online(18), values[0][20], 1e-14);
  }

  @Test
  void sharesAndMembersMustFit() {
    List<String> two = List.of("a", "b");
    assertThrows(
        IllegalArgumentException.class,
        () -> new Combined("x", List.of("a"), Weighting.EQUAL, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Combined("x", two, Weighting.FIXED, List.of(1.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Combined("x", two, Weighting.FIXED, List.of(1.0, Double.NaN)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Combined("x", two, Weighting.ONLINE, List.of(1.0, 2.0)));
  }
}
