package io.plimsoll.models.conformal;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.OrderStatistics;
import java.util.Arrays;

/**
 * The newest scores, in order of arrival and in order of size.
 *
 * <p><b>Cost</b>: two binary searches and one move within an array a score; no allocation.
 */
final class ScoreWindow {
  private final double[] ring;
  private final double[] sorted;
  private int count;
  private int next;

  ScoreWindow(int size) {
    ring = new double[size];
    sorted = new double[size];
  }

  void add(double score) {
    // adding 0.0 turns −0.0 into 0.0, which binary search would look for elsewhere
    double value = Checks.notNegative(score, "score") + 0.0;
    if (count == ring.length) {
      int at = Arrays.binarySearch(sorted, ring[next]);
      System.arraycopy(sorted, at + 1, sorted, at, count - at - 1);
      count--;
    }
    int at = Arrays.binarySearch(sorted, 0, count, value);
    int place = at >= 0 ? at : -at - 1;
    System.arraycopy(sorted, place, sorted, place + 1, count - place);
    sorted[place] = value;
    count++;
    ring[next] = value;
    next = (next + 1) % ring.length;
  }

  int count() {
    return count;
  }

  double least() {
    return sorted[0];
  }

  double greatest() {
    return sorted[count - 1];
  }

  /**
   * The conformal order statistic of a level: 0 for a level of zero or less, infinite where no
   * score covers it.
   */
  double quantile(double level) {
    if (level <= 0) {
      return 0;
    }
    int rank = OrderStatistics.conformalRank(count, level);
    return rank > count ? Double.POSITIVE_INFINITY : sorted[rank - 1];
  }

  /** Copies the scores, oldest first. */
  void copyTo(double[] into, int from) {
    for (int i = 0; i < count; i++) {
      into[from + i] = ring[(next - count + i + ring.length) % ring.length];
    }
  }
}
