package io.plimsoll.datasets.reader;

/** What the rows of a dataset are. */
public enum DataKind {
  /** Single trades. */
  TRADES,
  /** Open, high, low, close and volume of intervals of equal length. */
  BARS
}
