package io.plimsoll.features.store;

/** What a store knows of an entity as of a time; numbers come with {@link Fresh} alone. */
public sealed interface Reading {

  /**
   * A row within its time to live.
   *
   * @param values one number a column; a copy
   */
  record Fresh(long asOfNanos, double[] values) implements Reading {}

  /**
   * There is a row, but it is past its time to live and must be treated as missing.
   *
   * @param asOfNanos when it was made
   * @param ageNanos how old it is, more than the time to live
   */
  record Stale(long asOfNanos, long ageNanos) implements Reading {}

  /** There was no row of the entity yet. */
  record Missing() implements Reading {}

  /**
   * The store cannot say: rows of that time have left it.
   *
   * @param oldestNanos the oldest row that is still there
   */
  record Forgotten(long oldestNanos) implements Reading {}
}
