package io.plimsoll.margin.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Seeds;
import io.plimsoll.margin.liquidation.DydxLiquidation.Config;
import io.plimsoll.margin.liquidation.DydxLiquidation.Perpetual;
import io.plimsoll.margin.liquidation.DydxLiquidation.Rational;
import io.plimsoll.margin.liquidation.DydxLiquidation.Risk;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Expected values are those of dYdX v4-chain's own tests,
 * protocol/x/clob/keeper/liquidations_test.go, in its markets: BTC 50,000 and ETH 3,000, 20 %
 * initial and 10 % maintenance margin.
 */
class DydxLiquidationTest {
  /** 50,000 dollars: price 5,000,000,000 · 10⁻⁵; one quantum is 10⁻⁸ BTC in those tests. */
  private static final Perpetual BTC = new Perpetual(5_000_000_000L, -5, -8, 200_000, 500_000);

  /** 3,000 dollars: price 3,000,000,000 · 10⁻⁶; one quantum is 10⁻⁹ ETH. */
  private static final Perpetual ETH = new Perpetual(3_000_000_000L, -6, -9, 200_000, 500_000);

  private static final long DOLLAR = 1_000_000;

  /** The chain's default in tests: SMMR 10 %, BA 1, fee 0.5 %. */
  private static final Config DEFAULT = config(100_000, 1_000_000, 5_000);

  private static Config config(long smmr, long ba, long fee) {
    return new Config(smmr, ba, fee, integer(0), 1_000_000, integer(Long.MAX_VALUE));
  }

  private static BigInteger integer(long value) {
    return BigInteger.valueOf(value);
  }

  private static Risk total(long dollars, long btc, long eth) {
    Risk first = BTC.risk(integer(btc));
    Risk second = ETH.risk(integer(eth));
    return new Risk(
        integer(dollars * DOLLAR).add(first.netCollateral()).add(second.netCollateral()),
        first.maintenance().add(second.maintenance()));
  }

  private static void bankruptcy(
      double expectedDollars, Perpetual perpetual, Risk total, long position, long delta) {
    BigInteger quantums =
        DydxLiquidation.bankruptcyQuoteQuantums(
            total, perpetual.risk(integer(position)), perpetual.risk(integer(position + delta)));
    assertEquals(integer(Math.round(expectedDollars * DOLLAR)), quantums);
  }

  @Test
  void bankruptcyPricesOfTheChainsTests() {
    bankruptcy(4_501, BTC, total(-4_501, 10_000_000, 0), 10_000_000, -10_000_000);
    bankruptcy(-5_499, BTC, total(5_499, -10_000_000, 0), -10_000_000, 10_000_000);
    bankruptcy(2_500, BTC, total(-5_000, 10_000_000, 0), 10_000_000, -5_000_000);
    bankruptcy(294, ETH, total(-490, 400_000, 100_000_000), 100_000_000, -100_000_000);
    bankruptcy(-306, ETH, total(510, -400_000, -100_000_000), -100_000_000, 100_000_000);
    bankruptcy(-306, ETH, total(110, 400_000, -100_000_000), -100_000_000, 100_000_000);
  }

  @Test
  void theBankruptcyPriceIsRoundedTowardPositiveInfinity() {
    // TNC −10, |DMMR|/TMMR = 1/3: 1,000 + 10/3 = 1,003.33 and not 1,003.
    Risk total = new Risk(integer(-10), integer(3));
    assertEquals(
        integer(1_004),
        DydxLiquidation.bankruptcyQuoteQuantums(
            total, new Risk(integer(1_000), integer(1)), new Risk(integer(0), integer(0))));
    // TNC 10: 1,000 − 10/3 = 996.67, that is 997.
    assertEquals(
        integer(997),
        DydxLiquidation.bankruptcyQuoteQuantums(
            new Risk(integer(10), integer(3)),
            new Risk(integer(1_000), integer(1)),
            new Risk(integer(0), integer(0))));
  }

  private static Rational fillable(Config config, Risk total, Perpetual perpetual, long position) {
    return DydxLiquidation.fillablePrice(
        config, total, perpetual.risk(integer(position)), integer(position));
  }

