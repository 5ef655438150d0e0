package io.plimsoll.training.replay;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * How well a margin path covered what the price did. Margin and excursions are fractions of
 * notional.
 *
 * <p>Methods with different coverage are compared at equal coverage: each is scaled after the fact
 * so that exactly {@code ⌊αn⌋} excursions exceed it. The scale is the (⌊αn⌋+1)-th largest ratio of
 * excursion to margin.
 *
 * @param observations how many decisions
 * @param exceedances how many excursions were above the margin
 * @param averageMargin mean margin
 * @param meanExcess mean of excursion less margin over the exceedances; 0 where there are none
 * @param meanShortfall the same sum over all observations
 * @param matchedScale the factor that gives equal coverage; 0 where less than that many excursions
 *     are positive
 * @param matchedAverage mean margin times that factor
 * @param matchedShortfall mean shortfall of the scaled margin
 */
public record CoverageStatistics(
    int observations,
    int exceedances,
    double averageMargin,
    double meanExcess,
    double meanShortfall,
    double matchedScale,
    double matchedAverage,
    double matchedShortfall) {

  /**
   * The statistics of a path; all means are NaN without observations.
   *
   * @param margin positive
   * @param excursion zero or more
   * @param alpha the share of exceedances at which methods are compared, in (0, 1)
   */
  public static CoverageStatistics of(double[] margin, double[] excursion, double alpha) {
    check(margin, excursion);
    Checks.inOpenRange(alpha, 0, 1, "alpha");
    int n = margin.length;
    double sum = 0;
    double excess = 0;
    int exceedances = 0;
    double[] ratios = new double[n];
    for (int i = 0; i < n; i++) {
      sum += margin[i];
      exceedances += excursion[i] > margin[i] ? 1 : 0;
      excess += Math.max(0, excursion[i] - margin[i]);
      ratios[i] = excursion[i] / margin[i];
    }
    Arrays.sort(ratios);
    double scale = n == 0 ? Double.NaN : ratios[n - 1 - (int) Math.floor(alpha * n)];
    return new CoverageStatistics(
        n,
        exceedances,
        sum / n,
        exceedances == 0 ? 0 : excess / exceedances,
        excess / n,
        scale,
        scale * (sum / n),
        meanShortfall(margin, excursion, scale));
  }

  /** The share of excursions above the margin; NaN without observations. */
  public double exceedanceRate() {
    return (double) exceedances / observations;
  }

  /** Mean of what a scaled margin would have been short of, over all observations. */
  static double meanShortfall(double[] margin, double[] excursion, double scale) {
    double sum = 0;
    for (int i = 0; i < margin.length; i++) {
      sum += Math.max(0, excursion[i] - scale * margin[i]);
    }
    return sum / margin.length;
  }

  static void check(double[] margin, double[] excursion) {
    if (margin.length != excursion.length) {
      throw new IllegalArgumentException(
          "margin and excursion must be equally long, were "
              + margin.length
              + " and "
              + excursion.length);
    }
    for (int i = 0; i < margin.length; i++) {
      Checks.positive(margin[i], "margin");
      Checks.notNegative(excursion[i], "excursion");
    }
  }
}
