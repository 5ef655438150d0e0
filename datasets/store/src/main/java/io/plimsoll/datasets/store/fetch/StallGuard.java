package io.plimsoll.datasets.store.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a stream that has brought nothing for a while, which ends a read that waits for it: the
 * client's own timeout ends when an answer begins.
 */
final class StallGuard implements AutoCloseable {
  private static final int TICKS = 4;

  private final InputStream in;
  private final ScheduledFuture<?> ticking;
  private volatile long chunks;
  private volatile boolean stalled;
  private long chunksBefore;
  private int quietTicks;

  StallGuard(InputStream in, Duration limit, ScheduledExecutorService timer) {
    this.in = in;
    long tick = Math.max(1, limit.toMillis() / TICKS);
    ticking = timer.scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.MILLISECONDS);
  }

  /** Something came; called by the one thread that reads. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void alive() {
    chunks++;
  }

  boolean stalled() {
    return stalled;
  }

  private void tick() {
    quietTicks = chunks == chunksBefore ? quietTicks + 1 : 0;
    chunksBefore = chunks;
    if (quietTicks >= TICKS && !stalled) {
      stalled = true;
      try {
        in.close();
      } catch (IOException e) {
        // The reader meets the closed stream and reports it.
        quietTicks = 0;
      }
    }
  }

  @Override
  public void close() {
    ticking.cancel(false);
  }
}
