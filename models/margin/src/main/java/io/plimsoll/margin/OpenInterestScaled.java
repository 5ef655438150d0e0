package io.plimsoll.margin;

import io.plimsoll.datasets.Checks;
import java.math.BigInteger;

/**
 * An initial rate that rises to 1 as the market's open interest fills up:
 *
 * <pre>f = (open notional − L) / (U − L)
 * initial rate     = min(r₀ + max(f · (1 − r₀), 0), 1)
 * maintenance rate = r₀ · maintenanceOfInitial
 * </pre>
 *
 * Rates are whole parts per million. The adjusted initial rate is rounded down, requirements up
 * ({@link #initialQuantums}, {@link #maintenanceQuantums}); {@link #initialRate} rounds the rate
 * down likewise but leaves the requirement unrounded. Maintenance does not depend on open interest.
 * {@code L = U = 0} switches the scaling off. A multiplier scales both requirements; the initial
 * one may then exceed the notional.
 *
 * <p><b>Reference</b>: dYdX v4-chain, {@code protocol/x/perpetuals/types/liquidity_tier.go} and its
 * test.
 *
 * @param initialPpm r₀, in [1, 1e6]
 * @param maintenanceOfInitialPpm in [1, 1e6]
 * @param lower L, quote currency, zero or more
 * @param upper U, quote currency; above {@code lower}, or both zero
 */
public record OpenInterestScaled(
    long initialPpm, long maintenanceOfInitialPpm, double lower, double upper)
    implements MarginSchedule {
  private static final long ONE = 1_000_000;
  private static final BigInteger MILLION = BigInteger.valueOf(ONE);

  public OpenInterestScaled {
    Checks.inRange(initialPpm, 1, ONE, "initial-ppm");
    Checks.inRange(maintenanceOfInitialPpm, 1, ONE, "maintenance-of-initial-ppm");
    Checks.notNegative(lower, "open-interest-lower");
    Checks.notNegative(upper, "open-interest-upper");
    if (!(upper > lower) && upper != 0) {
      throw new IllegalArgumentException(
          "open-interest-upper must be above open-interest-lower %s, or both zero, was %s"
              .formatted(lower, upper));
    }
    if (upper == 0 && lower != 0) {
      throw new IllegalArgumentException(
          "open-interest-lower must be zero where open-interest-upper is, was " + lower);
    }
  }

  @Override
  public String form() {
    return "open-interest-scaled";
  }

  /**
   * The notional of open interest of one side, quote currency; not asked for where switched off.
   */
  @Override
  public double state(Contract contract, MarketState market) {
    Rates.linearOnly(contract, form());
    return upper == 0
        ? Double.NaN
        : contract.notional(market.openInterest(contract.id()), market.mark(contract.id()));
  }

  /** The adjusted initial rate in parts per million, rounded down. */
  public double adjustedPpm(double openNotional) {
    if (upper == 0 || openNotional <= lower) {
      return initialPpm;
    }
    if (openNotional >= upper) {
      return ONE;
    }
    return initialPpm + Math.floor((openNotional - lower) * (ONE - initialPpm) / (upper - lower));
  }

  @Override
  public boolean scalesWithOpenInterest() {
    return upper != 0;
  }

  @Override
  public double initialRate(double quantity, double notional, double state) {
    return adjustedPpm(state) / ONE;
  }

  @Override
  public double maintenanceRate(int segment, double quantity) {
    return (double) initialPpm * maintenanceOfInitialPpm / ONE / ONE;
  }

  /** The initial requirement in whole quantums (millionths of the quote currency), rounded up. */
  public BigInteger initialQuantums(BigInteger notional, BigInteger openNotional) {
    BigInteger ppm = BigInteger.valueOf(initialPpm);
    if (upper != 0) {
      BigInteger low = quantums(lower);
      BigInteger width = quantums(upper).subtract(low);
      BigInteger above = openNotional.subtract(low).max(BigInteger.ZERO).min(width);
      ppm = ppm.add(above.multiply(MILLION.subtract(ppm)).divide(width));
    }
    return up(notional.multiply(ppm));
  }

  /** The maintenance requirement in whole quantums, rounded up from the unadjusted initial one. */
  public BigInteger maintenanceQuantums(BigInteger notional) {
    BigInteger initial = up(notional.multiply(BigInteger.valueOf(initialPpm)));
    return up(initial.multiply(BigInteger.valueOf(maintenanceOfInitialPpm)));
  }

  private static BigInteger quantums(double quote) {
    return BigInteger.valueOf(Math.round(quote * ONE));
  }

  private static BigInteger up(BigInteger millionths) {
    return millionths.add(MILLION.subtract(BigInteger.ONE)).divide(MILLION);
  }
}
