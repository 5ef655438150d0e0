package io.plimsoll.models.garch;

/** The mean of a return. */
public enum Mean {
  /** None: what intraday returns call for, whose mean is lost in their noise. */
  ZERO,
  /** A constant that is estimated. */
  CONSTANT
}
