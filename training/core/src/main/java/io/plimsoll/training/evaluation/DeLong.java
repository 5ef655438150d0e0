package io.plimsoll.training.evaluation;

import io.plimsoll.models.numeric.Normal;
import java.util.Arrays;

/**
 * The difference of two areas below the ROC curve of the same outcomes, with its standard error.
 *
 * <p>Each positive has the share of negatives it beats, each negative the share of positives that
 * beat it; the variance of an area is that of these shares, {@code S₁₀/m + S₀₁/n}. Rows of a
 * cluster (a day, say) are not independent: their shares are summed before squares are taken, and
 * the covariance of positives and negatives of the same cluster counts too. With one row a cluster
 * both are the same.
 *
 * <p><b>Reference</b>: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44; Obuchowski (1997),
 * Nonparametric analysis of clustered ROC curve data, Biometrics 53.
 *
 * @param first area of the first scores; NaN unless there are positives and negatives
 * @param second area of the second scores
 * @param variance of the difference; NaN below two clusters with positives and two with negatives
 * @param z the difference by its standard error; NaN where the variance is not positive
 * @param pValue two-sided; NaN where there is no z
 */
public record DeLong(double first, double second, double variance, double z, double pValue) {

  /** The test of rows that are independent. */
  public static DeLong paired(boolean[] outcomes, double[] first, double[] second) {
    return paired(outcomes, first, second, eachAlone(outcomes.length));
  }

  /**
   * The test of clusters that are independent.
   *
   * @param cluster of each row: any number, for example the day
   */
  public static DeLong paired(boolean[] outcomes, double[] first, double[] second, long[] cluster) {
    Shares a = Shares.of(outcomes, first, cluster);
    Shares b = Shares.of(outcomes, second, cluster);
    double variance = a.covariance(a) + b.covariance(b) - 2 * a.covariance(b);
    double difference = a.area - b.area;
    // Equal scores leave a variance of rounding errors only.
    double z = variance > 1e-18 ? difference / Math.sqrt(variance) : Double.NaN;
    return new DeLong(a.area, b.area, variance, z, 2 * Normal.cdf(-Math.abs(z)));
  }

  /** The variance of an area, rows being independent. */
  public static double variance(boolean[] outcomes, double[] scores) {
    return variance(outcomes, scores, eachAlone(outcomes.length));
  }

  /** The variance of an area, clusters being independent. */
  public static double variance(boolean[] outcomes, double[] scores, long[] cluster) {
    Shares shares = Shares.of(outcomes, scores, cluster);
    return shares.covariance(shares);
  }

  private static long[] eachAlone(int n) {
    long[] cluster = new long[n];
    Arrays.setAll(cluster, i -> i);
    return cluster;
  }

  /** The deviations of shares from the area, summed by cluster. */
  private record Shares(
      double area, double[] above, double[] below, int[] positives, int[] negatives) {

    static Shares of(boolean[] outcomes, double[] scores, long[] cluster) {
      Samples.sameLength(outcomes.length, scores.length);
      Samples.sameLength(outcomes.length, cluster.length);
      int m = Samples.count(outcomes);
      int n = outcomes.length - m;
      double area = Auc.of(outcomes, scores);
      long[] names = Arrays.stream(cluster).distinct().sorted().toArray();
      Shares shares =
          new Shares(
              area,
              new double[names.length],
              new double[names.length],
              new int[names.length],
              new int[names.length]);
      int[] order = Ranking.descending(scores);
      int positivesAbove = 0;
      int negativesAbove = 0;
      int i = 0;
      while (i < order.length) {
        int from = i;
        int tied = 0;
        while (i < order.length && scores[order[i]] == scores[order[from]]) {
          tied += outcomes[order[i]] ? 1 : 0;
          i++;
        }
        double beats = n - negativesAbove - 0.5 * (i - from - tied);
        double beaten = positivesAbove + 0.5 * tied;
        for (int k = from; k < i; k++) {
          int c = Arrays.binarySearch(names, cluster[order[k]]);
          shares.add(c, outcomes[order[k]], beats / n, beaten / m);
        }
        positivesAbove += tied;
        negativesAbove += i - from - tied;
      }
      return shares;
    }

    private void add(int c, boolean positive, double beats, double beaten) {
      if (positive) {
        above[c] += beats - area;
        positives[c]++;
      } else {
        below[c] += beaten - area;
        negatives[c]++;
      }
    }

    double covariance(Shares other) {
      double ofPositives = 0;
      double ofNegatives = 0;
      double between = 0;
      double m = 0;
      double n = 0;
      double withPositives = 0;
      double withNegatives = 0;
      double clusters = above.length;
      for (int c = 0; c < above.length; c++) {
        ofPositives += above[c] * other.above[c];
        ofNegatives += below[c] * other.below[c];
        between += above[c] * other.below[c] + below[c] * other.above[c];
        m += positives[c];
        n += negatives[c];
        withPositives += positives[c] > 0 ? 1 : 0;
        withNegatives += negatives[c] > 0 ? 1 : 0;
      }
      if (withPositives < 2 || withNegatives < 2) {
        return Double.NaN;
      }
      return withPositives / (withPositives - 1) * ofPositives / (m * m)
          + withNegatives / (withNegatives - 1) * ofNegatives / (n * n)
          + clusters / (clusters - 1) * between / (m * n);
    }
  }
}
