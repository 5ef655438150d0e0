package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/** Where an account stands between being healthy and being gone. */
public sealed interface LiquidationState {
  /** Nothing is under way. */
  LiquidationState HEALTHY = new Healthy();

  /** Nothing is left. */
  LiquidationState CLOSED = new Closed();

  /** Nothing is under way. */
  record Healthy() implements LiquidationState {}

  /**
   * A breach was seen; the first order goes out at the given time, whatever the price does until
   * then.
   */
  record Ordered(long executeNanos) implements LiquidationState {}

  /**
   * At least one tranche was due and the account still lacks equity.
   *
   * @param tranches how many were due so far
   * @param startNanos when the first was due
   * @param lastNanos when something was closed last
   * @param shortageCured by how much tranches so far reduced the shortage, margin currency; see
   *     {@link MarginShortage}
   */
  record Unwinding(int tranches, long startNanos, long lastNanos, double shortageCured)
      implements LiquidationState {
    public Unwinding {
      Checks.notNegative(tranches, "tranches");
      Checks.notNegative(shortageCured, "shortageCured");
    }

    /** Nothing was closed yet. */
    static Unwinding start(long nowNanos) {
      return new Unwinding(0, nowNanos, nowNanos, 0);
    }
  }

  /**
   * The account is offered to bidders.
   *
   * @param startNanos when the offer began
   * @param reservedCash what bidders paid so far and is not for sale, margin currency
   * @param phase whether bidders pay or are paid
   */
  record Auctioned(long startNanos, double reservedCash, Phase phase) implements LiquidationState {
    public Auctioned {
      Checks.notNegative(reservedCash, "reservedCash");
    }
  }

  /** The two kinds of auction. */
  enum Phase {
    /** The account is worth something; bidders pay less and less for it. */
    SOLVENT,
    /** The account owes; bidders are paid more and more to take it. */
    INSOLVENT
  }

  /** Liquidation closed every position. */
  record Closed() implements LiquidationState {}
}