  private static Rational rational(long numerator, long denominator) {
    return new Rational(integer(numerator), integer(denominator));
  }

  /**
   * "Can calculate fillable price …"; prices are quote quantums a base quantum. The documentation's
   * formula, {@code (PNNV - ABR * SMMR * PMMR) / PS} with {@code ABR = BA * (1 - (TNC / TMMR)}, has
   * unbalanced brackets; the chain's code and these numbers are followed.
   */
  @Test
  void fillablePricesOfTheChainsTests() {
    // At the bankruptcy price, half closed or whole: 49,500 and 50,500.
    assertEquals(
        rational(495, 1), fillable(DEFAULT, total(-5_000, 10_000_000, 0), BTC, 10_000_000));
    assertEquals(
        rational(505, 1), fillable(DEFAULT, total(5_000, -10_000_000, 0), BTC, -10_000_000));
    // Below it the same: ABR is at most 1.
    assertEquals(
        rational(495, 1), fillable(DEFAULT, total(-5_500, 10_000_000, 0), BTC, 10_000_000));
    assertEquals(
        rational(505, 1), fillable(DEFAULT, total(4_500, -10_000_000, 0), BTC, -10_000_000));
    // Several positions: 2,976.
    assertEquals(
        rational(372, 125), fillable(DEFAULT, total(-490, 400_000, 100_000_000), ETH, 100_000_000));
    // BA at the largest 32-bit number, SMMR at one millionth and at one.
    Risk slightly = total(-4_501, 10_000_000, 0);
    assertEquals(
        rational(495, 1),
        fillable(config(100_000, 4_294_967_295L, 5_000), slightly, BTC, 10_000_000));
    assertEquals(
        rational(4_999_999_999L, 10_000_000),
        fillable(config(1, 1_000_000, 5_000), slightly, BTC, 10_000_000));
    assertEquals(
        rational(49_990, 100),
        fillable(config(1_000_000, 1_000_000, 5_000), slightly, BTC, 10_000_000));
  }

  private static void delta(long expected, Config config, long dollars, long position, long quote) {
    Risk total = total(dollars, position, 0);
    BigInteger bankruptcy =
        DydxLiquidation.bankruptcyQuoteQuantums(
            total, BTC.risk(integer(position)), BTC.risk(integer(0)));
    assertEquals(
        integer(expected), DydxLiquidation.insuranceDelta(config, integer(quote), bankruptcy));
  }

  /** "TestGetLiquidationInsuranceFundDelta". */
  @Test
  void whatTheFundGetsAndPaysInTheChainsTests() {
    Config quarter = config(100_000, 1_000_000, 25_000);
    Config all = config(100_000, 1_000_000, 1_000_000);
    long position = 10_000_000;
    delta(28_050_000, DEFAULT, -5_100, position, 5_610_000_000L);
    delta(140_250_000, quarter, -5_100, position, 5_610_000_000L);
    delta(510_000_000, all, -5_100, position, 5_610_000_000L);
    delta(5_100_000, DEFAULT, -5_100, position, 5_105_100_000L);
    delta(0, DEFAULT, -5_100, position, 5_100_000_000L);
    delta(-51_000_000, DEFAULT, -5_100, position, 5_049_000_000L);
    delta(22_050_000, DEFAULT, 4_900, -position, -4_410_000_000L);
    delta(110_250_000, quarter, 4_900, -position, -4_410_000_000L);
    delta(490_000_000, all, 4_900, -position, -4_410_000_000L);
    delta(4_900_000, DEFAULT, 4_900, -position, -4_895_100_000L);
    delta(0, DEFAULT, 4_900, -position, -4_900_000_000L);
    delta(-49_000_000, DEFAULT, 4_900, -position, -4_949_000_000L);
    // "Succeeds when delta quote quantums is zero"
    delta(0, DEFAULT, 4_900, -position, 0);
  }

