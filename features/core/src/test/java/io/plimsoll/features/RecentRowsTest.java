package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentRowsTest {

  @Test
  void keepsTheLastRowsOldestFirst() {
    RecentRows rows = new RecentRows(BTC, List.of("a", "b"), 3);
    assertEquals(0, rows.size());
    double[] reused = new double[2];
    for (int i = 1; i <= 10; i++) {
      reused[0] = i;
      reused[1] = -i;
      rows.add(100 * i, reused);
      assertEquals(Math.min(i, 3), rows.size());
      for (int row = 0; row < rows.size(); row++) {
        int written = i - rows.size() + 1 + row;
        assertEquals(100 * written, rows.asOfNanos(row));
        assertEquals(written, rows.value(row, 0), 0);
        assertEquals(-written, rows.value(row, 1), 0);
      }
    }
    assertEquals(BTC, rows.instrument());
    assertEquals(List.of("a", "b"), rows.columns());
  }

  @Test
  void refusesWhatIsNotARow() {
    RecentRows rows = new RecentRows(BTC, List.of("a"), 2);
    rows.add(5, new double[] {1});
    assertThrows(IllegalArgumentException.class, () -> rows.add(5, new double[] {1}));
    assertThrows(IllegalArgumentException.class, () -> rows.add(6, new double[] {1, 2}));
    assertThrows(IndexOutOfBoundsException.class, () -> rows.value(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new RecentRows(BTC, List.of("a"), 0));
  }
}
