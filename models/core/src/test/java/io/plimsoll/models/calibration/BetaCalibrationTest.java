package io.plimsoll.models.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.models.numeric.LogisticRegression;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BetaCalibrationTest extends ProbabilityCalibratorContract {
  @Override
  ProbabilityCalibrator fit(double[] score, boolean[] outcome) {
    return BetaCalibration.fit(score, outcome);
  }

  @Test
  void tailsOfDifferentSlopesAreFound() {
    // log odds 0.5 + 0.6·ln p − 1.8·ln(1 − p), p = σ(score)
    SplittableRandom random = new SplittableRandom(1);
    int n = 60_000;
    double[] score = new double[n];
    boolean[] outcome = new boolean[n];
    for (int i = 0; i < n; i++) {
      score[i] = 2 * random.nextGaussian();
      double p = LogisticRegression.logistic(score[i]);
      double odds = 0.5 + 0.6 * Math.log(p) - 1.8 * Math.log(1 - p);
      outcome[i] = random.nextDouble() < LogisticRegression.logistic(odds);
    }
    BetaCalibration fitted = BetaCalibration.fit(score, outcome);
    assertEquals(0.5, fitted.intercept(), 0.1);
    assertEquals(0.6, fitted.low(), 0.05);
    assertEquals(1.8, fitted.high(), 0.1);
  }
}
