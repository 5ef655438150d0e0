package io.plimsoll.datasets.store.fetch;

import java.io.IOException;
import java.time.Duration;

/** A server's answer that is of no use. */
final class ServerFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** Whether the same request may be answered better later. */
  enum Again {
    WORTHWHILE,
    POINTLESS
  }

  private final Again again;
  private final Duration asked;

  ServerFailure(String reason, Again again, Duration asked) {
    super(reason);
    this.again = again;
    this.asked = asked;
  }

  static ServerFailure worthAnother(String reason) {
    return new ServerFailure(reason, Again.WORTHWHILE, Duration.ZERO);
  }

  static ServerFailure pointless(String reason) {
    return new ServerFailure(reason, Again.POINTLESS, Duration.ZERO);
  }

  boolean pointless() {
    return again == Again.POINTLESS;
  }

  /** How long the server asked to wait; zero if it did not. */
  Duration asked() {
    return asked;
  }
}
