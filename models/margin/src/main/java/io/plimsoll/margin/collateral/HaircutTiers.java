package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;

/**
 * The larger a holding, the smaller the part of it that counts: each slice is credited at the rate
 * of the tier it lies in, as in a progressive tax, so that credit is continuous, does not fall and
 * is concave.
 *
 * <p>{@code credit(x) = bₙ + (x − floorₙ)·rₙ}, {@code bₙ₊₁ = bₙ + (capₙ − floorₙ)·rₙ}; nothing more
 * is credited beyond the last tier's cap.
 *
 * <p><b>Reference</b>: Binance, "Cross Margin Collateral Haircuts" (tiers of value in USDT); OKX,
 * "Discount rate tiers" (tiers of amounts since 2025, of USD value before); Bybit, "Collateral
 * Value Ratios in Unified Trading Account" of 2025-09-18 (tiers of amounts).
 */
public final class HaircutTiers {
  private final Unit unit;
  private final double[] floors;
  private final double[] rates;
  private final double[] credits;
  private final double cap;

  /**
   * Tiers in rising order.
   *
   * @param floors size from which each tier holds; the first is zero, and they rise strictly
   * @param rates credited fraction in [0, 1], not rising
   * @param cap size beyond which nothing more is credited; infinite where there is no limit
   */
  public HaircutTiers(Unit unit, double[] floors, double[] rates, double cap) {
    if (floors.length == 0 || rates.length != floors.length) {
      throw new IllegalArgumentException(
          "tiers need as many floors as rates and at least one, had %d floors and %d rates"
              .formatted(floors.length, rates.length));
    }
    this.unit = unit;
    this.floors = floors.clone();
    this.rates = rates.clone();
    this.credits = new double[floors.length];
    this.cap = cap;
    for (int n = 0; n < floors.length; n++) {
      check(n);
    }
    if (!(cap > floors[floors.length - 1])) {
      throw new IllegalArgumentException(
          "cap of the last tier must be above its floor "
              + floors[floors.length - 1]
              + ", was "
              + cap);
    }
    for (int n = 1; n < floors.length; n++) {
      credits[n] = credits[n - 1] + (floors[n] - floors[n - 1]) * rates[n - 1];
    }
  }

  /** One rate for every size. */
  public static HaircutTiers flat(double rate) {
    return new HaircutTiers(
        Unit.VALUE, new double[1], new double[] {rate}, Double.POSITIVE_INFINITY);
  }

  private void check(int n) {
    String tier = " of tier " + (n + 1);
    Checks.inRange(rates[n], 0, 1, "rate" + tier);
    if (n == 0) {
      if (floors[0] != 0) {
        throw new IllegalArgumentException("floor" + tier + " must be 0, was " + floors[0]);
      }
      return;
    }
    if (!(floors[n] > floors[n - 1]) || Double.isInfinite(floors[n])) {
      throw new IllegalArgumentException(
          "floor"
              + tier
              + " must be above the floor before it, "
              + floors[n - 1]
              + ", was "
              + floors[n]);
    }
    if (rates[n] > rates[n - 1]) {
      throw new IllegalArgumentException(
          "rate"
              + tier
              + " must not be above the tier before it (crossed tiers), "
              + rates[n - 1]
              + ", was "
              + rates[n]);
    }
  }

  /** What sizes are measured in. */
  public Unit unit() {
    return unit;
  }

  /** How many tiers there are. */
  public int size() {
    return floors.length;
  }

  /** The size from which a tier holds. */
  public double floor(int tier) {
    return floors[tier];
  }

  /** Credited fraction of a slice in a tier. */
  public double rate(int tier) {
    return rates[tier];
  }

  /** The size beyond which nothing more is credited; infinite where there is no limit. */
  public double cap() {
    return cap;
  }

  /** The credited part of a size of zero or more, in the same unit; at most the size itself. */
  public double credit(double size) {
    double counted = Math.min(size, cap);
    int n = tierOf(counted);
    return Math.min(credits[n] + (counted - floors[n]) * rates[n], size);
  }

  /** How {@link #credit} came about. */
  Explanation explain(Explanation size) {
    Explanation counted =
        Double.isInfinite(cap)
            ? size
            : Explanation.of(
                "size up to the last tier's cap",
                Operation.MINIMUM,
                size,
                Explanation.input("cap", cap));
    int n = tierOf(counted.value());
    Explanation slice =
        Explanation.of(
            "slice in tier " + (n + 1),
            Operation.PRODUCT,
            Explanation.of(
                "size beyond the tier's floor",
                Operation.DIFFERENCE,
                counted,
                Explanation.input("floor", floors[n])),
            Explanation.input("credited fraction", rates[n]));
    return Explanation.of(
        "credited size, at most all of it",
        Operation.MINIMUM,
        Explanation.of(
            "credited size",
            Operation.SUM,
            Explanation.input("credit of the tiers before", credits[n]),
            slice),
        size);
  }

  /** The tier in which a size lies, from zero. */
  int tierOf(double size) {
    int n = floors.length - 1;
    while (n > 0 && size < floors[n]) {
      n--;
    }
    return n;
  }

  /** What the sizes of tiers are measured in. */
  public enum Unit {
    /** Units of the asset. */
    AMOUNT,
    /** Margin currency at the asset's price. */
    VALUE
  }
}
