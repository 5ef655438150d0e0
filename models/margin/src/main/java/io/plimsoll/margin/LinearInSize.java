package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;

/**
 * Rates that rise with the size of the position: {@code r = r₀ + slope · |size|}, size in
 * underlying units. Linear contracts alone: of an inverse one the underlying size moves with the
 * price. A multiplier scales the whole rate.
 *
 * <p><b>Reference</b>: Deribit support 25944738177565, "Linear (USDC) futures", initial {@code 2 %
 * + 0.005 % · BTC}, maintenance {@code 1 % + 0.005 % · BTC}.
 *
 * @param initial rate of an infinitely small position, in (0, 1]
 * @param maintenance likewise, positive, at most {@code initial}
 * @param initialSlope per underlying unit, zero or more
 * @param maintenanceSlope per underlying unit, zero or more, at most {@code initialSlope}
 */
public record LinearInSize(
    double initial, double maintenance, double initialSlope, double maintenanceSlope)
    implements MarginSchedule {
  public LinearInSize {
    Rates.check(initial, maintenance);
    Checks.notNegative(initialSlope, "initial-slope");
    Checks.inRange(maintenanceSlope, 0, initialSlope, "maintenance-slope");
  }

  @Override
  public String form() {
    return "linear-in-size";
  }

  @Override
  public double state(Contract contract, MarketState market) {
    return Rates.linearOnly(contract, form());
  }

  @Override
  public double initialRate(double quantity, double notional, double state) {
    return initial + initialSlope * Math.abs(quantity);
  }

  @Override
  public double maintenanceRate(int segment, double quantity) {
    return maintenance + maintenanceSlope * Math.abs(quantity);
  }
}
