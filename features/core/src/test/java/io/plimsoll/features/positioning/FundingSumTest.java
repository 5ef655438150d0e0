package io.plimsoll.features.positioning;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.window.SampledHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingSumTest extends FundingKernelContract<SampledHistory> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "funding-sum", "window", "20m", "max-age", "30m");
  }

  @Override
  protected double naive(List<FundingRate> seen, long asOfNanos) {
    if (asOfNanos - seen.getFirst().eventNanos() < 20 * MINUTE
        || asOfNanos - seen.getLast().eventNanos() > HOUR / 2) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < seen.size(); i++) {
      boolean last =
          i + 1 == seen.size()
              || Sampled.minute(seen.get(i + 1).eventNanos())
                  > Sampled.minute(seen.get(i).eventNanos());
      if (last && Sampled.within(seen.get(i).eventNanos(), asOfNanos, 20)) {
        sum += seen.get(i).rate();
      }
    }
    return sum;
  }

  /** Rates of both signs may cancel. */
  @Override
  protected double absoluteTolerance() {
    return 1e-17;
  }

  @Test
  void countsAPaymentOnceHoweverOftenItIsSentAndAsLastSent() {
    FundingSum kernel = new FundingSum(24 * HOUR, MINUTE, 24 * HOUR);
    SampledHistory state = kernel.create();
    for (int i = 0; i < 4; i++) {
      long due = START + i * 8 * HOUR;
      kernel.update(state, new FundingRate(BTC, due, due, 1e-4 * (1 + i), 8 * HOUR));
      kernel.update(state, new FundingRate(BTC, due, due + 5 * MINUTE, 1e-3 * (1 + i), 8 * HOUR));
    }
    // The window (0h, 24h] holds the payments at 8, 16 and 24 hours: 2 + 3 + 4.
    assertEquals(9e-3, kernel.value(state, START + 24 * HOUR), 1e-15);
    assertEquals(4e-3, kernel.value(state, START + 48 * HOUR - 8 * HOUR), 1e-15);
    assertEquals(Double.NaN, kernel.value(state, START + 48 * HOUR + 1));
  }
}
