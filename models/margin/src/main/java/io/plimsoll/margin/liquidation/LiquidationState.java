package io.plimsoll.margin.liquidation;

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

  /** At least one tranche was executed and the account is still breached. */
  record Unwinding(int tranches) implements LiquidationState {}

  /** Liquidation closed every position. */
  record Closed() implements LiquidationState {}
}
