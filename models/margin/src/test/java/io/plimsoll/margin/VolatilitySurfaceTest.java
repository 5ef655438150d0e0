package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.VolatilitySurface.Smile;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolatilitySurfaceTest {
  private static final long DAY = 86_400_000_000_000L;

  private static Smile smile(long days, double... volatilities) {
    return new Smile(days * DAY, 100, new double[] {80, 100, 125}, volatilities);
  }

  @Test
  void aSmileIsLinearInTheLogarithmOfTheStrikeAndFlatOutside() {
    VolatilitySurface surface = new VolatilitySurface(List.of(smile(10, 0.8, 0.6, 0.7)));
    assertEquals(0.6, surface.volatility(0, 10 * DAY, 100), 1e-15);
    // ln(sqrt(80·100)) lies midway between ln 80 and ln 100
    assertEquals(0.7, surface.volatility(0, 10 * DAY, Math.sqrt(8000)), 1e-12);
    assertEquals(0.8, surface.volatility(0, 10 * DAY, 1), 0);
    assertEquals(0.7, surface.volatility(0, 10 * DAY, 1e9), 0);
  }

  @Test
  void totalVarianceIsLinearInTimeBetweenSmiles() {
    VolatilitySurface surface =
        new VolatilitySurface(List.of(smile(30, 0.5, 0.5, 0.5), smile(10, 0.8, 0.8, 0.8)));
    // 0.64·10 = 6.4 and 0.25·30 = 7.5; midway 6.95 over 20 days
    assertEquals(Math.sqrt(6.95 / 20), surface.volatility(0, 20 * DAY, 100), 1e-15);
    assertEquals(0.8, surface.volatility(0, 5 * DAY, 100), 0);
    assertEquals(0.5, surface.volatility(0, 90 * DAY, 100), 0);
  }

  @Test
  void badSmilesAreErrorsThatNameTheValue() {
    assertRefused("strikes must rise", () -> new Smile(1, 100, new double[] {5, 5}, new double[2]));
    assertRefused("NaN", () -> new Smile(1, 100, new double[] {5}, new double[] {Double.NaN}));
    assertRefused("-1.0", () -> new Smile(1, -1, new double[] {5}, new double[] {1}));
    assertRefused("2 strikes", () -> new Smile(1, 1, new double[] {5, 6}, new double[] {1}));
    assertRefused("at least one", () -> new VolatilitySurface(List.of()));
    assertRefused(
        "twice", () -> new VolatilitySurface(List.of(smile(1, 1, 1, 1), smile(1, 1, 1, 1))));
    assertRefused(
        "after now",
        () -> new VolatilitySurface(List.of(smile(1, 1, 1, 1))).volatility(DAY, DAY, 1));
  }

  private static void assertRefused(String part, Runnable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
