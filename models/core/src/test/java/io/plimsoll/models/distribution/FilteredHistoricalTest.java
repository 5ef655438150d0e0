package io.plimsoll.models.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Calibration;
import io.plimsoll.models.distribution.FilteredHistorical.Beyond;
import io.plimsoll.models.distribution.FilteredHistorical.Rank;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilteredHistoricalTest extends ExcursionEstimatorContract {
  @Override
  ExcursionEstimator estimator() {
    return FilteredHistorical.DEFAULT;
  }

  @Override
  boolean fixedMultiples() {
    return true;
  }

  private static double[] multiples(
      ExcursionEstimator method, double[] excursion, double[] levels) {
    double[] ones = new double[excursion.length];
    Arrays.fill(ones, 1);
    return ((MultipleQuantiles) method.fit(ExcursionSample.complete(ones, excursion), levels))
        .multiples();
  }

  private static double[] upTo(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> (i * 17L) % n + 1);
    return values;
  }

  @Test
  void ranksCoverTheNextRow() {
    // of 1 … 999: ⌈p·1000⌉ = 500, 900, 990
    assertArrayEquals(
        new double[] {500, 900, 990},
        multiples(FilteredHistorical.DEFAULT, upTo(999), new double[] {0.5, 0.9, 0.99}));
  }

  @Test
  void theDefaultIsWhatCalibrationDoes() {
    ExcursionSample sample = Excursions.brownian(400, 8);
    double[] realized = sample.variance();
    double[] spike = new double[400];
    Arrays.fill(spike, 1);
    double[] theirs =
        Calibration.fit(
                sample.variance(), realized, spike, sample.excursion(), sample.excursion(), LEVELS)
            .downMultiples();
    double[] ours =
        ((MultipleQuantiles) FilteredHistorical.DEFAULT.fit(sample, LEVELS)).multiples();
    // realized equals forecast, so the level factor is 1
    assertArrayEquals(theirs, ours, 1e-12);
  }

  @Test
  void aLevelWithFewerThanFiveRowsBeyondIsExtended() {
    // 100 rows: the deepest supported level is 0.95, rank ⌈0.95·101⌉ = 96; Φ⁻¹ by CPython
    double[] found = multiples(FilteredHistorical.DEFAULT, upTo(100), new double[] {0.99});
    assertEquals(96 * 2.5758293035489004 / 1.9599639845400545, found[0], 1e-9);
    FilteredHistorical bare =
        new FilteredHistorical(Rank.CONFORMAL, Beyond.ORDER_STATISTIC, Double.POSITIVE_INFINITY);
    assertArrayEquals(new double[] {100}, multiples(bare, upTo(100), new double[] {0.99}));
    ExcursionQuantiles fitted = bare.fit(Excursions.brownian(100, 1), new double[] {0.95, 0.951});
    assertTrue(fitted.supported(0));
    assertFalse(fitted.supported(1));
  }

  @Test
  void withAHalfLifeOldRowsCountLess() {
    // 60 old rows of 1, then 40 of 5; half-life 10: weights of the last 40 sum to
    // (1 − 2⁻⁴)/(2^0.1 − 1) = 13.07, of the first 60 to 2⁻⁴·(1 − 2⁻⁶)/(2^0.1 − 1) = 0.857; the
    // median of 1 + 13.07 + 0.857 is among the new ones, the 5% quantile among the old
    double[] rows = new double[100];
    Arrays.fill(rows, 0, 60, 1);
    Arrays.fill(rows, 60, 100, 5);
    FilteredHistorical recent = new FilteredHistorical(Rank.CONFORMAL, Beyond.ORDER_STATISTIC, 10);
    assertArrayEquals(
        new double[] {1, 5, 5}, multiples(recent, rows, new double[] {0.05, 0.06, 0.5}));
    // (Σw)²/Σw² = 13.93²/((1 − 2⁻²⁰)/(2^0.2 − 1)) = 28.8 effective rows: 0.8 is supported, 0.9 not
    ExcursionQuantiles fitted = recent.fit(Excursions.brownian(100, 1), new double[] {0.8, 0.9});
    assertTrue(fitted.supported(0));
    assertFalse(fitted.supported(1));
  }

  @Test
  void rowsWithoutANumberAreLeftOutAndWrongRowsAreNamed() {
    ExcursionSample sample =
        ExcursionSample.complete(
            List.of("depth"),
            new double[] {1, Double.NaN, 1, 0, 1},
            new double[] {1, 1, Double.NaN, 1, 2},
            new double[][] {{1}, {1}, {1}, {1}, {Double.NaN}});
    assertEquals(1, sample.size());
    assertThrows(
        IllegalArgumentException.class,
        () -> ExcursionSample.complete(new double[] {1}, new double[] {1, 2}));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new ExcursionSample(
                        List.of(), new double[] {1}, new double[] {-1}, new double[1][0]))
            .getMessage();
    assertTrue(message.contains("excursion") && message.contains("-1"), message);
    for (double halfLife : new double[] {0, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new FilteredHistorical(Rank.CONFORMAL, Beyond.REFLECTION, halfLife));
    }
  }

  @Test
  void aHalfLifeThatLeavesTooFewRowsIsRefused() {
    // half-life 5: (1 + 2^−0.2)/(1 − 2^−0.2) = 14.4 effective rows
    FilteredHistorical hasty = new FilteredHistorical(Rank.CONFORMAL, Beyond.REFLECTION, 5);
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> hasty.fit(Excursions.brownian(500, 1), LEVELS));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("halfLifeRows was 5.0"), e.getMessage());
  }
}
