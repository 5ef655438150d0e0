package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
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

class NightShareTest extends AccountKernelContract<Observation, AccountMemory> {

  @Override
  protected FeatureSpec underTest() {
    return feature("x", "off-hours-share", "part", "night");
  }

  @Override
  protected double naive(List<Observation> seen, long asOfNanos) {
    double off = 0;
    double all = 0;
    for (Fill fill : inDays(seen, Fill.class, 30, asOfNanos).toList()) {
      ZonedDateTime time = Instant.ofEpochSecond(0, fill.eventNanos()).atZone(ZoneOffset.UTC);
      boolean out = time.getHour() >= 22 || time.getHour() < 6;
      double notional = Math.abs(fill.quantity()) * fill.price();
      off += out ? notional : 0;
      all += notional;
    }
    return off / all;
  }

  @Test
  void theNightPassesMidnightAndEndsAtSix() {
    AccountScript script = new AccountScript().deposit(1);
    assertEquals(Double.NaN, valueAfter(script));
    // At 00:00, 06:00, 21:59 and 22:00, of which the first and the last are night: 1 + 4 of 10.
    script.fill(BTC, 1, 1).after(6 * HOUR).fill(BTC, 2, 1);
    script.after(16 * HOUR - MINUTE).fill(BTC, -3, 1).after(MINUTE).fill(BTC, 4, 1);
    assertEquals(0.5, valueAfter(script), 1e-12);
  }
}
