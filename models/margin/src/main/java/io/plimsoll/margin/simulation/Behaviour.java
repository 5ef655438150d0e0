package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Checks;

/**
 * What one trader does by himself. Losses and gains are fractions of the equity at opening, moved
 * along with later deposits; ratios are equity over maintenance requirement (times multiplier).
 * {@link #NONE} shows the value that means never.
 *
 * @param topUpRatio deposits when equity is below this multiple of maintenance; 0 for never
 * @param topUpTarget to this multiple, above {@code topUpRatio}, as far as the reserve reaches
 * @param deleverageRatio closes a part of every position below this multiple; 0 for never
 * @param deleverageFraction which part, in (0, 1)
 * @param deleverages how often
 * @param stopLoss closes everything after this loss; infinite for never
 * @param takeProfit closes everything after this gain; infinite for never
 * @param chaseLoss enlarges every position after this loss; infinite for never
 * @param chaseGrowth by which fraction, if the initial requirement then still is covered, positive
 * @param chases how often; after each the loss counts from there
 * @param panicMove closes everything when the mark is this fraction beyond the best of the window
 *     and of what it was when the trader came; infinite for never
 */
public record Behaviour(
    double topUpRatio,
    double topUpTarget,
    double deleverageRatio,
    double deleverageFraction,
    int deleverages,
    double stopLoss,
    double takeProfit,
    double chaseLoss,
    double chaseGrowth,
    int chases,
    double panicMove) {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** Holds until liquidated. */
  public static final Behaviour NONE =
      new Behaviour(0, 1, 0, 0.5, 0, NEVER, NEVER, NEVER, 0.5, 0, NEVER);

  public Behaviour {
    Checks.notNegative(topUpRatio, "topUpRatio");
    if (!(topUpTarget > topUpRatio) || topUpTarget == NEVER) {
      throw new IllegalArgumentException(
          "topUpTarget must be above topUpRatio " + topUpRatio + " and finite, was " + topUpTarget);
    }
    Checks.notNegative(deleverageRatio, "deleverageRatio");
    Checks.inOpenRange(deleverageFraction, 0, 1, "deleverageFraction");
    Checks.notNegative(deleverages, "deleverages");
    above(stopLoss, "stopLoss");
    above(takeProfit, "takeProfit");
    above(chaseLoss, "chaseLoss");
    Checks.positive(chaseGrowth, "chaseGrowth");
    Checks.notNegative(chases, "chases");
    above(panicMove, "panicMove");
  }

  private static void above(double value, String name) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          name + " must be positive, infinite for never, was " + value);
    }
  }

  /** The same trader who deposits. */
  public Behaviour toppingUp(double ratio, double target) {
    return new Behaviour(
        ratio,
        target,
        deleverageRatio,
        deleverageFraction,
        deleverages,
        stopLoss,
        takeProfit,
        chaseLoss,
        chaseGrowth,
        chases,
        panicMove);
  }

  /** The same trader who closes a part when it gets tight. */
  public Behaviour deleveraging(double ratio, double fraction, int times) {
    return new Behaviour(
        topUpRatio,
        topUpTarget,
        ratio,
        fraction,
        times,
        stopLoss,
        takeProfit,
        chaseLoss,
        chaseGrowth,
        chases,
        panicMove);
  }

  /** The same trader with a stop-loss and a goal. */
  public Behaviour stopping(double loss, double profit) {
    return new Behaviour(
        topUpRatio,
        topUpTarget,
        deleverageRatio,
        deleverageFraction,
        deleverages,
        loss,
        profit,
        chaseLoss,
        chaseGrowth,
        chases,
        panicMove);
  }

  /** The same trader who enlarges what lost. */
  public Behaviour chasing(double loss, double growth, int times) {
    return new Behaviour(
        topUpRatio,
        topUpTarget,
        deleverageRatio,
        deleverageFraction,
        deleverages,
        stopLoss,
        takeProfit,
        loss,
        growth,
        times,
        panicMove);
  }

  /** The same trader who panics. */
  public Behaviour panicking(double move) {
    return new Behaviour(
        topUpRatio,
        topUpTarget,
        deleverageRatio,
        deleverageFraction,
        deleverages,
        stopLoss,
        takeProfit,
        chaseLoss,
        chaseGrowth,
        chases,
        move);
  }
}
