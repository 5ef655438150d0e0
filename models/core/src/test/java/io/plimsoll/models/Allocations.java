package io.plimsoll.models;

import java.lang.management.ManagementFactory;

/** Measures what a piece of code allocates. */
public final class Allocations {
  private Allocations() {}

  /**
   * Bytes that one run allocates in this thread. The first runs warm up, and the measuring itself
   * may allocate once: the least of all runs counts.
   */
  public static long of(Runnable code) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 6; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      code.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
