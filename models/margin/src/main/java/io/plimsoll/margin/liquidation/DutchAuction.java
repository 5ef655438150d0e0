package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import java.util.List;

/**
 * The account, or a part of it, goes to the first who accepts a falling price.
 *
 * <p>Solvent: the price of the whole is {@code (MtM − R)·d(t)}, with R the cash of earlier bidders
 * and d falling piece by piece to zero. A bidder who takes the fraction f takes f of all positions
 * and of the cash without R, and pays f times the price. Insolvent: the price falls from {@code
 * min(MtM, 0)} to {@code MtM − requirement}: bidders are paid to take the whole. An auction whose
 * solvent price reached zero goes on as an insolvent one; one whose account turned insolvent starts
 * again.
 *
 * <p><b>Reference</b>: Derive, v2-core {@code DutchAuction.sol} and its deployment parameters: .95
 * → .70 in 15 minutes, to 0 in 12 hours more, insolvent 60 minutes, fee 10 %.
 *
 * @param discounts points of d(t), times rising strictly from zero, discounts not rising, the last
 *     zero; linear between
 * @param insolventNanos in which the insolvent price falls, positive
 * @param feeFraction of what is sold at most at the start, to the fund when the auction starts; in
 *     [0, 1)
 */
public record DutchAuction(List<Point> discounts, long insolventNanos, double feeFraction)
    implements LiquidationSale {
  public DutchAuction {
    discounts = List.copyOf(discounts);
    Checks.positive(insolventNanos, "insolventNanos");
    Checks.inRange(feeFraction, 0, Math.nextDown(1.0), "feeFraction");
    if (discounts.size() < 2 || discounts.get(0).elapsedNanos() != 0) {
      throw new IllegalArgumentException(
          "discounts need two points or more and the first at time 0, were " + discounts);
    }
    for (int i = 1; i < discounts.size(); i++) {
      Point before = discounts.get(i - 1);
      Point point = discounts.get(i);
      if (point.elapsedNanos() <= before.elapsedNanos() || point.discount() > before.discount()) {
        throw new IllegalArgumentException(
            "discounts must come later and not be higher one after the other, were "
                + before
                + " and "
                + point);
      }
    }
    if (discounts.getLast().discount() != 0) {
      throw new IllegalArgumentException(
          "the last discount must be 0, was " + discounts.getLast().discount());
    }
  }

  /**
   * A point of the discount's course.
   *
   * @param elapsedNanos since the auction began, zero or more
   * @param discount fraction of the value that is asked, in [0, 1]
   */
  public record Point(long elapsedNanos, double discount) {
    public Point {
      Checks.notNegative(elapsedNanos, "elapsedNanos");
      Checks.inRange(discount, 0, 1, "discount");
    }
  }

  /** The fraction of the value that is asked after a time. */
  public double discount(long elapsedNanos) {
    Checks.notNegative(elapsedNanos, "elapsedNanos");
    for (int i = 1; i < discounts.size(); i++) {
      Point end = discounts.get(i);
      if (elapsedNanos < end.elapsedNanos()) {
        Point start = discounts.get(i - 1);
        double share =
            (double) (elapsedNanos - start.elapsedNanos())
                / (end.elapsedNanos() - start.elapsedNanos());
        return start.discount() - (start.discount() - end.discount()) * share;
      }
    }
    return 0;
  }

  /** How long a solvent auction lasts. */
  public long solventNanos() {
    return discounts.getLast().elapsedNanos();
  }

  /** The price of the whole in a solvent auction, zero or more. */
  public double solventPrice(double equity, double reservedCash, long elapsedNanos) {
    return Math.max(0, equity - reservedCash) * discount(elapsedNanos);
  }

  /** The price of the whole in an insolvent auction, zero or less: what bidders are paid. */
  public double insolventPrice(double equity, double maintenance, long elapsedNanos) {
    double net = equity - maintenance;
    if (net >= 0) {
      return 0;
    }
    double start = Math.min(equity, 0);
    double share = Math.min(1, (double) elapsedNanos / insolventNanos);
    return share >= 1 ? net : start + (net - start) * share;
  }
}
