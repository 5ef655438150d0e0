package io.plimsoll.margin;

/**
 * Tiers by the size of the position rather than by its notional: the whole notional pays the rates
 * of the tier that the size lies in, so that maintenance steps up where tiers meet, as it does at
 * the venues that publish such tables. At a given size the rate is one whatever the price. A
 * multiplier scales the rates.
 *
 * <p><b>Reference</b>: OKX, "Position tiers", and "Tiered maintenance margin ratio rules" (2022).
 */
public final class SizeTiers implements MarginSchedule {
  private final double[] floors;
  private final BracketTable rates;

  /**
   * Tiers in rising order; rates as in {@link BracketTable}.
   *
   * @param floors size from which each tier holds, underlying units (quote units of an inverse
   *     contract); the first is zero, and they rise strictly
   * @param maximumSize the largest size the venue accepts
   */
  public SizeTiers(
      double[] floors, double[] initialRates, double[] maintenanceRates, double maximumSize) {
    this.floors = floors.clone();
    this.rates = new BracketTable(floors, initialRates, maintenanceRates, maximumSize);
  }

  @Override
  public String form() {
    return "size-tiers";
  }

  @Override
  public double state(Contract contract, MarketState market) {
    return Double.NaN;
  }

  /** The tier in which a size lies, from zero. */
  public int tierOf(double quantity) {
    return rates.bracketOf(Math.abs(quantity));
  }

  /** How many tiers there are. */
  public int size() {
    return floors.length;
  }

  /** The size from which a tier holds. */
  public double floor(int tier) {
    return floors[tier];
  }

  /** The largest size the venue accepts; infinite where there is no limit. */
  public double maximumSize() {
    return rates.maximumNotional();
  }

  @Override
  public double initialRate(double quantity, double notional, double state) {
    return rates.initialRate(tierOf(quantity));
  }

  @Override
  public double maintenanceRate(int segment, double quantity) {
    return rates.maintenanceRate(tierOf(quantity));
  }
}
