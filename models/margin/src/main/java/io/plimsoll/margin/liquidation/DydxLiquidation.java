package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import java.math.BigInteger;

/**
 * dYdX v4's liquidation arithmetic in its own integers: quote quantums (millionths of a dollar),
 * base quantums, parts per million. Every rounding is the chain's; where the simulation may use
 * doubles, {@link LiquidationFee.UpToBankruptcy}, {@link LiquidationSale.Fillable} and {@link
 * BlockLimits} state the same rules without rounding.
 *
 * <p><b>Reference</b>: dYdX v4-chain, {@code x/clob/keeper/liquidations.go} and {@code
 * x/perpetuals/lib} (read 2026-11).
 */
public final class DydxLiquidation {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final BigInteger MAX_UINT64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private DydxLiquidation() {}

  /**
   * What an account, or one position of it, is worth and must be worth.
   *
   * @param netCollateral quote quantums; of a position its signed notional
   * @param maintenance quote quantums, zero or more
   */
  public record Risk(BigInteger netCollateral, BigInteger maintenance) {
    public Risk {
      if (maintenance.signum() < 0) {
        throw new IllegalArgumentException("maintenance must be zero or more, was " + maintenance);
      }
    }
  }

  /** A fraction of integers, its denominator positive. */
  public record Rational(BigInteger numerator, BigInteger denominator) {
    public Rational {
      if (denominator.signum() == 0) {
        throw new IllegalArgumentException("denominator must not be zero");
      }
      BigInteger divisor = numerator.gcd(denominator);
      if (denominator.signum() < 0) {
        divisor = divisor.negate();
      }
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }

    /** The nearest double. */
    public double value() {
      return numerator.doubleValue() / denominator.doubleValue();
    }
  }

  /**
   * Limits and prices of the chain's liquidations configuration, in its units.
   *
   * @param spreadToMaintenancePpm SMMR
   * @param bankruptcyAdjustmentPpm BA
   * @param maximumFeePpm of the quote quantums that a fill moves
   * @param minimumNotional of a position that may be closed whatever the portion, quote quantums
   * @param maximumPortionPpm of a position a block
   * @param maximumNotional of an account a block, quote quantums
   */
  public record Config(
      long spreadToMaintenancePpm,
      long bankruptcyAdjustmentPpm,
      long maximumFeePpm,
      BigInteger minimumNotional,
      long maximumPortionPpm,
      BigInteger maximumNotional) {
    public Config {
      Checks.notNegative(spreadToMaintenancePpm, "spreadToMaintenancePpm");
      Checks.positive(bankruptcyAdjustmentPpm, "bankruptcyAdjustmentPpm");
      Checks.notNegative(maximumFeePpm, "maximumFeePpm");
      Checks.positive(maximumPortionPpm, "maximumPortionPpm");
    }
  }

  /**
   * A perpetual's terms as the chain holds them.
   *
   * @param price integer price
   * @param exponent of the price: one unit of the base asset costs price · 10^exponent dollars
   * @param atomicResolution one base quantum is 10^atomicResolution of the base asset
   * @param initialPpm initial margin
   * @param maintenanceOfInitialPpm maintenance margin as a part of the initial
   */
  public record Perpetual(
      long price,
      int exponent,
      int atomicResolution,
      long initialPpm,
      long maintenanceOfInitialPpm) {
    public Perpetual {
      Checks.positive(price, "price");
      Checks.notNegative(initialPpm, "initialPpm");
      Checks.notNegative(maintenanceOfInitialPpm, "maintenanceOfInitialPpm");
    }

    /** Signed notional of base quantums in quote quantums, rounded toward zero. */
    public BigInteger notional(BigInteger baseQuantums) {
      BigInteger product = baseQuantums.multiply(BigInteger.valueOf(price));
      int power = exponent + atomicResolution + 6;
      return power >= 0
          ? product.multiply(BigInteger.TEN.pow(power))
          : product.divide(BigInteger.TEN.pow(-power));
    }

    /** Base quantums that a notional buys, rounded toward zero. */
    public BigInteger baseQuantums(BigInteger quoteQuantums) {
      int power = exponent + atomicResolution + 6;
      BigInteger unit = BigInteger.valueOf(price);
      return power >= 0
          ? quoteQuantums.divide(unit.multiply(BigInteger.TEN.pow(power)))
          : quoteQuantums.multiply(BigInteger.TEN.pow(-power)).divide(unit);
    }

    /** Worth and maintenance of a position; margins are rounded up. */
    public Risk risk(BigInteger baseQuantums) {
      BigInteger notional = notional(baseQuantums);
      BigInteger initial = ceilPpm(notional.abs(), initialPpm);
      return new Risk(notional, ceilPpm(initial, maintenanceOfInitialPpm));
    }
  }

