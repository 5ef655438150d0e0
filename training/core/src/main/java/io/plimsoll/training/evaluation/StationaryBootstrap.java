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
   * <p>Sums of blocks are differences of running sums, so the <b>cost</b> is replications·n/block
   * length·series.
   *
   * @param series equally long, finite
   */
  public static double[][] centredMeans(
      double[][] series, int replications, double meanBlockLength, long seed) {
    Checks.positive(series.length, "series");
    Checks.positive(replications, "replications");
    int n = series[0].length;
    StationaryBootstrap bootstrap = new StationaryBootstrap(n, meanBlockLength, seed);
    double[] running = runningSums(series, n);
    double[][] means = new double[replications][series.length];
    for (double[] mean : means) {
      bootstrap.addResample(running, mean);
    }
    return means;
  }

  /** Running sums of the centred series, all series of a position side by side. */
  private static double[] runningSums(double[][] series, int n) {
    int count = series.length;
    double[] running = new double[Math.multiplyExact(n + 1, count)];
    for (int k = 0; k < count; k++) {
      Samples.sameLength(n, series[k].length);
      Samples.allFinite(series[k], "value of series " + k + " at");
      double mean = Samples.mean(series[k]);
      for (int t = 0; t < n; t++) {
        running[(t + 1) * count + k] = running[t * count + k] + (series[k][t] - mean);
      }
    }
    return running;
  }

  private void addResample(double[] running, double[] mean) {
    int filled = 0;
    while (filled < n) {
      int start = random.nextInt(n);
      int length = blockLength(n - filled);
      filled += length;
      int end = start + length;
      if (end > n) {
        addBlock(running, start, n, mean);
        start = 0;
        end -= n;
      }
      addBlock(running, start, end, mean);
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= n;
    }
  }

  private static void addBlock(double[] running, int start, int end, double[] sum) {
    int before = start * sum.length;
    int after = end * sum.length;
    for (int k = 0; k < sum.length; k++) {
      sum[k] += running[after + k] - running[before + k];
    }
  }

  private int blockLength(int most) {
    if (logContinue == Double.NEGATIVE_INFINITY) {
      return 1; // independent draws
    }
    double length = 1 + Math.floor(StrictMath.log(1 - random.nextDouble()) / logContinue);
    return length < most ? (int) length : most;
  }
}
