package io.plimsoll.models.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConformalizedQuantileTest extends ExcursionEstimatorContract {
  @Override
  ExcursionEstimator estimator() {
    return new ConformalizedQuantile(FilteredHistorical.DEFAULT, 0.5);
  }

  @Override
  boolean fixedMultiples() {
    return true;
  }

  /** A method that is wrong on purpose: the same multiple at all levels. */
  private record Constant(double multiple) implements ExcursionEstimator {
    @Override
    public String name() {
      return "constant";
    }

    @Override
    public ExcursionQuantiles fit(ExcursionSample sample, double[] levels) {
      double[] multiples = new double[levels.length];
      Arrays.fill(multiples, multiple);
      return new MultipleQuantiles(sample.size(), sample.size(), levels, multiples);
    }
  }

  @Test
  void movesAreTheConformalOrderStatisticsOfTheHeldOutPart() {
    // 40 rows before that do not matter; held out are multiples 1 … 99 of a forecast of 1, so
    // scores are k − 10; rank ⌈0.9·100⌉ = 90; 5 rows lie beyond 1 − 5/99 = 0.9495: ⌈94.95⌉ = 95
    double[] excursion = new double[198];
    for (int i = 0; i < 99; i++) {
      excursion[99 + i] = (i * 17) % 99 + 1;
    }
    double[] variance = new double[198];
    Arrays.fill(variance, 1);
    ShiftedQuantiles fitted =
        (ShiftedQuantiles)
            new ConformalizedQuantile(new Constant(10), 0.5)
                .fit(ExcursionSample.complete(variance, excursion), new double[] {0.05, 0.9, 0.99});
    // rank ⌈0.05·100⌉ = 5: a move of −5; the level 0.99 has the move of the deepest supported one
    assertEquals(-5, fitted.moves()[0], 1e-12);
    assertEquals(80, fitted.moves()[1], 1e-12);
    assertEquals(80, fitted.moves()[2], 1e-12);
    assertTrue(fitted.supported(1));
    assertFalse(fitted.supported(2));
    double[] into = new double[3];
    fitted.quantiles(1, new double[0], into);
    assertArrayEquals(new double[] {5, 90, 90}, into, 1e-12);
  }

  @Test
  void anUnsupportedLevelIsNeverMovedDown() {
    double[] ones = new double[100];
    Arrays.fill(ones, 1);
    ShiftedQuantiles fitted =
        (ShiftedQuantiles)
            new ConformalizedQuantile(new Constant(3), 0.5)
                .fit(ExcursionSample.complete(ones, ones), new double[] {0.5, 0.999});
    assertArrayEquals(new double[] {-2, 0}, fitted.moves(), 1e-12);
  }

  @Test
  void coverageHoldsWhateverTheMethodIsWorth() {
    // exchangeable rows: the mean coverage is at least p and below p + 1/(m + 1)
    double[] levels = {0.9};
    int covered = 0;
    int all = 0;
    for (int trial = 0; trial < 200; trial++) {
      ExcursionSample rows = Excursions.studentFour(1000, 100 + trial);
      ExcursionQuantiles fitted =
          new ConformalizedQuantile(new Constant(0.1), 0.5).fit(rows.part(0, 400), levels);
      double[] into = new double[1];
      for (int i = 400; i < 1000; i++) {
        fitted.quantiles(rows.variance()[i], rows.x()[i], into);
        covered += rows.excursion()[i] <= into[0] ? 1 : 0;
        all++;
      }
    }
    // deviation of the mean: √(0.09/200)·√(1/200 + 1/600)·√200 ≈ 0.3·√(1/40,000 + 1/120,000)
    assertEquals(0.9, covered / (double) all, 0.007);
  }

  @Test
  void theShareMustLeaveRowsForBothParts() {
    assertThrows(
        IllegalArgumentException.class, () -> new ConformalizedQuantile(new Constant(1), 1));
  }
}
