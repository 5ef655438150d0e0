package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;

/**
 * The tiers of one instrument: the larger the notional, the higher the rates.
 *
 * <p>Maintenance is {@code notional · mₙ − cₙ} with {@code cₙ = floorₙ·(mₙ − mₙ₋₁) + cₙ₋₁}, so that
 * it is continuous where tiers meet (each part of the notional pays the rate of the tier it lies
 * in). Initial margin is {@code notional · rₙ} with the rate of the tier that the whole notional
 * lies in, as venues that cap leverage by tier have it. Of inverse contracts the notional is in the
 * underlying, and so are floors and amounts. A multiplier scales rates and amounts alike.
 *
 * <p><b>Reference</b>: Binance, "Leverage and margin of USDⓈ-M futures"; Hyperliquid docs, "Margin
 * tiers", where {@code mₙ = 1 / (2 · maximum leverage)}.
 */
public final class BracketTable implements MarginSchedule {
  private final double[] floors;
  private final double[] initialRates;
  private final double[] maintenanceRates;
  private final double[] maintenanceAmounts;
  private final double maximumNotional;

  /**
   * Tiers in rising order.
   *
   * @param floors notional from which each tier holds; the first is zero, and they rise strictly
   * @param initialRates fraction of notional in (0, 1], not falling
   * @param maintenanceRates fraction of notional in (0, 1), not falling, each at most the tier's
   *     initial rate
   * @param maximumNotional the largest notional the venue accepts; infinite where there is no limit
   */
  public BracketTable(
      double[] floors, double[] initialRates, double[] maintenanceRates, double maximumNotional) {
    if (floors.length == 0
        || initialRates.length != floors.length
        || maintenanceRates.length != floors.length) {
      throw new IllegalArgumentException(
          "brackets need as many floors as rates and at least one, had %d floors, %d initial and %d maintenance rates"
              .formatted(floors.length, initialRates.length, maintenanceRates.length));
    }
    this.floors = floors.clone();
    this.initialRates = initialRates.clone();
    this.maintenanceRates = maintenanceRates.clone();
    this.maintenanceAmounts = new double[floors.length];
    this.maximumNotional = maximumNotional;
    for (int n = 0; n < floors.length; n++) {
      check(n);
    }
    if (!(maximumNotional > floors[floors.length - 1])) {
      throw new IllegalArgumentException(
          "cap of the last bracket must be above its floor "
              + floors[floors.length - 1]
              + ", was "
              + maximumNotional);
    }
    for (int n = 1; n < floors.length; n++) {
      maintenanceAmounts[n] =
          floors[n] * (maintenanceRates[n] - maintenanceRates[n - 1]) + maintenanceAmounts[n - 1];
    }
  }

  /** One tier for every notional. */
  public static BracketTable flat(double initialRate, double maintenanceRate) {
    return new BracketTable(
        new double[1],
        new double[] {initialRate},
        new double[] {maintenanceRate},
        Double.POSITIVE_INFINITY);
  }

  private void check(int n) {
    String tier = " of bracket " + (n + 1);
    if (!(initialRates[n] > 0 && initialRates[n] <= 1)) {
      throw new IllegalArgumentException(
          "initial-rate" + tier + " must be in (0, 1], was " + initialRates[n]);
    }
    Checks.inOpenRange(maintenanceRates[n], 0, 1, "maintenance-rate" + tier);
    if (maintenanceRates[n] > initialRates[n]) {
      throw new IllegalArgumentException(
          "maintenance-rate"
              + tier
              + " must be at most its initial rate "
              + initialRates[n]
              + ", was "
              + maintenanceRates[n]);
    }
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
    notBelow(initialRates, n, "initial-rate" + tier);
    notBelow(maintenanceRates, n, "maintenance-rate" + tier);
  }

  private static void notBelow(double[] rates, int n, String name) {
    if (rates[n] < rates[n - 1]) {
      throw new IllegalArgumentException(
          name
              + " must not be below the bracket before it (crossed tiers), "
              + rates[n - 1]
              + ", was "
              + rates[n]);
    }
  }

  /** How many tiers there are. */
  public int size() {
    return floors.length;
  }

  /** The tier in which a notional lies, from zero. */
  public int bracketOf(double notional) {
    int n = floors.length - 1;
    while (n > 0 && notional < floors[n]) {
      n--;
    }
    return n;
  }

  /** The notional from which a tier holds. */
  public double floor(int bracket) {
    return floors[bracket];
  }

  /** Initial margin as a fraction of the whole notional. */
  public double initialRate(int bracket) {
    return initialRates[bracket];
  }

  /** Marginal maintenance rate. */
  public double maintenanceRate(int bracket) {
    return maintenanceRates[bracket];
  }

  /** The deduction that makes maintenance continuous, settlement currency. */
  public double maintenanceAmount(int bracket) {
    return maintenanceAmounts[bracket];
  }

  @Override
  public double maximumNotional() {
    return maximumNotional;
  }

  @Override
  public String form() {
    return "brackets";
  }

  @Override
  public double state(Contract contract, MarketState market) {
    return Double.NaN;
  }

  @Override
  public double initialRate(double quantity, double notional, double state) {
    return initialRates[bracketOf(notional)];
  }

  @Override
  public int segments() {
    return floors.length;
  }

  @Override
  public double segmentFrom(int segment, double quantity) {
    return floors[segment];
  }

  @Override
  public int segmentOf(double quantity, double notional) {
    return bracketOf(notional);
  }

  @Override
  public double maintenanceRate(int segment, double quantity) {
    return maintenanceRates[segment];
  }

  @Override
  public double maintenanceAmount(int segment, double quantity) {
    return maintenanceAmounts[segment];
  }

  /** Initial requirement of a notional, settlement currency, before any multiplier. */
  public double initial(double notional) {
    return notional * initialRates[bracketOf(notional)];
  }

  /** Maintenance requirement of a notional, settlement currency, before any multiplier. */
  public double maintenance(double notional) {
    int n = bracketOf(notional);
    return notional * maintenanceRates[n] - maintenanceAmounts[n];
  }
}
