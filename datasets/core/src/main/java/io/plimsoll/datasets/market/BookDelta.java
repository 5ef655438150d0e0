package io.plimsoll.datasets.market;

import io.plimsoll.datasets.Checks;

/**
 * A message about an order book: a whole book, or the levels that changed.
 *
 * <p>Venues number what they send. A change follows the one before if its {@code firstId} is at
 * most one more than the {@code lastId} before, or if its {@code previousId} names it; anything
 * else is a gap, after which the book is not known until the next snapshot.
 *
 * @param snapshot whether the levels are the whole book
 * @param firstId the first update in the message; {@link #NO_ID} where the venue does not number
 * @param lastId the last update in the message; {@link #NO_ID} where the venue does not number
 * @param previousId the last update of the message before; {@link #NO_ID} where it is not said
 * @param bidPrices quote currency, positive, in any order
 * @param bidQuantities the new quantity of each level in base units; 0 removes the level
 * @param askPrices quote currency, positive, in any order
 * @param askQuantities the new quantity of each level in base units; 0 removes the level
 */
public record BookDelta(
    InstrumentId instrument,
    long eventNanos,
    long availableNanos,
    boolean snapshot,
    long firstId,
    long lastId,
    long previousId,
    double[] bidPrices,
    double[] bidQuantities,
    double[] askPrices,
    double[] askQuantities)
    implements MarketEvent {
  /** Stands for a number that the venue does not give. */
  public static final long NO_ID = -1;

  public BookDelta {
    MarketEvent.checkTimes(eventNanos, availableNanos);
    check(bidPrices, bidQuantities, "bid");
    check(askPrices, askQuantities, "ask");
    if (firstId > lastId) {
      throw new IllegalArgumentException(
          "firstId must be at most lastId " + lastId + ", was " + firstId);
    }
  }

  private static void check(double[] prices, double[] quantities, String side) {
    if (prices.length != quantities.length) {
      throw new IllegalArgumentException(
          side
              + " must have as many quantities as prices "
              + prices.length
              + ", had "
              + quantities.length);
    }
    for (int i = 0; i < prices.length; i++) {
      Checks.positive(prices[i], side + " price");
      Checks.notNegative(quantities[i], side + " quantity");
    }
  }

  @Override
  public BookDelta availableAt(long nanos) {
    return new BookDelta(
        instrument,
        eventNanos,
        nanos,
        snapshot,
        firstId,
        lastId,
        previousId,
        bidPrices,
        bidQuantities,
        askPrices,
        askQuantities);
  }
}
