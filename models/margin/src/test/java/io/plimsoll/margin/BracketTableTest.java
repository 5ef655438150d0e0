package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BracketTableTest {
  private static final BracketTable TABLE = Generated.TABLE;

  /** The twin: each slice of the notional pays its own tier's rate. */
  private static double sliceBySlice(double notional) {
    double sum = 0;
    for (int n = 0; n < TABLE.size(); n++) {
      double upper = n + 1 < TABLE.size() ? TABLE.floor(n + 1) : Double.POSITIVE_INFINITY;
      sum += Math.max(0, Math.min(notional, upper) - TABLE.floor(n)) * TABLE.maintenanceRate(n);
    }
    return sum;
  }

  @Property(seed = "1")
  void maintenanceIsWhatTheSlicesOfTheNotionalPay(
      @ForAll @DoubleRange(min = 0, max = 2e7) double notional) {
    assertEquals(sliceBySlice(notional), TABLE.maintenance(notional), 1e-9 * (1 + notional));
  }

  @Test
  void aNotionalAtAFloorBelongsToTheTierAbove() {
    assertEquals(0, TABLE.bracketOf(249_999.99));
    assertEquals(1, TABLE.bracketOf(250_000));
    assertEquals(12_500, TABLE.initial(250_000 * 0.9999999), 0.01);
    assertEquals(25_000, TABLE.initial(250_000));
  }

  @Test
  void badTiersAreRefusedWithFieldAndValue() {
    refused("floor of bracket 1", "5.0", new double[] {5}, new double[] {.1}, new double[] {.05});
    refused(
        "floor of bracket 2",
        "0.0",
        new double[] {0, 0},
        new double[] {.1, .2},
        new double[] {.05, .1});
    refused("crossed", "0.1", new double[] {0, 9}, new double[] {.2, .1}, new double[] {.05, .05});
    refused("crossed", "0.04", new double[] {0, 9}, new double[] {.1, .2}, new double[] {.05, .04});
    refused(
        "maintenance-rate of bracket 1",
        "0.3",
        new double[] {0},
        new double[] {.2},
        new double[] {.3});
    refused(
        "maintenance-rate of bracket 1",
        "NaN",
        new double[] {0},
        new double[] {.2},
        new double[] {Double.NaN});
    refused(
        "initial-rate of bracket 1",
        "1.5",
        new double[] {0},
        new double[] {1.5},
        new double[] {.1});
    refused("at least one", "0 floors", new double[0], new double[0], new double[0]);
  }

  private static void refused(
      String field, String value, double[] floors, double[] initial, double[] maintenance) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new BracketTable(floors, initial, maintenance, Double.POSITIVE_INFINITY));
    assertTrue(e.getMessage().contains(field) && e.getMessage().contains(value), e.getMessage());
  }
}
