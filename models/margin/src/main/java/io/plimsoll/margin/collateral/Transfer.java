package io.plimsoll.margin.collateral;

/**
 * A deposit or a transfer between chains that is not final.
 *
 * @param from equals {@code to} for a deposit
 * @param amount what left; once it has arrived, what arrived
 * @param height of the block that holds it on its destination, or {@link #NOT_YET}
 * @param includedNanos when that block became known
 */
record Transfer(
    String id,
    String asset,
    String from,
    String to,
    double amount,
    long sentNanos,
    long height,
    long includedNanos) {
  static final long NOT_YET = Long.MIN_VALUE;

  boolean isDeposit() {
    return from.equals(to);
  }

  Transfer arrived(ChainEvent.Arrived event) {
    return new Transfer(
        id, asset, from, to, event.amount(), sentNanos, event.height(), event.atNanos());
  }
}
