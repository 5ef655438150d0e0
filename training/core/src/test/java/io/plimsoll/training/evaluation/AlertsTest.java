package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlertsTest {

  @Test
  void budgetTakesTheHighestScores() {
    boolean[] y = {true, false, true, false, true, false, false, false, false, false};
    double[] s = {0.9, 0.8, 0.7, 0.6, 0.1, 0.2, 0.3, 0.3, 0.3, 0.3};
    AlertBudget budget = AlertBudget.of(y, s, 0.3);
    assertEquals(3, budget.alerts());
    assertEquals(2, budget.hits());
    assertEquals(2 / 3.0, budget.precision());
    assertEquals(2 / 3.0, budget.recall());
    assertEquals(2 / 0.9, budget.lift(), 1e-15);
  }

  @Test
  void budgetOfLessThanOneAlertIsUndefined() {
    AlertBudget budget = AlertBudget.of(new boolean[100], new double[100], 0.005);
    assertEquals(0, budget.alerts());
    assertTrue(Double.isNaN(budget.precision()));
    assertThrows(
        IllegalArgumentException.class, () -> AlertBudget.of(new boolean[1], new double[1], 0));
    // 0.29·100 is a little less than 29 in binary.
    assertEquals(29, AlertBudget.of(new boolean[100], new double[100], 0.29).alerts());
  }

  @Test
  void calibrationErrorOfRightProbabilitiesIsWhatNoiseMakes() {
    SplittableRandom random = new SplittableRandom(5);
    double[] p = random.doubles(3000, 0, 0.4).toArray();
    boolean[] y = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      y[i] = random.nextDouble() < p[i];
    }
    CalibrationError error = CalibrationError.of(y, p, CalibrationError.BINS, 200, 1, 7);
    assertEquals(error.ifCalibrated(), error.value(), 0.6 * error.ifCalibrated());
    assertTrue(error.lower() <= error.upper());
    // E|N(0, s²)| = s·√(2/π), s² about 0.2·0.8·(1 − …)/200 in each of 15 bins: near 0.02.
    assertEquals(0.02, error.ifCalibrated(), 0.006);
  }

  @Test
  void calibrationErrorOfDoubledProbabilitiesIsTheirMean() {
    SplittableRandom random = new SplittableRandom(6);
    double[] p = random.doubles(4000, 0, 0.5).toArray();
    boolean[] y = new boolean[p.length];
    double mean = 0;
    for (int i = 0; i < p.length; i++) {
      y[i] = random.nextDouble() < p[i] / 2;
      mean += p[i] / 2 / p.length;
    }
    CalibrationError error = CalibrationError.of(y, p, 15, 200, 1, 7);
    assertTrue(error.lower() < mean && mean < error.upper() + 0.005, error.toString());
    assertTrue(error.lower() > error.ifCalibrated());
  }

  @Test
  void resampledErrorOfOneSampleIsThatOfTheCurve() {
    // With one bin a resample's error is |mean p − share|, whose bootstrap centres on the value.
    boolean[] y = {true, false, false, false};
    double[] p = {0.5, 0.5, 0.5, 0.5};
    CalibrationError error = CalibrationError.of(y, p, 1, 1000, 1, 1);
    assertEquals(0.25, error.value());
    assertEquals(0, error.lower());
    assertEquals(0.5, error.upper());
  }

  @Property
  void calibrationErrorIsThatOfTheCurve(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 20) Integer> scores,
      @ForAll @IntRange(min = 1, max = 12) int bins) {
    double[] p = scores.stream().mapToDouble(score -> score / 20.0).toArray();
    boolean[] y = new boolean[p.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 3 == 0;
    }
    assertEquals(
        ReliabilityCurve.quantileBins(y, p, bins).expectedCalibrationError(),
        CalibrationError.of(y, p, bins, 1, 1, 1).value(),
        1e-12);
  }

  @Test
  void calibrationErrorIsTheSameForTheSameSeed() {
    boolean[] y = new boolean[50];
    Arrays.fill(y, 10, 20, true);
    double[] p = new SplittableRandom(1).doubles(50).toArray();
    assertEquals(CalibrationError.of(y, p, 5, 100, 4, 2), CalibrationError.of(y, p, 5, 100, 4, 2));
    assertTrue(
        Double.isNaN(CalibrationError.of(new boolean[0], new double[0], 5, 10, 1, 1).value()));
    assertThrows(
        IllegalArgumentException.class,
        () -> CalibrationError.of(new boolean[] {true}, new double[] {1.5}, 5, 10, 1, 1));
  }
}
