package io.plimsoll.margin.simulation;

/** What happens to an account at a point of the path; at most one a round. */
public enum Action {
  /** Nothing. */
  HOLD,
  /** The venue closes a tranche, or everything once equity is gone. */
  LIQUIDATE,
  /** The trader closes everything because the market ran away. */
  PANIC,
  /** The trader closes everything because a planned loss was reached. */
  STOP,
  /** The trader deposits. */
  TOP_UP,
  /** The trader closes a part of every position. */
  DELEVERAGE,
  /** The trader enlarges every losing or winning position after a loss. */
  CHASE,
  /** The trader closes everything because a planned gain was reached. */
  TAKE_PROFIT,
  /** The trader comes, or comes back. */
  OPEN
}
