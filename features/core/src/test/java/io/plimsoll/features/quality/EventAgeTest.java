package io.plimsoll.features.quality;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.Market;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventAgeTest extends TradeFeedContract<EventAge.State> {
  @Override
  protected FeatureSpec underTest() {
    return feature("x", "event-age", "of", "trade");
  }

  @Override
  protected double naive(List<Trade> seen, long asOfNanos) {
    return (asOfNanos - seen.getLast().availableNanos()) / 1e9;
  }

  @Test
  void eachFeedHasAnAgeOfItsOwnAndOneNeverHeardOfHasNone() {
    FeatureTable table =
        BatchRunner.run(
                Market.view(
                    feature("trades", "event-age"),
                    feature("interest", "event-age", "of", "open-interest"),
                    feature("marks", "event-age", "of", "mark")),
                List.of(BTC),
                List.<MarketEvent>of(
                        new OpenInterest(BTC, START, START + Market.SECOND, 1, 1),
                        Market.trade(BTC, START + 2 * Market.MINUTE, 100, 1),
                        Market.trade(BTC, START + 5 * Market.MINUTE, 100, 1))
                    ::forEach)
            .getFirst();
    // The row of minute five holds the trade of minute five.
    int last = table.size() - 1;
    assertEquals(START + 5 * Market.MINUTE, table.asOfNanos(last));
    assertEquals(0, table.value(last, 0));
    assertEquals(299, table.value(last, 1));
    assertEquals(Double.NaN, table.value(last, 2));
  }
}
