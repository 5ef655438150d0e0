package io.plimsoll.margin.collateral;

/** The problem of {@link CollateralOptimiser} without lots, between bounds for each amount. */
final class DivisiblePosting {
  private final OfferCurve[] curves;
  private final double requirement;
  private double lastCostPerCredit;

  DivisiblePosting(OfferCurve[] curves, double requirement) {
    this.curves = curves;
    this.requirement = requirement;
  }

  OfferCurve[] curves() {
    return curves;
  }

  double requirement() {
    return requirement;
  }

  boolean inLots() {
    for (OfferCurve curve : curves) {
      if (curve.offer().lot() > 0) {
        return true;
      }
    }
    return false;
  }

  /** The price of a unit of credit at which the last solution was found. */
  double lastCostPerCredit() {
    return lastCostPerCredit;
  }

  double credit(double[] amounts) {
    double total = 0;
    for (int i = 0; i < curves.length; i++) {
      total += curves[i].credit(amounts[i]);
    }
    return total;
  }

  double cost(double[] amounts) {
    double total = 0;
    for (int i = 0; i < curves.length; i++) {
      total += curves[i].cost(amounts[i]);
    }
    return total;
  }

  /**
   * The cheapest amounts between bounds; the upper bounds must suffice. What they count for, added
   * up as {@link #credit} does, is at least the requirement.
   */
  double[] solve(double[] least, double[] most) {
    lastCostPerCredit = 0;
    if (credit(least) >= requirement) {
      return least.clone();
    }
    double low = 0;
    double high = Double.MIN_NORMAL;
    while (high < Double.MAX_VALUE && credit(at(high, least, most)) < requirement) {
      low = high;
      high = Math.min(Double.MAX_VALUE, high * 65536);
    }
    for (double middle = between(low, high); middle > low && middle < high; ) {
      if (credit(at(middle, least, most)) < requirement) {
        low = middle;
      } else {
        high = middle;
      }
      middle = between(low, high);
    }
    lastCostPerCredit = high;
    double[] full = high < Double.MAX_VALUE ? at(high, least, most) : most;
    return fill(at(low, least, most), full);
  }

  private static double between(double low, double high) {
    return low > 0 && high / low > 4 ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;
  }

  private double[] at(double costPerCredit, double[] least, double[] most) {
    double[] amounts = new double[curves.length];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = Math.max(least[i], curves[i].amountAt(costPerCredit, most[i]));
    }
    return amounts;
  }

  /**
   * Raises amounts one after the other until they suffice. All units in between cost the same per
   * credit, so any of them will do.
   */
  private double[] fill(double[] amounts, double[] full) {
    for (int i = 0; i < amounts.length; i++) {
      double before = amounts[i];
      amounts[i] = Math.max(before, full[i]);
      if (credit(amounts) >= requirement) {
        amounts[i] = smallest(amounts, i, before, amounts[i]);
        return amounts;
      }
    }
    return amounts;
  }

  private double smallest(double[] amounts, int i, double before, double full) {
    double low = before;
    double high = full;
    double middle = low + (high - low) / 2;
    while (middle > low && middle < high) {
      amounts[i] = middle;
      if (credit(amounts) < requirement) {
        low = middle;
      } else {
        high = middle;
      }
      middle = low + (high - low) / 2;
    }
    return high;
  }
}
