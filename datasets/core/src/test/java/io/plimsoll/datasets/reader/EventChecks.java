package io.plimsoll.datasets.reader;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.Progress;
import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.time.Duration;
import java.util.Arrays;

/** What holds for every reader, whatever the bytes. */
final class EventChecks {
  private EventChecks() {}

  /** An error of ours that names the file, or valid events in available order; and soon. */
  static void check(CsvSource source, EventReader reader) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          ReadResult result;
          try {
            result = reader.read(source, ReadOptions.of(new InstrumentId("X")), Progress.NONE);
          } catch (PlimsollException e) {
            assertTrue(e.getMessage().startsWith(source.name()), e.getMessage());
            return;
          }
          long latest = Long.MIN_VALUE;
          for (MarketEvent event : result.events()) {
            assertTrue(event.availableNanos() >= event.eventNanos(), event::toString);
            assertTrue(event.availableNanos() >= latest, event::toString);
            latest = event.availableNanos();
            assertTrue(valid(event), event::toString);
          }
          assertTrue(result.sourceSha256().matches("[0-9a-f]{64}"));
        });
  }

  private static boolean valid(MarketEvent event) {
    return switch (event) {
      case Trade e -> positive(e.price()) && positive(e.quantity());
      case Quote e ->
          positive(e.bidPrice(), e.askPrice()) && notNegative(e.bidQuantity(), e.askQuantity());
      case BookDelta e ->
          positive(e.bidPrices())
              && positive(e.askPrices())
              && notNegative(e.bidQuantities())
              && notNegative(e.askQuantities());
      case OpenInterest e -> notNegative(e.quantity());
      case MarkPrice e -> positive(e.mark()) && (Double.isNaN(e.index()) || positive(e.index()));
      case FundingRate e -> Double.isFinite(e.rate()) && e.intervalNanos() > 0;
      case Liquidation e -> positive(e.price(), e.quantity());
      default -> false;
    };
  }

  private static boolean positive(double... values) {
    return Arrays.stream(values).allMatch(v -> v > 0 && Double.isFinite(v));
  }

  private static boolean notNegative(double... values) {
    return Arrays.stream(values).allMatch(v -> v >= 0 && Double.isFinite(v));
  }
}
