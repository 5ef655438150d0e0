package io.plimsoll.margin.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightedMedianTest {
  private static double median(double[] values, double... weights) {
    return new WeightedMedian(values, weights).median();
  }

  @Test
  void theMedianDividesTheWeight() {
    assertEquals(2, median(new double[] {3, 1, 2}, 1, 1, 1));
    assertEquals(2.5, median(new double[] {4, 1, 2, 3}, 1, 1, 1, 1));
    assertEquals(3, median(new double[] {1, 2, 3}, 1, 1, 3));
    assertEquals(7, median(new double[] {7}, 0.1));
  }

  /** Hyperliquid docs, "Oracle": Binance, OKX, Bybit, Kraken, Kucoin, Gate, MEXC: 3,2,2,1,1,1,1. */
  @Test
  void hyperliquidsWeights() {
    // Of 11, 5.5 is passed at 101: Binance 3 at 100, OKX 2 at 100.5, then Bybit 2.
    double[] prices = {100, 100.5, 101, 102, 103, 104, 105};
    assertEquals(101, median(prices, 3, 2, 2, 1, 1, 1, 1));
    // Without Binance (8 in all) the half lies between Bybit and Kraken.
    double[] without = {100.5, 101, 102, 103, 104, 105};
    assertEquals(101.5, median(without, 2, 2, 1, 1, 1, 1));
  }

  @Test
  void quantilesAreValuesThatWereGiven() {
    WeightedMedian votes = new WeightedMedian(new double[] {1, 2, 3, 4}, new double[] {1, 1, 1, 1});
    assertEquals(1, votes.quantile(0.25));
    assertEquals(3, votes.quantile(0.75));
    assertEquals(4, votes.quantile(1));
    assertThrows(IllegalArgumentException.class, () -> votes.quantile(0));
  }

  @Test
  void nothingAndNaNAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> median(new double[0]));
    assertThrows(IllegalArgumentException.class, () -> median(new double[] {Double.NaN}, 1));
    assertThrows(IllegalArgumentException.class, () -> median(new double[] {1}, 0));
  }

  @Test
  void aMinorityOfTheWeightCannotMoveItBeyondTheOthers() {
    Seeds.each(10_000, this::aMinorityOfTheWeightCannotMoveItBeyondTheOthers);
  }

  private void aMinorityOfTheWeightCannotMoveItBeyondTheOthers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(2, 9);
    double[] values = new double[n];
    double[] weights = new double[n];
    double honest = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n - 1; i++) {
      values[i] = random.nextDouble(90, 110);
      weights[i] = random.nextDouble(0.1, 3);
      honest += weights[i];
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    values[n - 1] = random.nextBoolean() ? -1e300 : 1e300;
    weights[n - 1] = honest * random.nextDouble(0.01, 0.99);
    double median = median(values, weights);
    assertTrue(median >= low && median <= high, () -> median + " of " + n);
    // And it does not matter who comes first.
    double[] reversed = new double[n];
    double[] reversedWeights = new double[n];
    for (int i = 0; i < n; i++) {
      reversed[i] = values[n - 1 - i];
      reversedWeights[i] = weights[n - 1 - i];
    }
    assertEquals(median, median(reversed, reversedWeights));
  }
}
