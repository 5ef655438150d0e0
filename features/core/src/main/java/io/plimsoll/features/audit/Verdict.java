package io.plimsoll.features.audit;

/** What a check says. */
public enum Verdict {
  /** Looked, and found nothing. */
  PASS,
  /** Found a leak, or missed one that was planted. */
  FAIL,
  /** The data could not have shown a leak: nothing is said. */
  UNDECIDED
}
