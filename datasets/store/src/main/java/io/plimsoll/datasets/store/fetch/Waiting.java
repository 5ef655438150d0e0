package io.plimsoll.datasets.store.fetch;

import java.time.Duration;

/** How a download waits before it tries again: an argument, so that tests need not wait. */
@FunctionalInterface
public interface Waiting {
  /** Sleeps. */
  Waiting SLEEP = Thread::sleep;

  void await(Duration time) throws InterruptedException;
}
