package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.START;
import static io.plimsoll.features.Market.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.Trade;
import org.junit.jupiter.api.Test;

class BarBuilderTest {
  private final BarBuilder builder = new BarBuilder(BTC);

  private Bar close(int minute) {
    long end = START + minute * MINUTE;
    return builder.close(end - MINUTE, end, end);
  }

  @Test
  void makesABarOfTradesAndAFlatOneOfNone() {
    assertFalse(builder.started());
    assertThrows(IllegalStateException.class, () -> close(1));
    builder.add(trade(BTC, START, 10, 1));
    builder.add(trade(BTC, START, 12, 2));
    builder.add(trade(BTC, START, 9, 4));
    builder.add(trade(BTC, START, 11, 8));
    // Tick rule: the first trade counts as neither, then bought, sold, bought: 2 - 4 + 8.
    assertEquals(
        new Bar(BTC, START, START + MINUTE, START + MINUTE, 10, 12, 9, 11, 15, 6, 4), close(1));
    assertEquals(
        new Bar(
            BTC, START + MINUTE, START + 2 * MINUTE, START + 2 * MINUTE, 11, 11, 11, 11, 0, 0, 0),
        close(2));
    // A price that stands is signed as the trade before it, even in another bar: bought.
    builder.add(trade(BTC, START, 11, 3));
    assertEquals(3, close(3).signedVolume(), 0);
  }

  @Test
  void believesTheSourceBeforeTheTickRule() {
    builder.add(trade(BTC, START, 10, 1));
    builder.add(new Trade(BTC, START, START, 12, 2, Trade.Aggressor.SELLER));
    builder.add(new Trade(BTC, START, START, 11, 4, Trade.Aggressor.BUYER));
    builder.add(trade(BTC, START, 11, 8));
    assertEquals(-2 + 4 + 8, close(1).signedVolume(), 0);
  }

  @Test
  void doesNotFailOnQuantitiesThatOverflow() {
    builder.add(trade(BTC, START, 10, Double.MAX_VALUE));
    builder.add(trade(BTC, START, 10, Double.MAX_VALUE));
    assertEquals(Double.MAX_VALUE, close(1).volume(), 0);
  }

  @Test
  void aLongBarSaysOnlyWhatAllItsShortBarsSay() {
    builder.add(Market.bar(BTC, START, MINUTE, 1, 2, 3));
    builder.add(
        new Bar(
            BTC,
            START + MINUTE,
            START + 2 * MINUTE,
            START + 2 * MINUTE,
            2,
            5,
            1,
            3,
            1,
            Double.NaN,
            -1));
    builder.add(Market.bar(BTC, START + 2 * MINUTE, MINUTE, 3, 4, 1));
    Bar bar = close(3);
    assertEquals(1, bar.open(), 0);
    assertEquals(5, bar.high(), 0);
    assertEquals(1, bar.low(), 0);
    assertEquals(4, bar.close(), 0);
    assertEquals(5, bar.volume(), 0);
    assertEquals(Double.NaN, bar.signedVolume());
    assertEquals(-1, bar.trades());
  }
}
