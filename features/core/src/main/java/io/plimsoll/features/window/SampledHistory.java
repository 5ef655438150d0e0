package io.plimsoll.features.window;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * What a number was: the last one of each bucket of one bar, for some time back.
 *
 * <p>Buckets are those of {@link BucketSums}, so that at the time of a row "an hour ago" is exact;
 * in between it is so to the resolution of a bar. A number that its source does not know (NaN) is
 * remembered as such. What comes late changes its own bucket, if that has nothing newer.
 *
 * <p><b>Cost</b>: O(1) a number, amortized; an answer O(buckets since the number it finds).
 */
public final class SampledHistory {
  private final long bucketNanos;
  private final double[] values;

  /** When the number of a bucket became available; {@link Long#MIN_VALUE} where there is none. */
  private final long[] nanos;

  private long newest = Long.MIN_VALUE;
  private long firstNanos;

  /** An empty history. */
  public SampledHistory(int buckets, long bucketNanos) {
    Checks.positive(buckets, "buckets");
    Checks.positive(bucketNanos, "bucketNanos");
    this.bucketNanos = bucketNanos;
    values = new double[buckets];
    nanos = new long[buckets];
    Arrays.fill(nanos, Long.MIN_VALUE);
  }

  /** How many buckets it takes to look back over a window for a number of at most some age. */
  public static int bucketsFor(long windowNanos, long maxAgeNanos, long bucketNanos) {
    return Math.toIntExact(Math.addExact(Math.addExact(windowNanos, maxAgeNanos) / bucketNanos, 3));
  }

  /** Remembers a number; one that is infinite is not known. */
  public void set(long availableNanos, double value) {
    long bucket = BucketSums.bucketOf(availableNanos, bucketNanos);
    if (newest == Long.MIN_VALUE) {
      firstNanos = availableNanos;
    } else if (bucket <= newest - values.length) {
      return;
    }
    for (long b = Math.max(newest + 1, bucket - values.length + 1); b <= bucket; b++) {
      nanos[Math.floorMod(b, nanos.length)] = Long.MIN_VALUE;
    }
    newest = Math.max(newest, bucket);
    firstNanos = Math.min(firstNanos, availableNanos);
    int at = Math.floorMod(bucket, nanos.length);
    if (availableNanos >= nanos[at]) {
      nanos[at] = availableNanos;
      values[at] = Double.isFinite(value) ? value : Double.NaN;
    }
  }

  /** The number as of a time; NaN where none was heard of or the last one is too old. */
  public double at(long asOfNanos, long maxAgeNanos) {
    long bucket = bucketAt(asOfNanos, maxAgeNanos);
    return bucket == Long.MIN_VALUE ? Double.NaN : values[Math.floorMod(bucket, nanos.length)];
  }

  private long bucketAt(long asOfNanos, long maxAgeNanos) {
    if (newest == Long.MIN_VALUE || asOfNanos < firstNanos) {
      return Long.MIN_VALUE;
    }
    long oldest =
        Math.max(
            newest - nanos.length + 1, BucketSums.bucketOf(asOfNanos - maxAgeNanos, bucketNanos));
    for (long b = Math.min(BucketSums.bucketOf(asOfNanos, bucketNanos), newest); b >= oldest; b--) {
      long found = nanos[Math.floorMod(b, nanos.length)];
      if (found != Long.MIN_VALUE) {
        return asOfNanos - found > maxAgeNanos ? Long.MIN_VALUE : b;
      }
    }
    return Long.MIN_VALUE;
  }

  /**
   * The sum of the squared changes from one number to the next over the window that ends at a time;
   * it opens with the number as of its begin, if that was known then.
   */
  public double squaredChanges(long asOfNanos, long windowNanos, long maxAgeNanos) {
    if (newest == Long.MIN_VALUE) {
      return 0;
    }
    long to = Math.min(BucketSums.bucketOf(asOfNanos, bucketNanos), newest);
    double before = at(asOfNanos - windowNanos, maxAgeNanos);
    double sum = 0;
    for (long b = oldestOf(asOfNanos, windowNanos); b <= to; b++) {
      int at = Math.floorMod(b, nanos.length);
      if (nanos[at] != Long.MIN_VALUE && !Double.isNaN(values[at])) {
        double change = values[at] - before;
        sum += Double.isNaN(change) ? 0 : change * change;
        before = values[at];
      }
    }
    return sum;
  }

  /** The first bucket of a window that is remembered. */
  private long oldestOf(long asOfNanos, long windowNanos) {
    return 1
        + Math.max(
            newest - nanos.length, BucketSums.bucketOf(asOfNanos - windowNanos, bucketNanos));
  }

  /** The sum of the numbers of the buckets of the window that ends at a time. */
  public double sum(long asOfNanos, long windowNanos) {
    if (newest == Long.MIN_VALUE) {
      return 0;
    }
    long to = Math.min(BucketSums.bucketOf(asOfNanos, bucketNanos), newest);
    double sum = 0;
    for (long b = oldestOf(asOfNanos, windowNanos); b <= to; b++) {
      int at = Math.floorMod(b, nanos.length);
      sum += nanos[at] == Long.MIN_VALUE ? 0 : values[at];
    }
    return sum;
  }

  /** Whether the first number came at least {@code warmUpNanos} ago. */
  public boolean warm(long asOfNanos, long warmUpNanos) {
    return newest != Long.MIN_VALUE && asOfNanos - firstNanos >= warmUpNanos;
  }

  /** When the first number came. */
  public long firstNanos() {
    return firstNanos;
  }

  /** Writes everything it knows. */
  public void save(SavedState.Writer out) {
    out.putLong(nanos.length).putLong(newest).putLong(firstNanos);
    for (int i = 0; i < nanos.length; i++) {
      out.putLong(nanos[i]).put(values[i]);
    }
  }

  /** Takes over what {@link #save} wrote of a history of the same length. */
  public void restore(SavedState.Reader in) {
    in.expectLong(nanos.length, "number of buckets");
    newest = in.getLong();
    firstNanos = in.getLong();
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = in.getLong();
      values[i] = in.get();
    }
  }
}
