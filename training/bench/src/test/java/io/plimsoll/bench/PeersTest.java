package io.plimsoll.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.ColumnTable;
import io.plimsoll.features.FeatureTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The view of the trade tape, computed again in SQL by another program, gives the same numbers. */
class PeersTest {

  @Test
  void anotherProgramsNumbersAreOurs() {
    // Compared in there, all columns of all rows; what differs throws.
    List<Peers.Timing> timings = Peers.trades(40_000, null);
    assertEquals(1, timings.size());
    assertTrue(timings.getFirst().millionsPerSecond() > 0);
  }

  @Test
  void otherNumbersAreFoundOut() {
    FeatureTable ours =
        new FeatureTable(
            new InstrumentId("X"),
            "v",
            List.of("a"),
            new long[] {60, 120},
            new double[][] {{Double.NaN, 2}});
    Peers.compare("twin", table(2 + 1e-7), ours);
    String message =
        assertThrows(PlimsollException.class, () -> Peers.compare("twin", table(2.1), ours))
            .getMessage();
    assertEquals("twin's a at 120 is 2.1, ours is 2.0", message);
    assertThrows(PlimsollException.class, () -> Peers.compare("twin", table(Double.NaN), ours));
  }

  private static ColumnTable table(double value) {
    return ColumnTable.builder()
        .longs("as_of", new long[] {60, 90, 120})
        .doubles("a", new double[] {1, 1, value})
        .build();
  }
}
