package io.plimsoll.models.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VennAbersTest extends ProbabilityCalibratorContract {
  @Override
  ProbabilityCalibrator fit(double[] score, boolean[] outcome) {
    return VennAbers.fit(score, outcome);
  }

  /** The definition: isotonic regression with the new row in it. */
  private static double withRow(Rows rows, double score, boolean outcome) {
    int n = rows.score().length;
    double[] scores = Arrays.copyOf(rows.score(), n + 1);
    boolean[] outcomes = Arrays.copyOf(rows.outcome(), n + 1);
    scores[n] = score;
    outcomes[n] = outcome;
    return Isotonic.fit(scores, outcomes).raw(score);
  }

  @Property(tries = 100, seed = "1")
  void tablesHoldWhatAddingTheRowGives(@ForAll @IntRange(min = 1, max = 80) int n) {
    Rows rows = rows(n, 7L * n);
    VennAbers fitted = VennAbers.fit(rows.score(), rows.outcome());
    for (double score = -3; score <= 3; score += 0.025) {
      // on the grid of the scores and half way between
      double probe = Math.round(score * 40) / 40.0;
      assertEquals(withRow(rows, probe, false), fitted.negative(probe), 1e-12, "at " + probe);
      assertEquals(withRow(rows, probe, true), fitted.positive(probe), 1e-12, "at " + probe);
      assertTrue(fitted.negative(probe) <= fitted.positive(probe));
    }
  }

  @Test
  void oneRowOfEachGivesWhatHandCalculationGives() {
    // negative at 0, positive at 1; new row at 0.5: as negative it is alone at 0, as positive at 1
    VennAbers fitted = VennAbers.fit(new double[] {0, 1}, new boolean[] {false, true});
    assertEquals(0, fitted.negative(0.5));
    assertEquals(1, fitted.positive(0.5));
    assertEquals(0.5, fitted.probability(0.5));
    // at 0 as positive it is pooled with the row there: 1/2, so 0.5/(1 − 0 + 0.5)
    assertEquals(1 / 3.0, fitted.probability(0), 1e-15);
  }

  @Test
  void manyRowsAreFittedInReasonableTime() {
    Rows rows = rows(200_000, 5);
    double[] jittered = rows.score().clone();
    for (int i = 0; i < jittered.length; i++) {
      jittered[i] += i * 1e-9;
    }
    VennAbers fitted = VennAbers.fit(jittered, rows.outcome());
    assertEquals(0.5, fitted.probability(0.5), 0.05);
  }
}
