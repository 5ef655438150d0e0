package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.features.FeatureSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeekendShareTest extends AccountKernelContract<Observation, AccountMemory> {
  private static final long DAY = 24 * HOUR;

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "off-hours-share", "part", "weekend");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    double off = 0;
    double all = 0;
    for (Fill fill : inDays(seen, Fill.class, 30, asOfNanos).toList()) {
      ZonedDateTime time = Instant.ofEpochSecond(0, fill.eventNanos()).atZone(ZoneOffset.UTC);
      boolean out = time.getDayOfWeek().getValue() > 5;
      double notional = Math.abs(fill.quantity()) * fill.price();
      off += out ? notional : 0;
      all += notional;
    }
    return off / all;
  }

  @Test
  void saturdayAndSundayAreTheWeekend() {
    // START is Wednesday, 15 November 2023.
    AccountScript script = new AccountScript().fill(BTC, 1, 1).after(3 * DAY - 1).fill(BTC, 2, 1);
    assertEquals(0, valueAfter(script));
    script.after(1).fill(BTC, 3, 1).after(2 * DAY).fill(BTC, 4, 1);
    assertEquals(0.3, valueAfter(script), 1e-12);
  }
}
