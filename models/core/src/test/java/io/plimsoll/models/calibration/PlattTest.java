package io.plimsoll.models.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlattTest extends ProbabilityCalibratorContract {
  @Override
  ProbabilityCalibrator fit(double[] score, boolean[] outcome) {
    return Platt.fit(score, outcome);
  }

  @Test
  void separableRowsEndAtTheSmoothedTargets() {
    // two scores, so the curve meets both smoothed targets: (3 + 1)/(3 + 2) and 1/(2 + 2)
    Platt curve =
        Platt.fit(new double[] {0, 0, 1, 1, 1}, new boolean[] {false, false, true, true, true});
    assertEquals(0.25, curve.probability(0), 1e-6);
    assertEquals(0.8, curve.probability(1), 1e-6);
    assertEquals(0.8, curve.probability(100), 1e-12);
  }

  @Test
  void twoGroupsGiveTheirLogOdds() {
    // maximum likelihood on two scores meets both shares: 1/4 at 0 and 3/4 at 2
    double[] score = {0, 0, 0, 0, 2, 2, 2, 2};
    boolean[] outcome = {true, false, false, false, true, true, true, false};
    Platt curve = Platt.maximumLikelihood(score, outcome);
    assertEquals(-Math.log(3), curve.intercept(), 1e-9);
    assertEquals(Math.log(3), curve.slope(), 1e-9);
  }

  @Test
  void aFallingCurveBecomesTheBaseRate() {
    Platt curve = Platt.fit(new double[] {0, 1, 2, 3}, new boolean[] {true, true, false, false});
    assertEquals(0, curve.slope());
    // targets 3/4, 3/4, 1/4, 1/4
    assertEquals(0.5, curve.probability(17), 1e-12);
  }

  @Test
  void separableRowsHaveAFiniteMaximumLikelihoodCurve() {
    Platt curve = Platt.maximumLikelihood(new double[] {0, 1}, new boolean[] {false, true});
    assertTrue(curve.slope() > 5 && curve.slope() < 1e3, "was " + curve.slope());
    assertTrue(curve.probability(1e9) < 1);
  }
}
