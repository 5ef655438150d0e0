package io.plimsoll.models;

/** What a sanity filter did with a forecast. */
public enum Filtering {
  /** Nothing: the model has no filter that says so, or no forecast. */
  NONE,
  /** It let the model's own forecast pass. */
  PASSED,
  /** It put something else in its place. */
  REPLACED
}
