package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;

/** What happens to collateral on chains; see {@link CrossChainCollateral}. */
public sealed interface ChainEvent {

  /** When it became known, nanoseconds since 1970-01-01 UTC. */
  long atNanos();

  /** A chain's head was seen at a height: it is alive. */
  record Block(long atNanos, String chain, long height) implements ChainEvent {}

  /**
   * A deposit appeared in a block; nothing is credited before it is final.
   *
   * @param id never used before
   * @param amount units of the asset, positive
   */
  record Deposited(long atNanos, String id, String asset, String chain, double amount, long height)
      implements ChainEvent {
    public Deposited {
      Checks.positive(amount, "amount of deposit " + id);
    }
  }

  /** A deposit, or a transfer that arrived, is final; refused before the chain's rules allow it. */
  record Finalised(long atNanos, String id) implements ChainEvent {}

  /** A deposit that was not final disappeared from its chain. */
  record Dropped(long atNanos, String id) implements ChainEvent {}

  /**
   * Settled collateral left a chain for another.
   *
   * @param id of the transfer, never used before
   * @param amount units of the asset, positive, at most what is settled
   */
  record BridgedOut(long atNanos, String id, String asset, String from, String to, double amount)
      implements ChainEvent {
    public BridgedOut {
      Checks.positive(amount, "amount of transfer " + id);
    }
  }

  /**
   * A transfer appeared in a block of its destination; it stays in flight until it is final.
   *
   * @param amount what arrived, zero or more and at most what left; the rest is the bridge's fee
   */
  record Arrived(long atNanos, String id, double amount, long height) implements ChainEvent {
    public Arrived {
      Checks.notNegative(amount, "amount of arrival " + id);
    }
  }

  /**
   * Settled collateral was paid out.
   *
   * @param amount units of the asset, positive, at most what is settled
   */
  record Withdrawn(long atNanos, String asset, String chain, double amount) implements ChainEvent {
    public Withdrawn {
      Checks.positive(amount, "amount withdrawn from " + chain);
    }
  }

  /** A chain stopped; it counts as last seen now at the latest until it resumes. */
  record Halted(long atNanos, String chain) implements ChainEvent {}

  /** A chain that had stopped goes on. */
  record Resumed(long atNanos, String chain, long height) implements ChainEvent {}
}
