package io.plimsoll.models.multiplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import org.junit.jupiter.api.Test;

class GuardsTest {
  private static double apply(Guard guard, double proposed, double previous, long sinceChange) {
    return guard
        .apply(
            Explanation.input("proposed", proposed),
            new Guard.Context(1_000_000, previous, 1_000_000 - sinceChange))
        .value();
  }

  @Test
  void floorAndCapHold() {
    assertEquals(0.5, apply(new FloorGuard(0.5), 0.2, 1, 0));
    assertEquals(0.7, apply(new FloorGuard(0.5), 0.7, 1, 0));
    assertEquals(5, apply(new CapGuard(5), 9, 1, 0));
    assertEquals(4, apply(new CapGuard(5), 4, 1, 0));
  }

  @Test
  void aStepRisesFastAndFallsSlowly() {
    StepGuard guard = new StepGuard(0.5, 0.1);
    assertEquals(3, apply(guard, 8, 2, 0));
    assertEquals(1.8, apply(guard, 0.1, 2, 0), 1e-15);
    assertEquals(2.5, apply(guard, 2.5, 2, 0));
    assertEquals(8, apply(guard, 8, Double.NaN, 0));
  }

  @Test
  void aChangeWaitsForItsDelay() {
    MinimumDelayGuard guard = new MinimumDelayGuard(10, 100);
    assertEquals(2, apply(guard, 3, 2, 9));
    assertEquals(3, apply(guard, 3, 2, 10));
    assertEquals(2, apply(guard, 1, 2, 99));
    assertEquals(1, apply(guard, 1, 2, 100));
  }

  @Test
  void settingsAreChecked() {
    assertThrows(
        IllegalArgumentException.class, () -> new GuardSettings(1, 0.5, 1, 0.1, 0, 0, 1, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new GuardSettings(0.5, 5, 1, 0.1, 0, 0, 1, 1, 9));
    assertThrows(
        IllegalArgumentException.class,
        () -> new GuardSettings(0.5, 5, Double.NaN, 0.1, 0, 0, 1, 1, 1));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new GuardSettings(0.5, 5, 1, 0.1, -1, 0, 1, 1, 1));
    assertTrue(e.getMessage().contains("minRiseDelayNanos"), e.getMessage());
  }

  @Test
  void decisionsAnHourApartMayMoveAsFarAsTwelveOfFiveMinutes() {
    long minute = 60_000_000_000L;
    GuardSettings hourly = GuardSettings.defaults(60 * minute, 5 * minute);
    // 1 − 0.98^12 = 1 − 0.784717; 1.5^12 is further than from floor to cap, which is a factor of 10
    assertEquals(0.215283, hourly.maxFallFraction(), 1e-6);
    assertEquals(10, hourly.maxRiseFraction());
    assertEquals(75 * minute, hourly.validNanos());
    assertEquals(15 * minute, hourly.maxStalenessNanos());
    assertEquals(
        180 * minute, GuardSettings.defaults(60 * minute, 60 * minute).maxStalenessNanos());
    GuardSettings five = GuardSettings.defaults(5 * minute, minute);
    assertEquals(GuardSettings.defaults().maxFallFraction(), five.maxFallFraction(), 1e-15);
    assertEquals(GuardSettings.defaults().maxRiseFraction(), five.maxRiseFraction(), 1e-15);
    GuardSettings monthly = GuardSettings.defaults(30L * 1440 * minute, 1440 * minute);
    assertEquals(1, monthly.maxFallFraction(), 1e-12);
  }
}
