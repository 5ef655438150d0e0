package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;

/**
 * The zone that a number of exceedances falls into: yellow where so many or fewer have a
 * probability of 95 % or more if the margin is right, red from 99.99 % on.
 *
 * <p>For 250 observations at 1 %: green to 4, yellow to 9, red from 10 on. How little that proves
 * shows {@link #powerAgainst}.
 *
 * <p><b>Reference</b>: Basel Committee on Banking Supervision (1996), Supervisory framework for the
 * use of backtesting in conjunction with the internal models approach, table 2.
 *
 * @param observations from 1
 * @param exceedances how many of them exceeded the margin
 * @param probability with which they should, in (0, 1)
 * @param cumulative the probability of so many or fewer
 */
public record BaselTrafficLight(
    int observations, int exceedances, double probability, double cumulative) {
  private static final double YELLOW = 0.95;
  private static final double RED = 0.9999;

  /** What follows from a count. */
  public enum Zone {
    /** No reason to doubt the margin. */
    GREEN,
    /** Too many, perhaps by chance. */
    YELLOW,
    /** Too many for chance. */
    RED
  }

  /** Of a count. */
  public static BaselTrafficLight of(int observations, int exceedances, double probability) {
    Checks.positive(observations, "observations");
    Checks.inRange(exceedances, 0, observations, "exceedances");
    Checks.inOpenRange(probability, 0, 1, "probability");
    return new BaselTrafficLight(
        observations,
        exceedances,
        probability,
        Distributions.binomialCdf(exceedances, observations, probability));
  }

  /** The zone. */
  public Zone zone() {
    if (cumulative >= RED) {
      return Zone.RED;
    }
    return cumulative >= YELLOW ? Zone.YELLOW : Zone.GREEN;
  }

  /**
   * How likely a margin is to leave the green zone if exceedances have another probability than
   * they should, for example twice as much; with the right one, how likely it is to do so by
   * chance.
   */
  public double powerAgainst(double actual) {
    Checks.inOpenRange(actual, 0, 1, "actual");
    int least = 0;
    while (least < observations
        && Distributions.binomialCdf(least, observations, probability) < YELLOW) {
      least++;
    }
    return Distributions.binomialUpper(least, observations, actual);
  }
}
