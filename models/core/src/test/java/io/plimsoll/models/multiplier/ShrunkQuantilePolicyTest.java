package io.plimsoll.models.multiplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.Forecast;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShrunkQuantilePolicyTest extends PolicyContract {
  private static ShrunkQuantilePolicy policy(double level, double weight) {
    return new ShrunkQuantilePolicy(new ShrunkQuantilePolicy.Settings(level, weight, 0.05));
  }

  @Override
  protected MultiplierPolicy policy() {
    return policy(0.99, 0.6);
  }

  @Test
  void theRequiredFractionIsShrunkGeometrically() {
    // z = max(3, 2.5), σ = 4%, σ_LR = 1%: 3 · 0.04^0.5 · 0.01^0.5 = 3 · 0.02; by 0.05 gives 1.2
    assertEquals(1.2, policy(0.99, 0.5).propose(forecast(0.04, 0.01, 3, 2.5)).value(), 1e-13);
    // all weight on the forecast: 3 · 0.04 / 0.05
    assertEquals(2.4, policy(0.99, 1).propose(forecast(0.04, 0.01, 3, 2.5)).value(), 1e-13);
    // none: 3 · 0.01 / 0.05, whatever the forecast
    assertEquals(0.6, policy(0.99, 0).propose(forecast(0.04, 0.01, 3, 2.5)).value(), 1e-13);
    assertEquals(0.6, policy(0.99, 0).propose(forecast(0.32, 0.01, 3, 2.5)).value(), 1e-13);
  }

  @Test
  void anInstrumentsOwnBaseMarginComesBeforeThatOfAll() {
    Forecast forecast = forecast(0.04, 0.01, 3, 2.5);
    String name = forecast.instrument().value();
    // 3 · 0.02 as above, by 0.03 and by 0.05
    for (var expected : Map.of(Map.of(name, 0.03), 2.0, Map.of("OTHER", 0.03), 1.2).entrySet()) {
      ShrunkQuantilePolicy policy =
          new ShrunkQuantilePolicy(
              new ShrunkQuantilePolicy.Settings(0.99, 0.5, 0.05, expected.getKey()));
      assertEquals(expected.getValue(), policy.propose(forecast).value(), 1e-13);
    }
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ShrunkQuantilePolicy.Settings(0.99, 0.5, 0.05, Map.of("BAD", Double.NaN)));
    assertTrue(e.getMessage().contains("BAD"), e.getMessage());
  }

  @Test
  void theWorseSideCounts() {
    assertEquals(
        policy().propose(forecast(0.02, 0.02, 5, 2)).value(),
        policy().propose(forecast(0.02, 0.02, 2, 5)).value());
  }

  @Test
  void aLevelThatTheForecastLacksIsNamed() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> policy(0.95, 0.5).propose(forecast(0.02, 0.02, 3, 3)));
    assertTrue(e.getMessage().contains("0.95"), e.getMessage());
    assertTrue(e.getMessage().contains("[0.9, 0.99]"), e.getMessage());
  }
}