  /**
   * The quote quantums at which a part of a position may close without the insurance fund: {@code
   * −DNNV − TNC · |DMMR| / TMMR}, rounded toward positive infinity; positive when selling.
   *
   * @param total of the account
   * @param position before closing
   * @param rest the position after closing
   */
  public static BigInteger bankruptcyQuoteQuantums(Risk total, Risk position, Risk rest) {
    BigInteger deltaNet = rest.netCollateral().subtract(position.netCollateral());
    BigInteger deltaMaintenance = rest.maintenance().subtract(position.maintenance());
    if (deltaMaintenance.signum() > 0) {
      throw new IllegalArgumentException(
          "maintenance must not rise by closing, rose by " + deltaMaintenance);
    }
    BigInteger share =
        floorDivide(total.netCollateral().multiply(deltaMaintenance.negate()), total.maintenance());
    return deltaNet.negate().subtract(share);
  }

  /**
   * The worst price of a liquidation order in quote quantums per base quantum: {@code (PNNV − ABR ·
   * SMMR · PMMR) / PS} with {@code ABR = clamp(BA · (1 − TNC / TMMR), 0, 1)}, without rounding.
   */
  public static Rational fillablePrice(
      Config config, Risk total, Risk position, BigInteger baseQuantums) {
    BigInteger maintenance = total.maintenance();
    BigInteger numerator =
        maintenance
            .subtract(total.netCollateral())
            .multiply(BigInteger.valueOf(config.bankruptcyAdjustmentPpm()));
    BigInteger denominator = maintenance.multiply(MILLION);
    numerator = numerator.max(BigInteger.ZERO).min(denominator);
    BigInteger spread =
        position
            .maintenance()
            .multiply(BigInteger.valueOf(config.spreadToMaintenancePpm()))
            .multiply(numerator);
    BigInteger scale = denominator.multiply(MILLION);
    return new Rational(
        position.netCollateral().multiply(scale).subtract(spread), scale.multiply(baseQuantums));
  }

  /**
   * The fillable price in subticks: rounded up where a long is sold and down where a short is
   * bought back, to a multiple of the tick, within 64 bits.
   */
  public static BigInteger subticks(
      Rational fillablePrice,
      boolean sellingLong,
      int quantumConversionExponent,
      long subticksPerTick) {
    if (fillablePrice.numerator().signum() < 0) {
      throw new IllegalArgumentException(
          "fillablePrice must not be negative, was " + fillablePrice);
    }
    Checks.positive(subticksPerTick, "subticksPerTick");
    BigInteger numerator = fillablePrice.numerator();
    BigInteger denominator = fillablePrice.denominator();
    if (quantumConversionExponent < 0) {
      numerator = numerator.multiply(BigInteger.TEN.pow(-quantumConversionExponent));
    } else {
      denominator = denominator.multiply(BigInteger.TEN.pow(quantumConversionExponent));
    }
    BigInteger tick = BigInteger.valueOf(subticksPerTick);
    BigInteger rounded =
        sellingLong ? ceilDivide(numerator, denominator) : floorDivide(numerator, denominator);
    BigInteger ticks = sellingLong ? ceilDivide(rounded, tick) : floorDivide(rounded, tick);
    BigInteger most = MAX_UINT64.subtract(MAX_UINT64.mod(tick));
    return ticks.multiply(tick).max(tick).min(most);
  }

  /**
   * What a fill pays into the insurance fund; negative what the fund pays.
   *
   * @param quoteQuantums that the account received, negative where it paid
   * @param bankruptcy of {@link #bankruptcyQuoteQuantums} for the quantity filled
   */
  public static BigInteger insuranceDelta(
      Config config, BigInteger quoteQuantums, BigInteger bankruptcy) {
    BigInteger delta = quoteQuantums.subtract(bankruptcy);
    if (delta.signum() <= 0) {
      return delta;
    }
    BigInteger most =
        quoteQuantums.abs().multiply(BigInteger.valueOf(config.maximumFeePpm())).divide(MILLION);
    return most.min(delta);
  }

  /**
   * How many base quantums of a position are closed in a block, positive.
   *
   * @param position base quantums, signed
   * @param liquidatedBefore quote quantums that the account lost in this block
   * @param step base quantums are closed in multiples of this, positive
   */
  public static BigInteger closable(
      Config config,
      Perpetual perpetual,
      BigInteger position,
      BigInteger liquidatedBefore,
      long step) {
    BigInteger notional = perpetual.notional(position).abs();
    BigInteger least = config.minimumNotional().min(notional);
    BigInteger portion =
        notional.multiply(BigInteger.valueOf(config.maximumPortionPpm())).divide(MILLION);
    BigInteger most = least.max(portion).min(config.maximumNotional().subtract(liquidatedBefore));
    BigInteger size = position.abs();
    BigInteger unit = BigInteger.valueOf(Checks.positive(step, "step"));
    if (notional.compareTo(most) <= 0 || size.compareTo(unit) <= 0) {
      return size;
    }
    BigInteger steps = perpetual.baseQuantums(most).divide(unit).multiply(unit);
    return steps.max(unit).min(size);
  }

  private static BigInteger ceilPpm(BigInteger value, long ppm) {
    return ceilDivide(value.multiply(BigInteger.valueOf(ppm)), MILLION);
  }

  /** Toward negative infinity; the denominator must be positive. */
  private static BigInteger floorDivide(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("denominator must be positive, was " + denominator);
    }
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static BigInteger ceilDivide(BigInteger numerator, BigInteger denominator) {
    return floorDivide(numerator.negate(), denominator).negate();
  }
}
