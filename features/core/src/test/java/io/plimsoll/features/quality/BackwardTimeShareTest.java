package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.Conformance;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.positioning.Sampled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackwardTimeShareTest extends TradeFeedContract<BackwardTimeShare.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "backward-time-share", "window", "20m");
  }

  @Override
  protected double naive(List<Trade> seen, long asOfNanos) {
    double back = 0;
    double all = 0;
    for (int i = 0; i < seen.size(); i++) {
      if (Sampled.within(seen.get(i).availableNanos(), asOfNanos, 20)) {
        all++;
        back += i > 0 && seen.get(i).eventNanos() < seen.get(i - 1).eventNanos() ? 1 : 0;
      }
    }
    boolean warm = asOfNanos - seen.getFirst().availableNanos() >= 20 * MINUTE;
    return warm ? back / all : Double.NaN;
  }

  @Test
  void countsEachStepBackOnceAndEqualTimesNot() {
    long[] happened = {0, 3, 3, 2, 4, 1, 5};
    List<Trade> trades = new ArrayList<>();
    for (int i = 0; i < happened.length; i++) {
      long known = START + i * MINUTE;
      trades.add(
          new Trade(BTC, START - MINUTE + happened[i], known, 1, 1, Trade.Aggressor.UNKNOWN));
    }
    // In the last six: 3 3 2 4 1 5, two steps back.
    assertEquals(
        2.0 / 6,
        Conformance.value(
            feature("x", "backward-time-share", "window", "6m"), List.of(BTC), trades),
        1e-15);
  }
}
