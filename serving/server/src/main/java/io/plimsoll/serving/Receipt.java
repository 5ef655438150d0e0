package io.plimsoll.serving;

import java.util.List;

/**
 * What became of the events of one request; a bad event never costs a good one.
 *
 * @param accepted how many were taken in
 * @param rejections the others, in the order in which they were sent
 */
public record Receipt(int accepted, List<Rejection> rejections) {
  public Receipt {
    rejections = List.copyOf(rejections);
  }

  /**
   * An event that was not taken in.
   *
   * @param position where it stood in the request, from 0
   * @param detail for a person: the field, the bound and the value
   */
  public record Rejection(int position, Reason reason, String detail) {}

  /** Why an event was not taken in. */
  public enum Reason {
    /** It is not an event: a missing, unknown or wrong field. */
    MALFORMED,
    /** The server does not serve its instrument. */
    UNKNOWN_INSTRUMENT,
    /**
     * It became available before an event that was taken in already, or before a decision that was
     * made.
     */
    LATE,
    /** It lies in the future of the server's clock. */
    AHEAD_OF_CLOCK,
    /** The engine failed on it: a defect of this program. */
    INTERNAL;

    /** In kebab-case, as it stands on the wire and in metrics. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