  /** "TestConvertFillablePriceToSubticks". */
  @Test
  void subticksOfTheChainsTests() {
    Rational five = rational(5_000_000_000L, 1);
    assertEquals(integer(500_000_000_000_000_000L), DydxLiquidation.subticks(five, true, -8, 100));
    assertEquals(integer(500_000_000_000_000_000L), DydxLiquidation.subticks(five, false, -8, 100));
    assertEquals(integer(100), DydxLiquidation.subticks(rational(7, 1), true, 1, 100));
    assertEquals(integer(100), DydxLiquidation.subticks(rational(197, 1), true, 1, 100));
    assertEquals(integer(100), DydxLiquidation.subticks(rational(0, 1), true, 1, 100));
    Rational huge = new Rational(BigInteger.TEN.pow(22), BigInteger.ONE);
    assertEquals(
        new BigInteger("18446744073709551600"), DydxLiquidation.subticks(huge, true, 1, 100));
    // Its panic on a negative price is an error here; and shorts are rounded down: 199.9 to 100.
    assertThrows(
        IllegalArgumentException.class,
        () -> DydxLiquidation.subticks(rational(-1, 1), false, 0, 1));
    assertEquals(integer(100), DydxLiquidation.subticks(rational(1_999, 1), false, 1, 100));
  }

  private static long closable(
      Perpetual perpetual, long position, long minimum, long ppm, long maximum, long step) {
    Config config = new Config(0, 1_000_000, 5_000, integer(minimum), ppm, integer(maximum));
    return DydxLiquidation.closable(config, perpetual, integer(position), integer(0), step)
        .longValueExact();
  }

  /** "TestGetPerpetualPositionToLiquidate" and the size of the order it makes. */
  @Test
  void quantitiesOfTheChainsTests() {
    long none = Long.MAX_VALUE;
    for (long sign : new long[] {1, -1}) {
      long position = sign * 10_000_000; // 0.1 BTC, 5,000
      assertEquals(10_000_000, closable(BTC, position, 10_000 * DOLLAR, 1_000_000, none, 5));
      assertEquals(5_000_000, closable(BTC, position, 1_000, 500_000, none, 5));
      assertEquals(10_000_000, closable(BTC, position, 1_000, 1_000_000, 10_000 * DOLLAR, 5));
      assertEquals(5_000_000, closable(BTC, position, 1_000, 1_000_000, 2_500 * DOLLAR, 5));
      assertEquals(4_000_000, closable(BTC, position, 1_000, 500_000, 2_000 * DOLLAR, 5));
      assertEquals(4_000_000, closable(BTC, position, 1_000, 400_000, 2_500 * DOLLAR, 5));
    }
    assertEquals(9, closable(BTC, 21, 1_000, 500_000, none, 3));
  }

  /** Simulations reckon with doubles what the chain reckons with integers. */
  @Test
  void doublesAgreeWithTheIntegers() {
    Seeds.each(10_000, this::doublesAgreeWithTheIntegers);
  }

  private void doublesAgreeWithTheIntegers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long position = random.nextLong(1_000_000, 10_000_000_000L) * (random.nextBoolean() ? 1 : -1);
    Risk risk = BTC.risk(integer(position));
    double notional = risk.netCollateral().doubleValue();
    double maintenance = risk.maintenance().doubleValue();
    long net = Math.round(maintenance * random.nextDouble(-1, 1));
    Risk total = new Risk(integer(net), risk.maintenance());
    Config config = config(random.nextLong(0, 2_000_000), random.nextLong(1, 2_000_000), 5_000);
    double exact = DydxLiquidation.fillablePrice(config, total, risk, integer(position)).value();
    double mark = notional / position;
    double price =
        new LiquidationSale.Fillable(
                config.bankruptcyAdjustmentPpm() / 1e6, config.spreadToMaintenancePpm() / 1e6)
            .price(mark, position, maintenance, net, maintenance);
    assertEquals(exact, price, 1e-9 * exact);
    BigInteger bankruptcy =
        DydxLiquidation.bankruptcyQuoteQuantums(total, risk, new Risk(integer(0), integer(0)));
    // Rounded up by less than one quantum.
    double over = bankruptcy.doubleValue() - (notional - net);
    assertTrue(over > -1e-6 * Math.abs(notional) && over < 1 + 1e-6 * Math.abs(notional));
  }
}
