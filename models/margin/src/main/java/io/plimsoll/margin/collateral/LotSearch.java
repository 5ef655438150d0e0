package io.plimsoll.margin.collateral;

import java.util.Arrays;

/**
 * Branch and bound over whole lots: the divisible problem within bounds costs no more than any
 * combination of lots within them.
 */
final class LotSearch {
  /** Problems looked at before the search stops with what it has. */
  private static final int MAXIMUM_NODES = 2_000;

  private final DivisiblePosting problem;
  private double[] best = new double[0];
  private double bestCost = Double.POSITIVE_INFINITY;
  private double openCost = Double.POSITIVE_INFINITY;
  private int nodes;

  LotSearch(DivisiblePosting problem) {
    this.problem = problem;
  }

  /** The largest whole multiple of the lot that is at most an amount. */
  static double whole(CollateralOffer offer, double amount) {
    if (offer.lot() == 0) {
      return amount;
    }
    double count = Math.floor(amount / offer.lot());
    while (count * offer.lot() > amount) {
      count--;
    }
    return (count + 1) * offer.lot() <= amount ? (count + 1) * offer.lot() : count * offer.lot();
  }

  /** No combination costs less than this. */
  double provenCost() {
    return Math.min(bestCost, openCost);
  }

  /** The cheapest combination found; {@code most} must suffice and consist of whole lots. */
  double[] solve(double[] most, double[] divisible) {
    offer(most);
    double[] rounded = divisible.clone();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = Math.min(most[i], above(i, divisible[i]));
    }
    offer(rounded);
    search(new double[most.length], most);
    return best;
  }

  private void search(double[] least, double[] most) {
    if (problem.credit(most) < problem.requirement()) {
      return;
    }
    double[] amounts = problem.solve(least, most);
    double cost = problem.cost(amounts);
    if (cost >= bestCost) {
      return;
    }
    if (++nodes > MAXIMUM_NODES) {
      openCost = Math.min(openCost, cost);
      return;
    }
    int split = broken(amounts);
    if (split < 0) {
      offer(amounts);
      return;
    }
    double[] fewer = most.clone();
    fewer[split] = whole(problem.curves()[split].offer(), amounts[split]);
    double[] more = least.clone();
    more[split] = above(split, amounts[split]);
    search(least, fewer);
    search(more, most);
  }

  private void offer(double[] amounts) {
    double cost = problem.cost(amounts);
    if (cost < bestCost && problem.credit(amounts) >= problem.requirement()) {
      bestCost = cost;
      best = Arrays.copyOf(amounts, amounts.length);
    }
  }

  /** The first asset whose amount is no whole number of lots, or −1. */
  private int broken(double[] amounts) {
    for (int i = 0; i < amounts.length; i++) {
      if (whole(problem.curves()[i].offer(), amounts[i]) != amounts[i]) {
        return i;
      }
    }
    return -1;
  }

  private double above(int i, double amount) {
    CollateralOffer offer = problem.curves()[i].offer();
    double below = whole(offer, amount);
    return below == amount ? amount : (Math.rint(below / offer.lot()) + 1) * offer.lot();
  }
}
