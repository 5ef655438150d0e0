package io.plimsoll.datasets.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MergedSourceTest {

  private static Trade trade(String instrument, long nanos, double price) {
    return new Trade(new InstrumentId(instrument), nanos, nanos, price, 1, Trade.Aggressor.UNKNOWN);
  }

  private static List<MarketEvent> random(String instrument, long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = new ArrayList<>();
    long nanos = 0;
    for (int i = 0; i < count; i++) {
      nanos += random.nextLong(3);
      events.add(trade(instrument, nanos, i + 1));
    }
    return events;
  }

  private static List<MarketEvent> collect(EventSource source) {
    List<MarketEvent> events = new ArrayList<>();
    source.forEach(events::add);
    return events;
  }

  @Test
  void sourcesComeAsOneInAvailableOrderTiesByTheOrderOfTheSources() {
    List<List<MarketEvent>> all =
        List.of(
            random("A", 1, 5_000), random("B", 2, 12_345), random("C", 3, 0), random("D", 4, 1));
    List<MarketEvent> expected = new ArrayList<>();
    all.forEach(expected::addAll);
    // A stable sort keeps the order of the sources where times are equal: the naive twin.
    expected.sort(Comparator.comparingLong(MarketEvent::availableNanos));
    EventSource merged =
        MergedSource.of(all.stream().map(events -> (EventSource) events::forEach).toList());
    assertEquals(expected, collect(merged));
    assertEquals(expected, collect(merged));
  }

  @Test
  void oneSourceIsItself() {
    EventSource one = sink -> {};
    assertSame(one, MergedSource.of(List.of(one)));
    assertThrows(IllegalArgumentException.class, () -> MergedSource.of(List.of()));
  }

  @Test
  void whatASourceThrowsReachesTheCallerAfterWhatCameBefore() {
    List<MarketEvent> good = random("A", 1, 3_000);
    EventSource bad =
        sink -> {
          good.forEach(sink);
          throw new IllegalStateException("row 3001 is damaged");
        };
    List<MarketEvent> seen = new ArrayList<>();
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class,
            () -> MergedSource.of(List.of(bad, random("B", 2, 10)::forEach)).forEach(seen::add));
    assertEquals("row 3001 is damaged", error.getMessage());
    assertEquals(3_010, seen.size());
  }

  @Test
  void whenTheSinkThrowsTheSourcesAreStoppedAndClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    EventSource endless =
        sink -> {
          try {
            for (long nanos = 0; ; nanos++) {
              sink.accept(trade("A", nanos, 1));
            }
          } finally {
            closed.set(true);
          }
        };
    assertThrows(
        ArithmeticException.class,
        () ->
            MergedSource.of(List.of(endless, random("B", 2, 10)::forEach))
                .forEach(
                    event -> {
                      if (event.availableNanos() > 50_000) {
                        throw new ArithmeticException();
                      }
                    }));
    assertTrue(closed.get());
  }
}
