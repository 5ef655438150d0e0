package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;

/**
 * The haircut of a stablecoin rises as its price in the margin currency falls below thresholds, on
 * top of the fall of the price itself.
 *
 * <p>{@link Shape#STEP}: the haircut of the lowest threshold that the price is below. {@link
 * Shape#LINEAR}: between two thresholds the haircut is interpolated; below the lowest it stays.
 * Haircuts rise as prices fall, so that price times {@code 1 − haircut} never rises when the price
 * falls.
 *
 * <p><b>Reference</b>: Derive v2-core, {@code PMRM_2} (a linear charge below a peg threshold); OKX,
 * "Portfolio margin mode", component MR9 (a ladder of steps).
 */
public final class Depeg {
  /** An asset without a peg. */
  public static final Depeg NONE = new Depeg(Shape.STEP, new double[0], new double[0]);

  private final Shape shape;
  private final double[] prices;
  private final double[] haircuts;

  /**
   * Thresholds from the highest to the lowest.
   *
   * @param prices margin currency per unit, positive, strictly falling
   * @param haircuts fraction in [0, 1] that holds below the price (step) or at it (linear), not
   *     falling
   */
  public Depeg(Shape shape, double[] prices, double[] haircuts) {
    if (prices.length != haircuts.length) {
      throw new IllegalArgumentException(
          "depeg needs as many prices as haircuts, had %d prices and %d haircuts"
              .formatted(prices.length, haircuts.length));
    }
    this.shape = shape;
    this.prices = prices.clone();
    this.haircuts = haircuts.clone();
    for (int i = 0; i < prices.length; i++) {
      Checks.positive(prices[i], "price of depeg threshold " + (i + 1));
      Checks.inRange(haircuts[i], 0, 1, "haircut of depeg threshold " + (i + 1));
      if (i > 0 && !(prices[i] < prices[i - 1])) {
        throw new IllegalArgumentException(
            "price of depeg threshold %d must be below the one before it, %s, was %s"
                .formatted(i + 1, prices[i - 1], prices[i]));
      }
      if (i > 0 && haircuts[i] < haircuts[i - 1]) {
        throw new IllegalArgumentException(
            "haircut of depeg threshold %d must not be below the one before it (crossed), %s, was %s"
                .formatted(i + 1, haircuts[i - 1], haircuts[i]));
      }
    }
  }

  /** A haircut that rises linearly from zero at one price to all at another. */
  public static Depeg linear(double threshold, double worthlessAt) {
    return new Depeg(Shape.LINEAR, new double[] {threshold, worthlessAt}, new double[] {0, 1});
  }

  /** Fraction taken away at a price, in [0, 1]. */
  public double haircut(double price) {
    int below = 0;
    while (below < prices.length && price < prices[below]) {
      below++;
    }
    if (below == 0) {
      return 0;
    }
    if (shape == Shape.STEP || below == prices.length) {
      return haircuts[below - 1];
    }
    double part = (prices[below - 1] - price) / (prices[below - 1] - prices[below]);
    return Math.min(
        haircuts[below - 1] + part * (haircuts[below] - haircuts[below - 1]), haircuts[below]);
  }

  /** How the haircut changes between thresholds. */
  public enum Shape {
    LINEAR,
    STEP
  }
}
