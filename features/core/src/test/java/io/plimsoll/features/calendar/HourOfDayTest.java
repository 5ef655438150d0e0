package io.plimsoll.features.calendar;

import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.Market;
import java.util.List;
import org.junit.jupiter.api.Test;

class HourOfDayTest extends BarKernelContract<TimeKernel.Nothing> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "hour-sin");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    return Math.sin(Math.PI / 12 * Market.hourOfDay(asOfNanos));
  }

  @Override
  protected double absoluteTolerance() {
    return 1e-12;
  }

  @Test
  void goesRoundOnceADay() {
    HourOfDay sin = new HourOfDay(HourOfDay.Coordinate.SIN);
    HourOfDay cos = new HourOfDay(HourOfDay.Coordinate.COS);
    // START is a midnight; six hours later the hand has gone a quarter of the way.
    for (int day = -20_000; day <= 20_000; day += 10_000) {
      long midnight = Market.START + day * 24 * Market.HOUR;
      assertEquals(0, sin.at(midnight), 0);
      assertEquals(1, cos.at(midnight), 0);
      assertEquals(1, sin.at(midnight + 6 * Market.HOUR), 1e-15);
      assertEquals(-1, cos.at(midnight + 12 * Market.HOUR), 1e-15);
    }
    assertEquals("hour-cos", cos.spec().name());
  }
}
