package io.plimsoll.margin.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.margin.collateral.ExchangeRate.Accrual;
import io.plimsoll.margin.collateral.HaircutTiers.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedCollateralTest {
  private static CollateralSchedule schedule(AssetRules rules) {
    return new CollateralSchedule("USD", List.of(rules));
  }

  private static HaircutTiers tiers(Unit unit, double[] floors, double[] rates, double cap) {
    return new HaircutTiers(unit, floors, rates, cap);
  }

  private static AssetRules withSizeFactor(double rate, double liabilityWeight, double factor) {
    AssetRules plain = AssetRules.of("SOL", HaircutTiers.flat(rate));
    return new AssetRules(
        "SOL",
        plain.tiers(),
        plain.maximumAmount(),
        plain.priceCap(),
        liabilityWeight,
        factor,
        plain.depeg(),
        plain.confidence(),
        plain.concentration(),
        plain.wrongWay(),
        null);
  }

  /** Binance FAQ 4bec9126c021472285b20874f9380dfb, example 1, scenario 1: 119,500,000 USDT. */
  @Test
  void binanceCreditsSixThousandBitcoinInTwoTiersOfValue() {
    HaircutTiers tiers =
        tiers(
            Unit.VALUE,
            new double[] {0, 100e6, 120e6, 150e6, 180e6},
            new double[] {1, 0.975, 0.95, 0.9, 0.85},
            200e6);
    CollateralSchedule schedule = schedule(AssetRules.of("BTC", tiers));
    assertEquals(119_500_000, schedule.credit("BTC", 6_000, 20_000), 1e-6);
  }

  /**
   * OKX help, multi-currency margin mode, as repeated at prjmp.com/3320 (read 2026-11-28):
   * 11,000,000 USDT in tiers of 5,000,000 at 1, 0.975 and 0.95 are 10,825,000 USD; an asset at rate
   * 0 counts nothing.
   */
  @Test
  void okxCreditsElevenMillionTetherInThreeTiers() {
    HaircutTiers tiers =
        tiers(
            Unit.VALUE,
            new double[] {0, 5e6, 10e6},
            new double[] {1, 0.975, 0.95},
            Double.POSITIVE_INFINITY);
    CollateralSchedule schedule =
        new CollateralSchedule(
            "USD",
            List.of(AssetRules.of("USDT", tiers), AssetRules.of("ZRX", HaircutTiers.flat(0))));
    assertEquals(10_825_000, schedule.credit("USDT", 11e6, 1), 1e-6);
    assertEquals(
        10_825_000,
        schedule.credit(
            Map.of("USDT", 11e6, "ZRX", 50_000.0),
            0,
            AssetPrices.of(Map.of("USDT", 1.0, "ZRX", 0.8)),
            CollateralContext.NONE),
        1e-6);
  }

  /**
   * Tiers from OKX's announcement for BETH of 2024-07-18 (to 2 million USD 0.95, to 4 million 0.85,
   * to 8 million 0.5, then 0): 5 million count 1.9 + 1.7 + 0.5 = 4.1 million, 8 million and all
   * above 5.6 million.
   */
  @Test
  void okxCreditsNothingBeyondTheLastTier() {
    HaircutTiers tiers =
        tiers(
            Unit.VALUE,
            new double[] {0, 2e6, 4e6, 8e6},
            new double[] {0.95, 0.85, 0.5, 0},
            Double.POSITIVE_INFINITY);
    CollateralSchedule schedule = schedule(AssetRules.of("BETH", tiers));
    assertEquals(4.1e6, schedule.credit("BETH", 2_000, 2_500), 1e-6);
    assertEquals(5.6e6, schedule.credit("BETH", 3_200, 2_500), 1e-6);
    assertEquals(5.6e6, schedule.credit("BETH", 9_999, 2_500), 1e-6);
  }

  /**
   * Tiers from Bybit's "Understanding Collateral Value Ratios" of 2025-09-18: 10 BTC each at 0.98,
   * 0.95, 0.9, 0.85, 0.8, then 0. 25 BTC count 9.8 + 9.5 + 4.5 = 23.8, 60 BTC count 9.8 + 9.5 + 9 +
   * 8.5 + 8 = 44.8; "for assets with a negative balance default to a 100% collateral value ratio".
   */
  @Test
  void bybitCreditsBitcoinInTiersOfAmountsAndDebtInFull() {
    HaircutTiers tiers =
        tiers(
            Unit.AMOUNT,
            new double[] {0, 10, 20, 30, 40, 50},
            new double[] {0.98, 0.95, 0.9, 0.85, 0.8, 0},
            Double.POSITIVE_INFINITY);
    CollateralSchedule schedule = schedule(AssetRules.of("BTC", tiers));
    assertEquals(23.8 * 60_000, schedule.credit("BTC", 25, 60_000), 1e-6);
    assertEquals(44.8 * 60_000, schedule.credit("BTC", 60, 60_000), 1e-6);
    assertEquals(-3 * 60_000, schedule.credit("BTC", -3, 60_000), 1e-6);
  }

  /**
   * Drift protocol-v2, margin/tests.rs: size 1000, asset weight 0.9, liability weight 1.1, imf 0.01
   * give 0.8357 and 1.1962 (rounded there to four digits).
   */
  @Test
  void driftDiscountsAndSurchargesBySize() {
    CollateralSchedule schedule = schedule(withSizeFactor(0.9, 1.1, 0.01));
    assertEquals(0.8357, schedule.credit("SOL", 1_000, 1) / 1_000, 1e-4);
    assertEquals(-1.1962, schedule.credit("SOL", -1_000, 1) / 1_000, 1e-4);
    // small sizes keep the base weights: 1.1/(1 + 0.01·√1) > 0.9, and 0.8·1.1 + 0.01 < 1.1
    assertEquals(0.9, schedule.credit("SOL", 1, 1), 1e-15);
    assertEquals(-1.1, schedule.credit("SOL", -1, 1), 1e-15);
  }

  /**
   * Aave's cap with its parameters for wstETH of 2024-08-14 (risk steward example: snapshot
   * 1.177101458282319168, growth 10.64 % a year). In the contract's integers:
   * 1177101458282319168·1064/10000/31536000 = 3971448349 a second, rounded down; a year of
   * 31,536,000 seconds later the cap is 1177101458282319168 + 3971448349·31536000 =
   * 1302345053416383168, in units of 10⁻¹⁸.
   */
  @Test
  void aaveCapsTheGrowthOfAnExchangeRate() {
    long snapshot = Instant.parse("2024-08-14T07:40:00Z").getEpochSecond() * 1_000_000_000L;
    assertEquals(1_723_621_200L * 1_000_000_000L, snapshot);
    YieldToken token = new YieldToken("ETH", 1.1771014582823192, snapshot, 0.1064, 0, 0);
    long year = 31_536_000L * 1_000_000_000L;
    double cap = 1.3023450534163832;
    assertEquals(cap, token.maximumRate(snapshot + year), 1e-10);
    assertEquals(1.1771014582823192, token.maximumRate(snapshot), 0);
    // an honest rate is left alone, a manipulated one is capped
    assertEquals(1.2 * 3_000, token.redemptionValue(1.2, 3_000, snapshot + year), 1e-9);
    assertEquals(cap * 3_000, token.redemptionValue(5, 3_000, snapshot + year), 1e-5);
  }

  /**
   * Half of a 20 % year: simple growth gives 1.1 times, compound √1.2 = 1.0954451150103321 times.
   */
  @Test
  void exchangeRatesAccrue() {
    long half = (long) (YieldToken.YEAR_NANOS / 2);
    assertEquals(1.1 * 1.1, new ExchangeRate(1.1, 0, 0.2, Accrual.SIMPLE).at(half), 1e-12);
    assertEquals(
        1.1 * 1.0954451150103321, new ExchangeRate(1.1, 0, 0.2, Accrual.COMPOUND).at(half), 1e-12);
    assertEquals(
        0, new ExchangeRate(1.1, 0, -0.9, Accrual.SIMPLE).at(4 * half), "used up after 1.11 years");
  }
}
