package io.plimsoll.models.linear;

/** What the weights of {@link HarWls} are the inverse of. */
public enum Weighting {
  /** The fitted value of a first fit without weights (Patton and Sheppard 2015). */
  INVERSE_FITTED,
  /** A column, mostly the variance of a middle or long window. */
  INVERSE_INPUT
}
