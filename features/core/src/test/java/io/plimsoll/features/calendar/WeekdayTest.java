package io.plimsoll.features.calendar;

import static io.plimsoll.features.Market.feature;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.BarKernelContract;
import io.plimsoll.features.FeatureSpec;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class WeekdayTest extends BarKernelContract<TimeKernel.Nothing> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "weekday", "day", "thursday");
  }

  @Override
  protected double naive(List<Bar> seen, long asOfNanos) {
    DayOfWeek day = Instant.ofEpochSecond(0, asOfNanos).atZone(ZoneOffset.UTC).getDayOfWeek();
    return day == DayOfWeek.THURSDAY ? 1 : 0;
  }
}
