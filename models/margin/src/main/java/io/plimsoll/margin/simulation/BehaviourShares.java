package io.plimsoll.margin.simulation;

import io.plimsoll.datasets.Checks;

/**
 * How common behaviours are among generated traders. Each trader has each behaviour independently
 * with its share; where he has it, its numbers are uniform in the ranges below. No source says how
 * common they are: {@link #DEFAULT} is an assumption to be varied.
 *
 * <ul>
 *   <li>Top-up: below 1.2 to 2 times maintenance, to 1 above that; the reserve is uniform between
 *       0.2 and 2 times the collateral.
 *   <li>Deleverage: below 1.2 to 2.5 times maintenance, 20% to 60%, three times.
 *   <li>Stop-loss: 20% to 70% of the equity. Goal: 30% to 300% of it.
 *   <li>Loss chasing: after 15% to 40% of the equity, 30% to 100% more, twice.
 *   <li>Panic: 4% to 20% beyond the best mark of the window.
 * </ul>
 *
 * @param topUp share in [0, 1], as all are
 */
public record BehaviourShares(
    double topUp,
    double deleverage,
    double stopLoss,
    double takeProfit,
    double chase,
    double panic) {
  /** A third tops up, half have a goal, a quarter a stop, fewer the rest. */
  public static final BehaviourShares DEFAULT = new BehaviourShares(0.3, 0.2, 0.25, 0.5, 0.1, 0.15);

  /** Everybody holds until liquidated. */
  public static final BehaviourShares NONE = new BehaviourShares(0, 0, 0, 0, 0, 0);

  public BehaviourShares {
    Checks.inRange(topUp, 0, 1, "topUp");
    Checks.inRange(deleverage, 0, 1, "deleverage");
    Checks.inRange(stopLoss, 0, 1, "stopLoss");
    Checks.inRange(takeProfit, 0, 1, "takeProfit");
    Checks.inRange(chase, 0, 1, "chase");
    Checks.inRange(panic, 0, 1, "panic");
  }

  Behaviour draw(Draws draws) {
    Behaviour behaviour = Behaviour.NONE;
    double topUpRatio = draws.uniform(1.2, 2);
    if (draws.happens(topUp)) {
      behaviour = behaviour.toppingUp(topUpRatio, topUpRatio + 1);
    }
    if (draws.happens(deleverage)) {
      behaviour = behaviour.deleveraging(draws.uniform(1.2, 2.5), draws.uniform(0.2, 0.6), 3);
    }
    double loss = draws.happens(stopLoss) ? draws.uniform(0.2, 0.7) : Double.POSITIVE_INFINITY;
    double goal = draws.happens(takeProfit) ? draws.uniform(0.3, 3) : Double.POSITIVE_INFINITY;
    behaviour = behaviour.stopping(loss, goal);
    if (draws.happens(chase)) {
      behaviour = behaviour.chasing(draws.uniform(0.15, 0.4), draws.uniform(0.3, 1), 2);
    }
    return draws.happens(panic) ? behaviour.panicking(draws.uniform(0.04, 0.2)) : behaviour;
  }
}
