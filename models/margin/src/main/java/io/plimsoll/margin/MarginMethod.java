package io.plimsoll.margin;

/** How the positions of an account stand for each other. */
public enum MarginMethod {
  /** Each position has collateral of its own. */
  ISOLATED,
  /** All collateral stands behind all positions; requirements add up. */
  CROSS,
  /** All collateral stands behind all positions; requirements follow from common scenarios. */
  PORTFOLIO
}
