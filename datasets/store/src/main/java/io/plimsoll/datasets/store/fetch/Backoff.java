package io.plimsoll.datasets.store.fetch;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Waits that double from attempt to attempt, each drawn from the upper half of its length, so that
 * many clients that failed together do not come back together. The same seed gives the same waits.
 */
final class Backoff {
  private static final int MOST_DOUBLINGS = 20;

  private final long firstMillis;
  private final long longestMillis;
  private final SplittableRandom random;

  Backoff(FetchSettings settings, RemoteFile file) {
    firstMillis = settings.firstWait().toMillis();
    longestMillis = settings.longestWait().toMillis();
    // A file's waits must not depend on which thread got which file first.
    random = new SplittableRandom(settings.seed() ^ file.path().hashCode() * 0x9E3779B97F4A7C15L);
  }

  /**
   * The wait after the {@code failures}-th failure in a row, at least what the server asked for.
   */
  Duration after(int failures, Duration asked) {
    long full = Math.min(longestMillis, firstMillis << Math.min(MOST_DOUBLINGS, failures - 1));
    long drawn = full / 2 + random.nextLong(full / 2 + 1);
    return Duration.ofMillis(Math.min(longestMillis, Math.max(drawn, asked.toMillis())));
  }
}
