package io.plimsoll.models.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IsotonicTest extends ProbabilityCalibratorContract {
  @Override
  ProbabilityCalibrator fit(double[] score, boolean[] outcome) {
    return Isotonic.fit(score, outcome);
  }

  @Test
  void adjacentViolatorsArePooled() {
    // outcomes by score 0 1 0 0 1 1: 1, 0, 0 are pooled to 1/3 on [2, 4]
    double[] score = {1, 2, 3, 4, 5, 6};
    boolean[] outcome = {false, true, false, false, true, true};
    Isotonic fitted = Isotonic.fit(score, outcome);
    assertEquals(0, fitted.raw(0));
    assertEquals(1 / 6.0, fitted.raw(1.5), 1e-15);
    assertEquals(1 / 3.0, fitted.raw(2));
    assertEquals(1 / 3.0, fitted.raw(3.7));
    assertEquals(2 / 3.0, fitted.raw(4.5), 1e-15);
    assertEquals(1, fitted.raw(7));
    // the ends hold 1 and 2 rows: Laplace's 1/3 is not more than the next block, and 3/4
    assertEquals(1 / 3.0, fitted.probability(0), 1e-15);
    assertEquals(0.75, fitted.probability(9), 1e-15);
  }

  @Test
  void rowsOfEqualScoreAreOneRow() {
    double[] score = {1, 1, 1, 2};
    Isotonic fitted = Isotonic.fit(score, new boolean[] {true, false, false, true});
    assertEquals(1 / 3.0, fitted.raw(1), 1e-15);
    assertEquals(1, fitted.raw(2));
    assertEquals(
        Isotonic.fit(new double[] {0.0, -0.0}, new boolean[] {true, false}).raw(0), 0.5, 1e-15);
  }
}
