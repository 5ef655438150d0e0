package io.plimsoll.features.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.market.InstrumentId;

/**
 * A position that fills brought back to nothing, or to the other side.
 *
 * <p>One whose beginning was not seen, because a snapshot told of it, is not reported when it ends:
 * its profit and age are not known.
 *
 * @param openedNanos when its first fill happened
 * @param profit realized, quote currency, without fees and funding; negative for a loss
 * @param mostNotional its greatest size at average entry prices, quote currency
 */
public record ClosedPosition(
    InstrumentId instrument,
    long openedNanos,
    long eventNanos,
    long availableNanos,
    double profit,
    double mostNotional)
    implements Observation {
  public ClosedPosition {
    Checks.notNegative(eventNanos - openedNanos, "eventNanos - openedNanos");
  }
}
