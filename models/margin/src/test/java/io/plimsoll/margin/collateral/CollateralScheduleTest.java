package io.plimsoll.margin.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.collateral.HaircutTiers.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollateralScheduleTest {
  private static final CollateralContext LONG_ETHER =
      new CollateralContext() {
        @Override
        public double delta(String underlying) {
          return underlying.equals("ETH") ? 50_000 : 0;
        }

        @Override
        public double exchangeRate(String asset) {
          return 1.25;
        }

        @Override
        public double underlyingPrice(String underlying) {
          return 3_000;
        }

        @Override
        public double venueShare(String asset) {
          return 0.4;
        }

        @Override
        public long nowNanos() {
          return 1_704_067_200_000_000_000L; // 2024-01-01, the snapshot's time in FULL
        }
      };

  static Map<String, Object> keys(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  static Map<String, Object> full() {
    return keys(
        "asset",
        "wstETH",
        "tiers-in",
        "amount",
        "tiers",
        List.of(
            keys("floor", 0, "cap", 100, "rate", 0.9),
            keys("floor", 100, "cap", 500, "haircut", 0.5)),
        "maximum-amount",
        400,
        "price-cap",
        5_000,
        "liability-weight",
        1.2,
        "size-factor",
        0.001,
        "depeg",
        keys(
            "shape",
            "linear",
            "thresholds",
            List.of(keys("price", 0.99, "haircut", 0), keys("price", 0.9, "haircut", 1))),
        "confidence",
        keys("threshold", 0.9, "factor", 2),
        "concentration",
        keys("account-limit", 0.5, "venue-limit", 0.2, "haircut", 0.25),
        "wrong-way",
        keys("underlying", "ETH", "long", 0.1, "short", 0, "full-at", 100_000),
        "redemption",
        keys(
            "underlying",
            "ETH",
            "snapshot-rate",
            1.2,
            "snapshot-time",
            "2024-01-01T00:00:00Z",
            "growth-per-year",
            0.1,
            "delay-days",
            73,
            "discount-per-year",
            0.1));
  }

  static CollateralSchedule read(Map<String, Object> asset) {
    return CollateralSchedule.from(
        ConfigTree.of("rules.yaml", keys("currency", "USD", "assets", List.of(asset))));
  }

  @Test
  void everyKeyOfTheSectionIsRead() {
    CollateralSchedule schedule = read(full());
    AssetRules rules = schedule.rules("wstETH");
    assertEquals("USD", schedule.currency());
    assertTrue(schedule.accepts("wstETH"));
    assertFalse(schedule.accepts("ETH"));
    assertEquals(Unit.AMOUNT, rules.tiers().unit());
    assertEquals(0.5, rules.tiers().rate(1));
    assertEquals(500, rules.tiers().cap());
    assertEquals(400, rules.maximumAmount());
    assertEquals(5_000, rules.priceCap());
    assertEquals(1.2, rules.liabilityWeight());
    assertEquals(0.001, rules.sizeFactor());
    assertEquals(new ConfidenceHaircut(0.9, 2), rules.confidence());
    assertEquals(new Concentration(0.5, 0.2, 0.25), rules.concentration());
    assertEquals(new WrongWay("ETH", 0.1, 0, 100_000), rules.wrongWay());
    assertEquals(
        new YieldToken(
            "ETH", 1.2, 1_704_067_200_000_000_000L, 0.1, 73L * 86_400 * 1_000_000_000, 0.1),
        rules.redemption());
    // 0.945 lies halfway between 0.99 and 0.9
    assertEquals(0.5, rules.depeg().haircut(0.945), 1e-12);
  }

  /**
   * By hand: the rate 1.25 is capped at the snapshot's 1.2, the delay of 73 days (a fifth of a
   * year) costs 2 %, so a unit is worth min(3800, 5000, 1.2·3000·0.98 = 3528) = 3528. Of 600 units
   * 400 count: 100·0.9 + 300·0.5 = 240 units, 846,720 (the size discount 1.1/(1 + 0.001·20) = 1.078
   * does not bite). Within the venue's limit is 0.2/0.4 of 400 = 200 units: 90 + 50 = 140 units,
   * 493,920; within the account's limit is half of 2,280,000 = 1,140,000, or 323 units, which is
   * more. The excess, 352,800, loses a quarter: 758,520. Confidence 0.8 takes 2·0.2 = 40 %,
   * wrong-way risk 0.1 of which half sets in at 50,000 of 100,000: 758,520·0.6·0.95 = 432,356.4.
   */
  @Test
  void theWholeFormulaByHand() {
    double credit = read(full()).credit("wstETH", 600, 3_800, 0.8, 600 * 3_800, LONG_ETHER);
    assertEquals(432_356.4, credit, 1e-6);
  }

  /** By hand: 600·3800·max(1.2, 0.96 + 0.001·√600)·(1 + 0.4) = 2,280,000·1.2·1.4 = 3,830,400. */
  @Test
  void aLiabilityByHand() {
    double credit = read(full()).credit("wstETH", -600, 3_800, 0.8, 0, LONG_ETHER);
    assertEquals(-3_830_400, credit, 1e-6);
  }

  /** USDC at 0.945 under the linear depeg: half of its fallen price, 0.4725. */
  @Test
  void aStablecoinThatLosesItsPegLosesMoreThanItsPrice() {
    Map<String, Object> asset =
        keys("asset", "USDC", "rate", 1, "price-cap", 1, "depeg", full().get("depeg"));
    CollateralSchedule schedule = read(asset);
    assertEquals(1, schedule.credit("USDC", 1, 1.02), 0, "capped at its peg");
    assertEquals(0.995, schedule.credit("USDC", 1, 0.995), 0, "within the band");
    assertEquals(0.4725, schedule.credit("USDC", 1, 0.945), 1e-12);
    assertEquals(0, schedule.credit("USDC", 1, 0.9), 1e-12);
    assertEquals(0, schedule.credit("USDC", 1, 0.5), 0);
    Depeg steps = new Depeg(Depeg.Shape.STEP, new double[] {0.99, 0.95}, new double[] {0.1, 0.4});
    assertEquals(0, steps.haircut(0.99));
    assertEquals(0.1, steps.haircut(0.98999));
    assertEquals(0.1, steps.haircut(0.95));
    assertEquals(0.4, steps.haircut(0.1));
  }

  /** Ether behind a short position in ether is no wrong-way risk; behind a long one it is. */
  @Test
  void wrongWayRiskDependsOnTheSignOfTheDelta() {
    WrongWay ether = new WrongWay("ETH", 0.1, 0, 0);
    assertEquals(0.1, ether.haircut(1));
    assertEquals(0, ether.haircut(-1));
    assertEquals(0, ether.haircut(0));
    assertEquals(0.05, new WrongWay("ETH", 0.1, 0.3, 200).haircut(100), 1e-15);
    assertEquals(0.15, new WrongWay("ETH", 0.1, 0.3, 200).haircut(-100), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> ether.haircut(Double.NaN));
  }

  /**
   * By hand: half of 300 posted (100 BTC + 200 cash) is 150, so 100 are within; with 20 cash 60.
   */
  @Test
  void cashCountsInTheTotalThatConcentrationIsMeasuredAgainst() {
    CollateralSchedule schedule =
        read(
            keys(
                "asset",
                "BTC",
                "rate",
                1,
                "concentration",
                keys("account-limit", 0.5, "haircut", 0.5)));
    AssetPrices prices = AssetPrices.of(Map.of("BTC", 100.0));
    Map<String, Double> one = Map.of("BTC", 1.0);
    assertEquals(100, schedule.credit(one, 200, prices, CollateralContext.NONE), 1e-12);
    assertEquals(80, schedule.credit(one, 20, prices, CollateralContext.NONE), 1e-12);
    assertEquals(75, schedule.credit(one, -20, prices, CollateralContext.NONE), 1e-12);
    assertEquals(0, schedule.credit(Map.of(), 20, prices, CollateralContext.NONE));
    CollateralValue value = schedule.value(one, 20, prices, CollateralContext.NONE);
    assertEquals(20, value.haircut(), 1e-12);
    assertEquals(100, value.lines().getFirst().marketValue());
  }
}
