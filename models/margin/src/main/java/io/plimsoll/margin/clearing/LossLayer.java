package io.plimsoll.margin.clearing;

/** Who pays for a default, in the order in which they pay. */
public enum LossLayer {
  /** The defaulter's margin, and before it what the house owes the defaulter. */
  DEFAULTER_MARGIN,
  /** The defaulter's own contribution to the default fund. */
  DEFAULTER_CONTRIBUTION,
  /** The house's own capital set aside for defaults. */
  SKIN_IN_THE_GAME,
  /** The other members' contributions, pro rata. */
  SURVIVORS_CONTRIBUTIONS,
  /** Calls on the other members, pro rata to their contributions and capped. */
  ASSESSMENTS,
  /** Gains owed to members that are cut under the house's rules, pro rata. */
  GAINS_HAIRCUT,
  /** Claims on the house that stay unpaid: the house itself has failed. */
  RESIDUAL
}
