package io.plimsoll.datasets.market;

import java.util.function.Consumer;

/**
 * Events of one or many instruments that can be replayed any number of times, always in the same
 * order.
 */
@FunctionalInterface
public interface EventSource {

  /** Pushes every event in available order, ties in a fixed order. */
  void forEach(Consumer<? super MarketEvent> sink);
}
