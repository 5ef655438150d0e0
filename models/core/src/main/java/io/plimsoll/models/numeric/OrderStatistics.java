package io.plimsoll.models.numeric;

import io.plimsoll.datasets.Checks;

/** Quantiles of sorted samples, by the two conventions that models need. */
public final class OrderStatistics {
  /** Keeps {@code level·(n + 1)} from being rounded up where it is a whole number. */
  private static final double ROUNDING = 1e-9;

  private OrderStatistics() {}

  /**
   * The rank {@code ⌈level·(n + 1)⌉}, at least 1: its order statistic is not exceeded by the next
   * of exchangeable observations with at least the probability {@code level}. Greater than {@code
   * n} where no order statistic covers that much.
   *
   * <p><b>Reference</b>: Vovk, Gammerman and Shafer, 2005, Algorithmic learning in a random world,
   * section 2.2.
   */
  public static int conformalRank(int n, double level) {
    return Math.max(1, (int) Math.ceil(level * (n + 1) - ROUNDING));
  }

  /** The order statistic of {@link #conformalRank}; the greatest where none covers the level. */
  public static double conformal(double[] sorted, double level) {
    requireSome(sorted);
    return sorted[Math.min(sorted.length, conformalRank(sorted.length, level)) - 1];
  }

  /**
   * Linear between order statistics at {@code (n − 1)·level}: the default of R and numpy.
   *
   * <p><b>Reference</b>: Hyndman and Fan, 1996, Sample quantiles in statistical packages, The
   * American Statistician 50(4), definition 7.
   */
  public static double linear(double[] sorted, double level) {
    requireSome(sorted);
    double position = Checks.inRange(level, 0, 1, "level") * (sorted.length - 1);
    int below = (int) position;
    double share = position - below;
    return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
  }

  private static void requireSome(double[] sorted) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("a quantile needs at least one observation, had 0");
    }
  }
}
