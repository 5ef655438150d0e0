package io.plimsoll.training.comparison;

/** What a column of a file of daily realized measures can hold. */
public enum Measure {
  /** Realized variance of the day. */
  RV,
  /** Realized quarticity, in the unit of the variance squared. */
  RQ,
  /** Bipower variance. */
  BPV,
  /** Realized variance of falls. */
  RS_NEGATIVE,
  /** Realized variance of rises. */
  RS_POSITIVE,
  /** The jump part of the variance, zero or more. */
  JUMP,
  /** The log return, in a unit whose square is that of the variance. */
  RETURN,
  /** The price at which the measured part of the day began. */
  OPEN,
  /** The price at which it ended. */
  CLOSE
}
