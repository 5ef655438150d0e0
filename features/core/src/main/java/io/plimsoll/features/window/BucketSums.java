package io.plimsoll.features.window;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * Sums of irregular events over a window of time, in buckets of one bar.
 *
 * <p>A bucket is {@code (k·bar, (k+1)·bar]}: it ends where a bar and a row do, so that at the time
 * of a row a window of n buckets holds exactly {@code (now − n·bar, now]}. Time alone moves the
 * window: asked later, it has let go of what is too old, though no event told it so. An event that
 * comes late joins its own bucket, or is dropped where the window has left that behind. The buckets
 * are added up anew for each answer, so nothing drifts and an infinity leaves no trace once it is
 * out; a running sum was not chosen, for asking must not change what is remembered.
 *
 * <p><b>Cost</b>: O(1) an event, amortized; O(buckets) an answer.
 */
public final class BucketSums {
  private final int buckets;
  private final long bucketNanos;
  private final double[] values;
  private boolean heard;
  private long firstNanos;
  private long lastNanos;
  private long newest = Long.MIN_VALUE;

  /** Empty sums, {@code sums} of them, over as many buckets. */
  public BucketSums(int buckets, long bucketNanos, int sums) {
    Checks.positive(buckets, "buckets");
    Checks.positive(bucketNanos, "bucketNanos");
    this.buckets = buckets;
    this.bucketNanos = bucketNanos;
    this.values = new double[buckets * sums];
  }

  /** The bucket that a time lies in. */
  public static long bucketOf(long nanos, long bucketNanos) {
    return Math.floorDiv(nanos - 1, bucketNanos);
  }

  /** Notes that what is summed was heard of. */
  public void hear(long nanos) {
    firstNanos = heard ? Math.min(firstNanos, nanos) : nanos;
    lastNanos = heard ? Math.max(lastNanos, nanos) : nanos;
    heard = true;
  }

  /** Adds an amount to a sum; the next call may go back in time. */
  public void add(int sum, long nanos, double amount) {
    long bucket = bucketOf(nanos, bucketNanos);
    if (bucket > newest) {
      if (newest == Long.MIN_VALUE || bucket - newest >= buckets) {
        Arrays.fill(values, 0);
      } else {
        for (long b = newest + 1; b <= bucket; b++) {
          clear(b);
        }
      }
      newest = bucket;
    } else if (bucket <= newest - buckets) {
      return;
    }
    values[index(sum, bucket)] += amount;
  }

  private void clear(long bucket) {
    for (int at = Math.floorMod(bucket, buckets); at < values.length; at += buckets) {
      values[at] = 0;
    }
  }

  private int index(int sum, long bucket) {
    return sum * buckets + Math.floorMod(bucket, buckets);
  }

  /** A sum over the window that ends at a time. */
  public double sum(int sum, long asOfNanos) {
    if (newest == Long.MIN_VALUE) {
      return 0;
    }
    long asOf = bucketOf(asOfNanos, bucketNanos);
    double total = 0;
    for (long b = Math.max(asOf, newest) - buckets + 1; b <= Math.min(asOf, newest); b++) {
      total += values[index(sum, b)];
    }
    return total;
  }

  /**
   * Whether sums can be told: first heard of at least {@code warmUpNanos} ago, last heard of at
   * most {@code silenceNanos} ago. What was never heard of is not known to be zero.
   */
  public boolean known(long asOfNanos, long warmUpNanos, long silenceNanos) {
    return heard && asOfNanos - firstNanos >= warmUpNanos && asOfNanos - lastNanos <= silenceNanos;
  }

  /** Writes everything it knows. */
  public void save(SavedState.Writer out) {
    out.putLong(values.length).putLong(heard ? 1 : 0).putLong(firstNanos).putLong(lastNanos);
    out.putLong(newest);
    for (double value : values) {
      out.put(value);
    }
  }

  /** Takes over what {@link #save} wrote of sums of the same shape. */
  public void restore(SavedState.Reader in) {
    in.expectLong(values.length, "number of buckets");
    heard = in.getLong() == 1;
    firstNanos = in.getLong();
    lastNanos = in.getLong();
    newest = in.getLong();
    for (int i = 0; i < values.length; i++) {
      values[i] = in.get();
    }
  }
}
