package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.SplittableRandom;

/**
 * Resamples of a dependent series: blocks that start anywhere and have geometrically distributed
 * lengths follow each other, the end of the series being joined to its start.
 *
 * <p>The same seed gives the same resamples. Not thread-safe.
 *
 * <p><b>Reference</b>: Politis and Romano (1994), The stationary bootstrap, Journal of the American
 * Statistical Association 89.
 */
public final class StationaryBootstrap {
  private final int n;
  private final double logContinue;
  private final SplittableRandom random;

  /**
   * A source of resamples.
   *
   * @param n length of the series, from 1
   * @param meanBlockLength from 1 (independent draws)
   */
  public StationaryBootstrap(int n, double meanBlockLength, long seed) {
    Checks.positive(n, "n");
    Checks.inRange(meanBlockLength, 1, Double.MAX_VALUE, "meanBlockLength");
    this.n = n;
    logContinue = StrictMath.log1p(-1 / meanBlockLength);
    random = new SplittableRandom(seed);
  }

  /** Fills an array of length n with the positions of the next resample. */
  public void next(int[] positions) {
    Samples.sameLength(n, positions.length);
    int filled = 0;
    while (filled < n) {
      int from = random.nextInt(n);
      int to = filled + blockLength(n - filled);
      while (filled < to) {
        positions[filled++] = from;
        from = from + 1 == n ? 0 : from + 1;
      }
    }
  }

  /**
   * The means of series over the same resamples, {@code [replication][series]}, each less the mean
   * of the series.
   *
   * <p>A resample is how often it holds each position, so every series is read from end to end
   * once; sums over blocks by running sums would read all over the place. <b>Cost</b>
   * replications·n·(series + a little).
   *
   * @param series equally long, finite
   */
  public static double[][] centredMeans(
      double[][] series, int replications, double meanBlockLength, long seed) {
    Checks.positive(series.length, "series");
    Checks.positive(replications, "replications");
    int n = series[0].length;
    StationaryBootstrap bootstrap = new StationaryBootstrap(n, meanBlockLength, seed);
    double[] centred = centred(series, n);
    int[] changes = new int[n + 1];
    double[][] means = new double[replications][series.length];
    for (double[] mean : means) {
      bootstrap.nextChanges(changes);
      addWeighted(changes, centred, mean);
      for (int k = 0; k < mean.length; k++) {
        mean[k] /= n;
      }
    }
    return means;
  }

  /** The series less their means, all series of a position side by side. */
  private static double[] centred(double[][] series, int n) {
    int count = series.length;
    double[] centred = new double[Math.multiplyExact(n, count)];
    for (int k = 0; k < count; k++) {
      Samples.sameLength(n, series[k].length);
      Samples.allFinite(series[k], "value of series " + k + " at");
      double mean = Samples.mean(series[k]);
      for (int t = 0; t < n; t++) {
        centred[t * count + k] = series[k][t] - mean;
      }
    }
    return centred;
  }

  /**
   * Adds, at each position, by how much the next resample holds it more often than the one before.
   */
  private void nextChanges(int[] changes) {
    int filled = 0;
    while (filled < n) {
      int start = random.nextInt(n);
      int length = blockLength(n - filled);
      filled += length;
      int end = start + length;
      changes[start]++;
      if (end > n) {
        changes[0]++;
        end -= n;
      }
      changes[end]--;
    }
  }

  /** Sums the series with the weights that the changes add up to, and clears the changes. */
  private static void addWeighted(int[] changes, double[] centred, double[] sum) {
    int weight = 0;
    int at = 0;
    for (int t = 0; t < changes.length - 1; t++) {
      weight += changes[t];
      changes[t] = 0;
      for (int k = 0; k < sum.length; k++) {
        sum[k] += weight * centred[at + k];
      }
      at += sum.length;
    }
    changes[changes.length - 1] = 0;
  }

  private int blockLength(int most) {
    if (logContinue == Double.NEGATIVE_INFINITY) {
      return 1; // independent draws
    }
    double length = 1 + Math.floor(StrictMath.log(1 - random.nextDouble()) / logContinue);
    return length < most ? (int) length : most;
  }
}
