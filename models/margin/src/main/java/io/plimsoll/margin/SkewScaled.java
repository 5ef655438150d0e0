package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;

/**
 * Rates that rise with the part of the market's scale that the position takes up:
 *
 * <pre>initial rate     = |size| / skewScale · ratio + minimum
 * maintenance rate = initial rate · scalar
 * </pre>
 *
 * and to each requirement a fixed {@code minimumMargin} is added. A multiplier scales rates and the
 * fixed margin alike.
 *
 * <p><b>Reference</b>: Synthetix v3 {@code PerpsMarketConfiguration.calculateRequiredMargins};
 * parameters of SCCP-361 and SCCP-375 (2024). The initial rate is not capped at 1: the venue's is
 * not either.
 *
 * @param skewScale underlying units, positive
 * @param ratio zero or more
 * @param minimum rate of an infinitely small position, in (0, 1]
 * @param scalar in (0, 1]
 * @param minimumMargin settlement units, zero or more
 */
public record SkewScaled(
    double skewScale, double ratio, double minimum, double scalar, double minimumMargin)
    implements MarginSchedule {
  public SkewScaled {
    Checks.positive(skewScale, "skew-scale");
    Checks.notNegative(ratio, "ratio");
    Rates.check(minimum, minimum);
    Checks.positive(scalar, "scalar");
    Checks.inRange(scalar, 0, 1, "scalar");
    Checks.notNegative(minimumMargin, "minimum-margin");
  }

  @Override
  public String form() {
    return "skew-scaled";
  }

  @Override
  public double state(Contract contract, MarketState market) {
    return Rates.linearOnly(contract, form());
  }

  @Override
  public double initialRate(double quantity, double notional, double state) {
    return Math.abs(quantity) / skewScale * ratio + minimum;
  }

  @Override
  public double initialAmount(double quantity, double notional, double state) {
    return quantity == 0 ? 0 : -minimumMargin;
  }

  @Override
  public double maintenanceRate(int segment, double quantity) {
    return initialRate(quantity, 0, Double.NaN) * scalar;
  }

  @Override
  public double maintenanceAmount(int segment, double quantity) {
    return quantity == 0 ? 0 : -minimumMargin;
  }
}
