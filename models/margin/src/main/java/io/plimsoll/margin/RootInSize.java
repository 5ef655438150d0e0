package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;

/**
 * Rates that rise with the square root of the size once the position is large:
 *
 * <pre>r = max(r₀, 0.8·r₀ + √|size| · f)
 * </pre>
 *
 * size in underlying units. Of collateral a size discount lowers the weight ({@link #assetWeight}).
 * The venue's documents give the premium as {@code (1 − r₀/f) + √size·f} and the discount without
 * the one in the denominator; its program does what stands here, and the program decides. A
 * multiplier scales the whole rate.
 *
 * <p><b>Reference</b>: Drift protocol-v2, {@code math/margin.rs}, {@code
 * calculate_size_premium_liability_weight}, and its tests (2023); docs.drift.trade, "Risk
 * parameters" for the other formula.
 *
 * @param initial r₀ of the initial requirement, in (0, 1]
 * @param maintenance r₀ of maintenance, positive, at most {@code initial}
 * @param initialFactor f of the initial requirement, per square root of a unit, zero or more
 * @param maintenanceFactor f of maintenance, zero or more, at most {@code initialFactor}; zero for
 *     a rate that does not depend on size
 */
public record RootInSize(
    double initial, double maintenance, double initialFactor, double maintenanceFactor)
    implements MarginSchedule {
  /** The part of the base weight that the premium is added to. */
  static final double BASE_PART = 0.8;

  /** By how much the asset weight's numerator exceeds one. */
  private static final double ASSET_NUMERATOR = 1.1;

  public RootInSize {
    Rates.check(initial, maintenance);
    Checks.notNegative(initialFactor, "initial-factor");
    Checks.inRange(maintenanceFactor, 0, initialFactor, "maintenance-factor");
  }

  /**
   * What a liability of a size weighs: {@code max(w, 0.8·w + √size·f)}.
   *
   * @param weight w, for example 1.1 of a borrowed asset or 0.05 of a perpetual
   */
  public static double liabilityWeight(double weight, double size, double factor) {
    return Math.max(weight, BASE_PART * weight + Math.sqrt(size) * factor);
  }

  /** What an asset of a size weighs: {@code min(w, 1.1 / (1 + √size·f))}. */
  public static double assetWeight(double weight, double size, double factor) {
    return factor == 0
        ? weight
        : Math.min(weight, ASSET_NUMERATOR / (1 + Math.sqrt(size) * factor));
  }

  @Override
  public String form() {
    return "root-in-size";
  }

  @Override
  public double state(Contract contract, MarketState market) {
    return Rates.linearOnly(contract, form());
  }

  @Override
  public double initialRate(double quantity, double notional, double state) {
    return liabilityWeight(initial, Math.abs(quantity), initialFactor);
  }

  @Override
  public double maintenanceRate(int segment, double quantity) {
    return liabilityWeight(maintenance, Math.abs(quantity), maintenanceFactor);
  }
}
