package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;

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

  /** What counts of a transfer between two chains. */
  double credited(ChainState from, ChainState to, long nowNanos) {
    return amount
        * fraction(to, nowNanos)
        * (1 - haircut(from, to))
        * Math.min(from.freshness(nowNanos), to.freshness(nowNanos));
  }

  Explanation explain(ChainState from, ChainState to, long nowNanos) {
    return Explanation.of(
        "in flight from " + this.from + " to " + this.to,
        Operation.PRODUCT,
        Explanation.input("amount", amount),
        Explanation.input(
            late(to, nowNanos) ? "fraction of a late transfer" : "in-flight fraction",
            fraction(to, nowNanos)),
        ChainState.kept(haircut(from, to)),
        Explanation.of(
            "freshness",
            Operation.MINIMUM,
            Explanation.input("freshness of " + this.from, from.freshness(nowNanos)),
            Explanation.input("freshness of " + this.to, to.freshness(nowNanos))));
  }

  private boolean late(ChainState to, long nowNanos) {
    return nowNanos - sentNanos > to.rules().inFlightLimitNanos();
  }

  private double fraction(ChainState to, long nowNanos) {
    return late(to, nowNanos) ? 0 : to.rules().inFlightFraction();
  }

  private static double haircut(ChainState from, ChainState to) {
    return Math.max(from.rules().bridgeHaircut(), to.rules().bridgeHaircut());
  }

  Transfer arrived(ChainEvent.Arrived event) {
    return new Transfer(
        id, asset, from, to, event.amount(), sentNanos, event.height(), event.atNanos());
  }
}
