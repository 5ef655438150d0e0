package io.plimsoll.margin.hitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.option.Normal;
import org.junit.jupiter.api.Test;

class LossBoundsTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final double DAY = 1 / 365.0;
  private static final PriceProcess PROCESS = new PriceProcess(0.1, 1.2);

  private static LiquidationCase position(double quantity, BookDepth book) {
    return quantity > 0
        ? new LiquidationCase(100, 96, 94.5, quantity, book)
        : new LiquidationCase(100, 104, 105.5, quantity, book);
  }

  /** Looks a second apart for a day: what the bounds leave open is a few percent. */
  @Test
  void theBoundsCloseAsTheLooksComeNearer() {
    for (double quantity : new double[] {2, -2}) {
      LiquidationCase position = position(quantity, BookDepth.behindGap(0.01));
      long latency = 30 * MINUTE;
      double closed = LiquidationLoss.atOnce(position, PROCESS, latency, DAY);
      double open = Double.POSITIVE_INFINITY;
      for (long interval : new long[] {20 * MINUTE, MINUTE, MINUTE / 60}) {
        LossBounds bounds =
            LiquidationLoss.bounds(position, PROCESS, new LiquidationDelay(interval, latency), DAY);
        assertTrue(bounds.lower() <= closed && bounds.upper() >= closed);
        assertTrue(bounds.upper() - bounds.lower() < open);
        open = bounds.upper() - bounds.lower();
      }
      assertTrue(open < 0.1 * closed, open + " of " + closed);
    }
  }

  /** C(2n, n)/4ⁿ is the chance that a symmetric walk stays above its start: n = 1, 2 by hand. */
  @Test
  void detectionIsAtLeastWhatSpitzersIdentitySays() {
    // Touched for sure at once; one look finds it beyond with ½, two with 1 − 3/8.
    LiquidationCase position =
        new LiquidationCase(100 * (1 + 1e-12), 100, 99, 1, BookDepth.behindGap(0.02));
    PriceProcess symmetric = PriceProcess.symmetric(1);
    for (int looks = 1; looks <= 2; looks++) {
      double years = looks * MINUTE / HittingProbability.NANOS_PER_YEAR * (1 + 1e-12);
      LossBounds bounds =
          LiquidationLoss.bounds(position, symmetric, new LiquidationDelay(MINUTE, 0), years);
      double expected = looks == 1 ? 0.5 : 0.625;
      // Sold at 98: one below bankruptcy.
      assertEquals(expected, bounds.lower(), 1e-3);
    }
    // A drift away of one standard deviation an interval: the one look finds it beyond with Φ(−1).
    double interval = MINUTE / HittingProbability.NANOS_PER_YEAR;
    PriceProcess away = new PriceProcess(1 / Math.sqrt(interval) + 0.5, 1);
    LossBounds bounds =
        LiquidationLoss.bounds(
            position, away, new LiquidationDelay(MINUTE, 0), interval * (1 + 1e-12));
    assertEquals(Normal.cdf(-1), bounds.lower(), 1e-3);
    // A deviation away with two looks to come: beyond at the last look, Φ(−1/√2) = 0.240; touched
    // an interval before the end and beyond at the next look, 2Φ(−1)/2 = 0.159; touched two
    // intervals before the end, never. (Whether touched at all may not count: 0.300 is too much.)
    double deviation = Math.exp(Math.sqrt(interval));
    LiquidationCase distant =
        new LiquidationCase(100 * deviation, 100, 99, 1, BookDepth.behindGap(0.02));
    LossBounds two =
        LiquidationLoss.bounds(
            distant, symmetric, new LiquidationDelay(MINUTE, 0), 2 * interval * (1 + 1e-12));
    assertEquals(Normal.cdf(-Math.sqrt(0.5)), two.lower(), 1e-6);
  }
}
