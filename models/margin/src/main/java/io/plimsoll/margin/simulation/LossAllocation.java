package io.plimsoll.margin.simulation;

/** Who bears a loss that neither the account nor the insurance fund covers. */
public enum LossAllocation {
  /** The counterparties who are no accounts of the simulation: no account notices. */
  COUNTERPARTIES,
  /**
   * All positions on the opposite side of the instrument, pro rata to their quantity, at most a
   * tenth of the mark a unit at a time; the counterparties bear what is beyond.
   */
  OPPOSITE_SIDE
}
