package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;

/**
 * To open, more collateral as the position's side of the market grows; to stay, a fixed rate:
 *
 * <pre>initial rate     = max(static, open interest of the side · multiplier)
 * maintenance rate = liquidation
 * </pre>
 *
 * Open interest is that of the side the position is on, valued at the mark (the venue keeps it at
 * entry values, which a market state does not know). A multiplier scales both.
 *
 * <p><b>Reference</b>: GMX synthetics, {@code MarketUtils.getMinCollateralFactorForOpenInterest}
 * and {@code PositionUtils.isPositionLiquidatable}; parameters of {@code config/markets.ts}.
 *
 * @param initial the static factor, in (0, 1]
 * @param multiplier per unit of quote currency, zero or more
 * @param liquidation positive, at most {@code initial}
 */
public record OpenInterestFactor(double initial, double multiplier, double liquidation)
    implements MarginSchedule {
  public OpenInterestFactor {
    Rates.check(initial, liquidation);
    Checks.notNegative(multiplier, "multiplier");
  }

  @Override
  public String form() {
    return "open-interest-factor";
  }

  /** The notional of the side's open interest; not asked for where the multiplier is zero. */
  @Override
  public double state(Contract contract, MarketState market) {
    Rates.linearOnly(contract, form());
    return multiplier == 0
        ? 0
        : contract.notional(market.openInterest(contract.id()), market.mark(contract.id()));
  }

  @Override
  public boolean scalesWithOpenInterest() {
    return multiplier != 0;
  }

  @Override
  public double initialRate(double quantity, double notional, double state) {
    return Math.max(initial, state * multiplier);
  }

  @Override
  public double maintenanceRate(int segment, double quantity) {
    return liquidation;
  }
}
