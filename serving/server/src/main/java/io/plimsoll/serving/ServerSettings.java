package io.plimsoll.serving;

import io.plimsoll.datasets.Checks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a server is run.
 *
 * @param host the address it listens on
 * @param port 0 to take a free one
 * @param clock by which clock multipliers expire
 * @param maxBodyBytes a larger request is answered with 413
 * @param stopTimeout how long requests under way may take to end when the server stops
 * @param home where models are registered
 * @param model what to serve: {@code models:/name@alias}, {@code models:/name/version}, or a
 *     directory with a bundle
 * @param decisionLog where decisions are written down; nowhere if empty
 */
public record ServerSettings(
    String host,
    int port,
    Clock clock,
    long maxBodyBytes,
    Duration stopTimeout,
    Path home,
    String model,
    Optional<Path> decisionLog) {
  public ServerSettings {
    Checks.notBlank(host, "host");
    Checks.notBlank(model, "model");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be in [0, 65535], was " + port);
    }
    Checks.positive(maxBodyBytes, "maxBodyBytes");
    if (maxBodyBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("maxBodyBytes must be below 2 GiB, was " + maxBodyBytes);
    }
    Checks.positive(stopTimeout.toMillis(), "stopTimeout in milliseconds");
  }

  /** Loopback, port 8080, wall clock, bodies up to 8 MiB, five seconds to stop, no decision log. */
  public static ServerSettings standard(Path home, String model) {
    return new ServerSettings(
        "127.0.0.1",
        8080,
        Clock.WALL,
        8L << 20,
        Duration.ofSeconds(5),
        home,
        model,
        Optional.empty());
  }

  /** Listening elsewhere. */
  public ServerSettings listeningOn(String otherHost, int otherPort) {
    return new ServerSettings(
        otherHost, otherPort, clock, maxBodyBytes, stopTimeout, home, model, decisionLog);
  }

  /** With another clock. */
  public ServerSettings with(Clock other) {
    return new ServerSettings(
        host, port, other, maxBodyBytes, stopTimeout, home, model, decisionLog);
  }

  /** Writing decisions down in a directory. */
  public ServerSettings loggingTo(Path directory) {
    return new ServerSettings(
        host, port, clock, maxBodyBytes, stopTimeout, home, model, Optional.of(directory));
  }

  /** What time it is for the server. */
  public enum Clock {
    /** The time of the world: a live feed. */
    WALL,
    /** The time of the last event: history that is replayed. */
    EVENTS;

    /** The clock itself. */
    public ServingClock start() {
      return switch (this) {
        case WALL -> ServingClock.wall(InstantSource.system());
        case EVENTS -> ServingClock.events();
      };
    }
  }
}
