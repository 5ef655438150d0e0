package io.plimsoll.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.training.LabelTable.Label;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTableTest {
  private static final InstrumentId BTC = new InstrumentId("BTC-USD");
  private static final long MINUTE = 60_000_000_000L;
  private static final double NONE = Double.NaN;

  /** A row each minute, but none at the sixth; the horizon is two minutes. */
  private static FeatureTable rows() {
    FeatureTable.Builder rows = new FeatureTable.Builder(BTC, "v", List.of("jump"));
    double[] jump = {0, 5, 0, 4.6, 7, NONE, 1, 9};
    long[] minute = {1, 2, 3, 4, 5, 7, 8, 9};
    for (int row = 0; row < jump.length; row++) {
      rows.add(minute[row] * MINUTE, new double[] {jump[row]});
    }
    return rows.build();
  }

  private static LabelTable labels() {
    FeatureTable rows = rows();
    double[] ones = new double[rows.size()];
    long[] matures = new long[rows.size()];
    for (int row = 0; row < ones.length; row++) {
      ones[row] = 1;
      // One outcome came in half a minute late.
      matures[row] = rows.asOfNanos(row) + 2 * MINUTE + (row == 2 ? MINUTE / 2 : 0);
    }
    double[] halves = ones.clone();
    Arrays.fill(halves, 0.5);
    return LabelTable.ofVariances(rows, 2 * MINUTE, matures, ones, halves, ones);
  }

  @Test
  void anEventIsAFeatureAboveItsLimitOneHorizonLater() {
    LabelTable variances = labels();
    LabelTable jumps = variances.withEvent(rows(), "jump", 4.6);

    // Minute 1: 0 now, 0 at minute 3. Minute 2: 5 now, 4.6 at minute 4, which is not above 4.6.
    assertTrue(jumps.label(0).complete() && !jumps.label(0).spike() && !jumps.label(0).spiking());
    assertTrue(!jumps.label(1).spike() && jumps.label(1).spiking());
    // Minute 3: 0 now, 7 at minute 5: it began. What else was known stays.
    Label began = jumps.label(2);
    assertTrue(began.onset());
    assertEquals(variances.label(2).variance(), began.variance());
    assertEquals(0.5, began.threshold());
    assertEquals(5 * MINUTE + MINUTE / 2, began.maturesAtNanos());
    assertTrue(variances.label(2).spiking(), "by variance it had begun before");
  }

  @Test
  void noEventIsKnownWithoutBothRows() {
    LabelTable jumps = labels().withEvent(rows(), "jump", 4.6);
    // Minute 4 has no row at minute 6, 5 has no value at 7, 7 has none itself; 8 and 9 end outside.
    for (int row = 3; row < jumps.size(); row++) {
      assertFalse(jumps.label(row).complete(), "row " + row);
      assertEquals(Long.MAX_VALUE, jumps.label(row).maturesAtNanos());
    }
    assertEquals(3, jumps.complete());
    assertThrows(RuntimeException.class, () -> labels().withEvent(rows(), "no-such-feature", 4.6));
  }
}
