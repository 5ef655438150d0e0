package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.A;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Seeds;
import io.plimsoll.margin.liquidation.OrderExecution.Filled;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BookExecutionTest {
  /** Mark 100, depth 1,000: 5 units at 1 %, a gap, 10 at 4 %, then 20 %. */
  private static final MarketSnapshot MARKET =
      new MarketSnapshot(Map.of(A, new InstrumentState(100, 1_000)));

  private static final DepthProfile PROFILE =
      new DepthProfile(new double[] {0.01, 0.02, 0.04}, new double[] {0.5, 0, 1}, 0.2);

  @Test
  void anOrderPaysTheAverageOfTheLevelsItTakes() {
    BookExecution book = new BookExecution(PROFILE);
    assertEquals(101, book.execute(A, 5, MARKET), 1e-12);
    book.startInterval();
    // 5 at 99 and 5 at 96
    assertEquals(97.5, book.execute(A, -10, MARKET), 1e-12);
    // 5 more at 96 and 5 beyond the book at 80; the other side is untouched
    assertEquals(88, book.execute(A, -10, MARKET), 1e-12);
    assertEquals(101, book.execute(A, 1, MARKET), 1e-12);
  }

  @Test
  void aLimitFillsWhatRestsWithinIt() {
    BookExecution book = new BookExecution(PROFILE);
    assertEquals(Filled.NOTHING, book.executeWithin(A, -10, 99.5, MARKET));
    Filled filled = book.executeWithin(A, -10, 99, MARKET);
    assertEquals(-5, filled.quantity(), 1e-12);
    assertEquals(99, filled.price(), 1e-12);
    // That level is used up, and in the gap there is nothing.
    assertEquals(Filled.NOTHING, book.executeWithin(A, -1, 98, MARKET));
    filled = book.executeWithin(A, -50, 96, MARKET);
    assertEquals(-10, filled.quantity(), 1e-12);
    // Beyond the book anything fills.
    assertEquals(-50, book.executeWithin(A, -50, 80, MARKET).quantity());
  }

  @Test
  void unlimitedDepthTradesAtTheFirstLevel() {
    MarketSnapshot deep = MarketSnapshot.of(A, 100);
    assertEquals(101, new BookExecution(PROFILE).execute(A, 1e9, deep), 1e-12);
    assertEquals(1e9, new BookExecution(PROFILE).executeWithin(A, 1e9, 101, deep).quantity());
  }

  @Test
  void levelsThatDoNotRiseAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new DepthProfile(new double[] {0.02, 0.02}, new double[] {1, 1}, 0.3));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DepthProfile(new double[] {0.02}, new double[] {1}, 0.01));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DepthProfile(new double[] {0.02}, new double[] {Double.NaN}, 0.1));
  }

  @Test
  void slicingCostsTheSameAndLargerOrdersMore() {
    Seeds.each(10_000, this::slicingCostsTheSameAndLargerOrdersMore);
  }

  private void slicingCostsTheSameAndLargerOrdersMore(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double quantity = random.nextDouble(0.1, 40);
    double share = random.nextDouble(0.01, 0.99);
    BookExecution whole = new BookExecution(PROFILE);
    BookExecution sliced = new BookExecution(PROFILE);
    double price = whole.execute(A, quantity, MARKET);
    double first = sliced.execute(A, share * quantity, MARKET);
    double second = sliced.execute(A, (1 - share) * quantity, MARKET);
    assertEquals(
        quantity * price,
        quantity * (share * first + (1 - share) * second),
        1e-9 * quantity * price);
    assertTrue(first <= price + 1e-9 && second >= price - 1e-9);
  }
}
