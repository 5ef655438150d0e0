package io.plimsoll.training.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.training.evaluation.AcerbiSzekely.NullDistribution;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShortfallScoringTest {
  private static double[] constant(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void statisticsOfAHandfulOfExcursions() {
    // Ten excursions, two beyond the quantile of 2: by 3 and 5 where 4 was expected. Z1 is
    // 1 − (3/4 + 5/4)/2 = 0, Z2 at 10 % is 1 − (3/4 + 5/4)/(0.1·10) = −1: as far as they should,
    // twice as often.
    double[] excursion = {0, 3, 1, 2, 1, 5, 0.5, 1, 1, 0};
    QuantileScore.Shortfall score =
        new ShortfallScoring(3).score(0.1, excursion, constant(10, 2), constant(10, 4));
    assertEquals(0, score.z1(), 1e-15);
    assertEquals(-1, score.z2(), 1e-15);
    // In units of the quantile 1.5 and 2.5 where 2 was expected: no excess on average.
    assertEquals(0.5, score.excessP(), 1e-15);
    assertEquals(NullDistribution.student(4, 0.1, 10, 2000, 3).pValue(-1), score.z2P());
    // Two hits or more of ten at 10 %: 1 − 0.9¹⁰ − 10·0.1·0.9⁹ = 0.264, and of these about half go
    // as far. One alone may go as far as two.
    assertEquals(0.16, score.z2P(), 0.06);
  }

  @Test
  void aShortfallThatIsHalfOfWhatItShouldBeIsFoundAndARightOneIsNot() {
    SplittableRandom random = new SplittableRandom(4);
    double[] excursion = new double[4000];
    // Exponential excursions: the mean beyond any quantile is a mean more.
    Arrays.setAll(excursion, i -> -StrictMath.log(1 - random.nextDouble()));
    double quantile = -StrictMath.log(0.05);
    double[] quantiles = constant(excursion.length, quantile);
    ShortfallScoring scoring = new ShortfallScoring(1);
    QuantileScore.Shortfall right =
        scoring.score(0.05, excursion, quantiles, constant(excursion.length, quantile + 1));
    assertTrue(right.z2P() > 0.05 && right.excessP() > 0.05, right.toString());
    QuantileScore.Shortfall low =
        scoring.score(0.05, excursion, quantiles, constant(excursion.length, quantile + 0.3));
    assertTrue(low.z2P() < 0.05 && low.excessP() < 0.001, low.toString());
    assertTrue(low.z1() < 0 && low.z2() < 0);
    assertEquals(
        low,
        new ShortfallScoring(1)
            .score(0.05, excursion, quantiles, constant(excursion.length, quantile + 0.3)));
  }

  @Test
  void nothingToTestHasNoNumbers() {
    QuantileScore.Shortfall none =
        new ShortfallScoring(1).score(0.1, new double[0], new double[0], new double[0]);
    assertEquals(
        new QuantileScore.Shortfall(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
        none);
    // A margin that half of all excursions exceed has no tail.
    double[] one = {1};
    assertEquals(Double.NaN, new ShortfallScoring(1).score(0.5, one, one, one).z2P());
  }
}
