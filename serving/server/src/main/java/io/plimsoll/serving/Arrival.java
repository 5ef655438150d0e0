package io.plimsoll.serving;

import io.plimsoll.datasets.market.MarketEvent;

/**
 * An event as it came in.
 *
 * @param position where it stood in what the sender sent, from 0
 * @param event the event
 * @param stamped whether the sender said when it became available; on a live feed an event that
 *     does not say is taken as available when it is received, unless it is history
 */
public record Arrival(int position, MarketEvent event, boolean stamped) {}
