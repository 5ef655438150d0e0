package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;

/**
 * How one side of a book lies: levels at distances from the mark, each with a share of the depth;
 * between levels there is nothing (a gap).
 *
 * <p>The depth itself is the market's ({@code MarketState.depthNotional}); a share of 1 at a level
 * means that so much rests there. What an order needs beyond the last level trades at the distance
 * {@code beyond}: a price that somebody asks who is not in the book.
 */
public final class DepthProfile {
  private final double[] distances;
  private final double[] shares;
  private final double beyond;

  /**
   * A profile.
   *
   * @param distances of the levels from the mark, fractions of it in [0, 1), rising strictly
   * @param shares of the depth that rest at each level, zero or more; zero is a gap
   * @param beyond fraction of the mark in [0, 1), not less than the last distance
   */
  public DepthProfile(double[] distances, double[] shares, double beyond) {
    if (distances.length == 0 || distances.length != shares.length) {
      throw new IllegalArgumentException(
          "a profile needs as many distances as shares and at least one, had %d and %d"
              .formatted(distances.length, shares.length));
    }
    this.distances = distances.clone();
    this.shares = shares.clone();
    for (int i = 0; i < distances.length; i++) {
      Checks.inRange(distances[i], i == 0 ? 0 : Math.nextUp(distances[i - 1]), 1, "distance");
      Checks.notNegative(shares[i], "share");
    }
    double last = distances[distances.length - 1];
    this.beyond = Checks.inRange(beyond, last, Math.nextDown(1.0), "beyond");
  }

  /** How many levels there are. */
  public int levels() {
    return distances.length;
  }

  /** How far a level lies from the mark, fraction of it. */
  public double distance(int level) {
    return distances[level];
  }

  /** The distance at which everything beyond the last level trades. */
  public double beyond() {
    return beyond;
  }

  /**
   * The cost of walking the book from its start, as notional at the mark times distance.
   *
   * @param notional at the mark, zero or more
   * @param depth what a share of 1 is, positive, may be infinite
   */
  public double cost(double notional, double depth) {
    double left = notional;
    double cost = 0;
    for (int i = 0; i < distances.length && left > 0; i++) {
      double here = Math.min(left, at(i, depth));
      cost += here * distances[i];
      left -= here;
    }
    return cost + left * beyond;
  }

  /** The notional that rests no further from the mark than a distance. */
  public double within(double distance, double depth) {
    double sum = 0;
    for (int i = 0; i < distances.length && distances[i] <= distance; i++) {
      sum += at(i, depth);
    }
    return beyond <= distance ? Double.POSITIVE_INFINITY : sum;
  }

  private double at(int level, double depth) {
    return shares[level] == 0 ? 0 : shares[level] * depth;
  }
}
