package io.plimsoll.margin.simulation;

import java.util.Arrays;

/** What the traders of all accounts mean to do when, an array for each number. */
final class Plans {
  /** The behaviour of who holds an account, {@link Behaviour#NONE} before the first. */
  final Behaviour[] behaviour;

  final double[] reserve;
  final double[] stopEquity;
  final double[] chaseEquity;
  final double[] profitEquity;
  final double[] panicLevel;
  final int[] deleverages;
  final int[] chases;
  final int[] reentryBars;
  final int[] visits;

  Plans(int accounts, int slots) {
    behaviour = new Behaviour[accounts];
    Arrays.fill(behaviour, Behaviour.NONE);
    reserve = new double[accounts];
    stopEquity = new double[accounts];
    chaseEquity = new double[accounts];
    profitEquity = new double[accounts];
    panicLevel = new double[slots];
    deleverages = new int[accounts];
    chases = new int[accounts];
    reentryBars = new int[accounts];
    visits = new int[accounts];
  }

  /** Starts the plans of who opened an account with an equity. */
  void start(int account, Trader trader, double equity) {
    Behaviour plan = trader.behaviour();
    behaviour[account] = plan;
    reserve[account] = trader.reserve();
    stopEquity[account] = equity * (1 - plan.stopLoss());
    profitEquity[account] = equity * (1 + plan.takeProfit());
    deleverages[account] = plan.deleverages();
    chases[account] = plan.chases();
    reentryBars[account] = trader.reentryBars();
    planChase(account, equity);
  }

  /** Counts losses to chase from an equity. */
  void planChase(int account, double equity) {
    chaseEquity[account] =
        chases[account] > 0
            ? equity * (1 - behaviour[account].chaseLoss())
            : Double.NEGATIVE_INFINITY;
  }

  /** A deposit is neither gain nor loss. */
  void deposited(int account, double amount) {
    reserve[account] -= amount;
    stopEquity[account] += amount;
    chaseEquity[account] += amount;
    profitEquity[account] += amount;
  }

  boolean topsUp(int account) {
    return reserve[account] > 0 && behaviour[account].topUpRatio() > 0;
  }

  boolean deleverages(int account) {
    return deleverages[account] > 0 && behaviour[account].deleverageRatio() > 0;
  }

  /** Whatever is planned for a loss happens at or above this equity. */
  double highestLossEquity(int account) {
    return Math.max(stopEquity[account], chaseEquity[account]);
  }

  /** Whatever is planned for a margin ratio happens at or below this multiple of maintenance. */
  double highestRatio(int account) {
    double ratio = 1;
    if (topsUp(account)) {
      ratio = Math.max(ratio, behaviour[account].topUpRatio());
    }
    if (deleverages(account)) {
      ratio = Math.max(ratio, behaviour[account].deleverageRatio());
    }
    return ratio;
  }
}
