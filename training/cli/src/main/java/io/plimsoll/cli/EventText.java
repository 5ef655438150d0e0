package io.plimsoll.cli;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.MarketEvent;
import java.util.Arrays;

/** An event as one line for a person: records show arrays as addresses, and books are long. */
final class EventText {
  private static final int LEVELS = 3;

  private EventText() {}

  static String of(MarketEvent event) {
    return switch (event) {
      case BookDelta b ->
          "BookDelta[instrument="
              + b.instrument()
              + ", eventNanos="
              + b.eventNanos()
              + ", availableNanos="
              + b.availableNanos()
              + (b.snapshot() ? ", whole book" : ", change")
              + (b.lastId() == BookDelta.NO_ID ? "" : ", ids " + b.firstId() + " to " + b.lastId())
              + ", bids "
              + side(b.bidPrices(), b.bidQuantities())
              + ", asks "
              + side(b.askPrices(), b.askQuantities())
              + "]";
      case DepthBands d ->
          "DepthBands[instrument="
              + d.instrument()
              + ", eventNanos="
              + d.eventNanos()
              + ", availableNanos="
              + d.availableNanos()
              + ", bidNotional="
              + Arrays.toString(d.bidNotional())
              + ", askNotional="
              + Arrays.toString(d.askNotional())
              + "]";
      default -> event.toString();
    };
  }

  private static String side(double[] prices, double[] quantities) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(LEVELS, prices.length); i++) {
      text.append(i == 0 ? "" : " ").append(quantities[i]).append('@').append(prices[i]);
    }
    return text.isEmpty()
        ? "none"
        : text + (prices.length > LEVELS ? " and " + (prices.length - LEVELS) + " more" : "");
  }
}
