package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;
import java.util.List;

/**
 * What rests on one side of a book, by distance from the mid price.
 *
 * <p>Nothing rests nearer than the gap; between two levels the quantity is spread evenly over the
 * distance. What an order wants beyond the last level trades at {@code beyondFraction}: the price
 * at which a backstop takes it.
 *
 * @param gapFraction distance of the first order, fraction of the mid, in [0, 1]
 * @param levels by rising distance and quantity
 * @param beyondFraction distance at which everything beyond the last level trades, in [0, 1], not
 *     nearer than the last level
 */
public record BookDepth(double gapFraction, List<Level> levels, double beyondFraction) {
  /** A book in which orders of any size trade at the mid. */
  public static final BookDepth UNLIMITED = new BookDepth(0, List.of(), 0);

  public BookDepth {
    Checks.inRange(gapFraction, 0, 1, "gapFraction");
    levels = List.copyOf(levels);
    double distance = gapFraction;
    double quantity = 0;
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get(i);
      Checks.inRange(level.distanceFraction(), distance, 1, "distanceFraction of level " + i);
      Checks.positive(level.cumulativeQuantity() - quantity, "quantity added by level " + i);
      distance = level.distanceFraction();
      quantity = level.cumulativeQuantity();
    }
    Checks.inRange(beyondFraction, distance, 1, "beyondFraction");
  }

  /** A book of any depth behind a gap. */
  public static BookDepth behindGap(double gapFraction) {
    return new BookDepth(gapFraction, List.of(), gapFraction);
  }

  /**
   * How far from the mid an order trades on average, fraction of the mid.
   *
   * @param quantity base units, positive
   */
  public double averageFraction(double quantity) {
    Checks.positive(quantity, "quantity");
    double cost = 0;
    double distance = gapFraction;
    double filled = 0;
    for (Level level : levels) {
      double here = level.cumulativeQuantity() - filled;
      double taken = Math.min(here, quantity - filled);
      double reach = distance + (level.distanceFraction() - distance) * (taken / here);
      cost += taken * 0.5 * (distance + reach);
      filled += taken;
      if (filled >= quantity) {
        return cost / quantity;
      }
      distance = level.distanceFraction();
    }
    return (cost + (quantity - filled) * beyondFraction) / quantity;
  }

  /**
   * One point of the cumulative depth.
   *
   * @param distanceFraction from the mid, fraction of it
   * @param cumulativeQuantity resting up to there, base units
   */
  public record Level(double distanceFraction, double cumulativeQuantity) {}
}
