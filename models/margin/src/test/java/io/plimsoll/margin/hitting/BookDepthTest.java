package io.plimsoll.margin.hitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.margin.hitting.BookDepth.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookDepthTest {
  @Test
  void anOrderWalksTheBookFromItsGapOn() {
    // 4 between 1% and 2% (mean 1.5%), then 6 between 2% and 4% (mean 3%), the rest at 10%.
    BookDepth book = new BookDepth(0.01, List.of(new Level(0.02, 4), new Level(0.04, 10)), 0.1);
    assertEquals(0.01125, book.averageFraction(1), 1e-15); // halfway to 1% + 0.25%
    assertEquals(0.015, book.averageFraction(4), 1e-15);
    assertEquals((4 * 0.015 + 3 * 0.025) / 7, book.averageFraction(7), 1e-15);
    assertEquals((4 * 0.015 + 6 * 0.03 + 10 * 0.1) / 20, book.averageFraction(20), 1e-15);
    assertEquals(0, BookDepth.UNLIMITED.averageFraction(1e300));
    assertEquals(0.03, BookDepth.behindGap(0.03).averageFraction(5));
    assertThrows(IllegalArgumentException.class, () -> new BookDepth(0.01, List.of(), 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BookDepth(0, List.of(new Level(0.2, 1), new Level(0.1, 2)), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BookDepth(0, List.of(new Level(0.1, 2), new Level(0.2, 2)), 1));
  }
}
