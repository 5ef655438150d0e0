package io.plimsoll.features.account;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.window.BucketSums;

/**
 * How far a kernel of accounts looks back, in buckets: many accounts are remembered, so the buckets
 * are coarse. The window ends with the bucket of now, which is still being filled; it holds the
 * last {@code buckets − 1} whole ones and that.
 *
 * @param buckets how many
 * @param bucketNanos how long one is
 */
record AccountWindow(int buckets, long bucketNanos) {
  /** No window: for kernels that remember all that happened. */
  static final AccountWindow NONE = new AccountWindow(1, 86_400_000_000_000L);

  private static final long DAY_NANOS = 86_400_000_000_000L;

  AccountWindow {
    Checks.positive(buckets, "buckets");
    Checks.positive(bucketNanos, "bucketNanos");
  }

  /** Reads {@code window} (default 30d) and {@code bucket} (default 1d). */
  static AccountWindow from(KernelSettings settings) {
    long window = settings.nanos("window", 30 * DAY_NANOS);
    long bucket = settings.nanos("bucket", DAY_NANOS);
    if (window % bucket != 0) {
      throw new IllegalArgumentException(
          "window must be a whole number of buckets of " + bucket + " ns, was " + window + " ns");
    }
    return new AccountWindow(Math.toIntExact(window / bucket), bucket);
  }

  BucketSums sums(int count) {
    return new BucketSums(buckets, bucketNanos, count);
  }
}
