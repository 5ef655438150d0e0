package io.plimsoll.client;

import java.net.URI;
import java.time.Duration;

/**
 * How a client asks and what it lets through.
 *
 * @param server where the server listens, for example {@code http://127.0.0.1:8080/}
 * @param timeout for one lookup, connecting included
 * @param refresh how long an answer is used before the server is asked again
 * @param retry how long the server is left alone after a lookup failed
 * @param longestUse no answer is used for longer than this after it came, whatever validity it
 *     claims
 * @param floor never below; in (0, 1]
 * @param cap never above; at least 1
 * @param maxRiseFraction largest relative rise from one decision to the next, positive
 * @param maxFallFraction largest relative fall from one decision to the next, in (0, 1]
 */
public record ClientSettings(
    URI server,
    Duration timeout,
    Duration refresh,
    Duration retry,
    Duration longestUse,
    double floor,
    double cap,
    double maxRiseFraction,
    double maxFallFraction) {
  public ClientSettings {
    String scheme = server.getScheme();
    if (scheme == null || server.getHost() == null || !scheme.matches("https?")) {
      throw new IllegalArgumentException("server must be an http address, was '" + server + "'");
    }
    positive(timeout, "timeout");
    positive(refresh, "refresh");
    positive(retry, "retry");
    positive(longestUse, "longestUse");
    if (!(floor > 0 && floor <= 1)) {
      throw new IllegalArgumentException("floor must be in (0, 1], was " + floor);
    }
    if (!(cap >= 1 && cap < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("cap must be at least 1 and finite, was " + cap);
    }
    if (!(maxRiseFraction > 0)) {
      throw new IllegalArgumentException(
          "maxRiseFraction must be positive, was " + maxRiseFraction);
    }
    if (!(maxFallFraction > 0 && maxFallFraction <= 1)) {
      throw new IllegalArgumentException(
          "maxFallFraction must be in (0, 1], was " + maxFallFraction);
    }
  }

  /**
   * A quarter of a second to answer, asked again after five seconds, left alone for one after a
   * failure, used for an hour at most; between half and five times the base margin, at most doubled
   * or halved at once.
   */
  public static ClientSettings standard(URI server) {
    return new ClientSettings(
        server,
        Duration.ofMillis(250),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofHours(1),
        0.5,
        5,
        1,
        0.5);
  }

  private static void positive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
