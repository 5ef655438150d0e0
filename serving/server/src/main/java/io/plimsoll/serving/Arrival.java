package io.plimsoll.serving;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;

/**
 * An event as it came in.
 *
 * @param position where it stood in what the sender sent, from 0
 * @param event the event
 * @param stamped whether the sender said when it became available; on a live feed an event that
 *     does not say is taken as available when it is received, unless it is history
 */
public record Arrival(int position, MarketEvent event, boolean stamped) {

  /** The same event, available at another time. */
  static MarketEvent availableAt(MarketEvent event, long nanos) {
    return switch (event) {
      case Trade e ->
          new Trade(e.instrument(), e.eventNanos(), nanos, e.price(), e.quantity(), e.aggressor());
      case Quote e ->
          new Quote(
              e.instrument(),
              e.eventNanos(),
              nanos,
              e.bidPrice(),
              e.bidQuantity(),
              e.askPrice(),
              e.askQuantity());
      case DepthBands e ->
          new DepthBands(e.instrument(), e.eventNanos(), nanos, e.bidNotional(), e.askNotional());
      case Bar e ->
          new Bar(
              e.instrument(),
              e.openNanos(),
              e.eventNanos(),
              nanos,
              e.open(),
              e.high(),
              e.low(),
              e.close(),
              e.volume(),
              e.signedVolume(),
              e.trades());
    };
  }
}
