package io.plimsoll.client;

import java.util.List;

/**
 * What a lookup came to; always usable.
 *
 * @param multiplier within the client's floor and cap
 * @param source where it comes from
 * @param validUntilNanos after this it must be looked up again
 * @param reason why it is not a fresh forecast-based multiplier; empty where it is
 * @param guards which of the client's own bounds acted: {@code rise}, {@code fall}, {@code floor},
 *     {@code cap}
 * @param model the model behind it; empty of a fallback
 */
public record Answer(
    double multiplier,
    Source source,
    long validUntilNanos,
    String reason,
    List<String> guards,
    String model) {
  public Answer {
    guards = List.copyOf(guards);
  }

  /** Where a multiplier comes from. */
  public enum Source {
    /** The server, just now or within the refresh time. */
    SERVER,
    /** An earlier answer of the server that is still valid; the server did not answer since. */
    CACHE,
    /** Nowhere: the venue's own base margin, multiplier 1. */
    FALLBACK
  }
}
