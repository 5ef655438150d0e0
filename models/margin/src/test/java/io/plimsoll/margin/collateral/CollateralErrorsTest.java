package io.plimsoll.margin.collateral;

import static io.plimsoll.margin.collateral.CollateralScheduleTest.full;
import static io.plimsoll.margin.collateral.CollateralScheduleTest.keys;
import static io.plimsoll.margin.collateral.CollateralScheduleTest.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollateralErrorsTest {
  private static void refused(String key, Object value, String... parts) {
    Map<String, Object> asset = full();
    asset.put(key, value);
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(asset));
    assertTrue(e.getMessage().startsWith("rules.yaml: "), e.getMessage());
    assertTrue(e.getMessage().contains("'assets[0]"), e.getMessage());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  void mistakesInTheFileNameFileKeyAndValue() {
    refused(
        "tiers",
        List.of(keys("floor", 0, "cap", 100, "rate", 0.9), keys("floor", 150, "rate", 0.5)),
        "assets[0].tiers[1].floor",
        "100.0",
        "150.0");
    refused(
        "tiers",
        List.of(keys("floor", 0, "cap", 100, "rate", 0.5), keys("floor", 100, "rate", 0.9)),
        "tiers",
        "crossed",
        "0.9");
    refused(
        "tiers", List.of(keys("floor", 0, "haircut", 1.5)), "tiers[0].haircut", "[0, 1]", "1.5");
    refused("tiers", List.of(keys("floor", 0, "rate", 1, "haircut", 0)), "rate", "not both");
    refused("tiers", List.of(keys("floor", 0, "cap", -5, "rate", 1)), "cap", "-5.0");
    refused("tiers", List.of(keys("floor", 1, "rate", 1)), "floor of tier 1", "1.0");
    refused("tiers", List.of(), "tiers", "at least one");
    refused("tiers", List.of(keys("floor", 0, "rate", Double.NaN)), "tiers[0].rate", "NaN");
    refused("tiers-in", "coins", "tiers-in", "amount or value", "coins");
    refused("maximum-amount", -1, "maximum-amount", "-1.0");
    refused("price-cap", 0, "price-cap", "0.0");
    refused("liability-weight", 0.9, "liability-weight", "0.9");
    refused("size-factor", -0.1, "size-factor", "-0.1");
    refused("confidence", keys("threshold", 2, "factor", 1), "confidence", "2.0");
    refused("concentration", keys("account-limit", 0, "haircut", 1), "account-limit", "0.0");
    refused("concentration", keys("haircut", 1.1), "concentration haircut", "1.1");
    refused("wrong-way", keys("underlying", "ETH", "long", -1), "long haircut", "-1.0");
    refused(
        "depeg",
        keys(
            "thresholds",
            List.of(keys("price", 0.9, "haircut", 0.1), keys("price", 0.95, "haircut", 0.2))),
        "depeg.thresholds",
        "below the one before",
        "0.95");
    refused(
        "depeg",
        keys(
            "thresholds",
            List.of(keys("price", 0.95, "haircut", 0.3), keys("price", 0.9, "haircut", 0.2))),
        "crossed",
        "0.2");
    refused("redemption", keys("underlying", "ETH"), "redemption.snapshot-rate", "missing");
    refused("hair-cut", 1, "hair-cut");
  }

  @Test
  void anAssetThatStandsTwiceIsRefusedAndAListOfAssetsSharesItsRules() {
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> read(keys("of", List.of("A", "A"), "rate", 1)));
    assertTrue(e.getMessage().contains("twice") && e.getMessage().contains("'A'"));
    CollateralSchedule schedule = read(keys("of", List.of("A", "B"), "haircut", 0.25));
    assertEquals(0.75, schedule.credit("A", 1, 1));
    assertEquals(0.75, schedule.credit("B", 1, 1));
    e = assertThrows(PlimsollException.class, () -> read(keys("rate", 1)));
    assertTrue(e.getMessage().contains("assets[0].asset"), e.getMessage());
  }

  private static void refusedNumber(double amount, double price, double confidence, String part) {
    CollateralSchedule schedule = read(keys("asset", "BTC", "rate", 1));
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> schedule.credit("BTC", amount, price, confidence, 0, CollateralContext.NONE));
    assertTrue(e.getMessage().contains("'BTC'"), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void badNumbersNameTheAssetAndTheValue() {
    refusedNumber(
        1, Double.NaN, 1, "price of asset 'BTC' must be zero or more and finite, was NaN");
    refusedNumber(1, -3, 1, "was -3.0");
    refusedNumber(1, Double.POSITIVE_INFINITY, 1, "was Infinity");
    refusedNumber(Double.NaN, 3, 1, "amount of asset 'BTC' must be finite, was NaN");
    refusedNumber(1, 3, 1.5, "confidence in the price of asset 'BTC'");
    refusedNumber(1, 3, Double.NaN, "was NaN");
  }

  @Test
  void whatIsNotKnownIsAnErrorAndNotANumber() {
    CollateralSchedule schedule = read(full());
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> schedule.credit("wstETH", 1, 3_000));
    assertTrue(e.getMessage().contains("exchange rate of asset 'wstETH'"), e.getMessage());
    e = assertThrows(PlimsollException.class, () -> schedule.credit("DOGE", 1, 1));
    assertTrue(e.getMessage().contains("'DOGE' is not accepted"), e.getMessage());
    e =
        assertThrows(
            PlimsollException.class,
            () ->
                schedule.credit(
                    Map.of("DOGE", 1.0), 0, AssetPrices.of(Map.of()), CollateralContext.NONE));
    assertTrue(e.getMessage().contains("'DOGE'"), e.getMessage());
    e =
        assertThrows(
            PlimsollException.class,
            () ->
                schedule.value(
                    Map.of("wstETH", 1.0), 0, AssetPrices.of(Map.of()), CollateralContext.NONE));
    assertTrue(e.getMessage().contains("no price of asset 'wstETH'"), e.getMessage());
  }

  private static CollateralContext context(double share, double rate, double price, double delta) {
    return new CollateralContext() {
      @Override
      public double venueShare(String asset) {
        return share;
      }

      @Override
      public double exchangeRate(String asset) {
        return rate;
      }

      @Override
      public double underlyingPrice(String underlying) {
        return price;
      }

      @Override
      public double delta(String underlying) {
        return delta;
      }

      @Override
      public long nowNanos() {
        return 1_704_067_200_000_000_000L;
      }
    };
  }

  private static void refusedContext(CollateralContext context, String part) {
    RuntimeException e =
        assertThrows(
            RuntimeException.class,
            () -> read(full()).credit("wstETH", 1, 3_000, 1, 3_000, context));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void aContextWithBadNumbersIsRefused() {
    refusedContext(
        context(1.5, 1, 1, 0), "venue share of asset 'wstETH' must be in [0, 1], was 1.5");
    refusedContext(context(Double.NaN, 1, 1, 0), "was NaN");
    refusedContext(context(0, Double.NaN, 1, 0), "exchange rate of asset 'wstETH'");
    refusedContext(context(0, 1, -1, 0), "price of the underlying of asset 'wstETH'");
    refusedContext(context(0, 1, 1, Double.NaN), "delta must be finite, was NaN");
    CollateralContext early =
        new CollateralContext() {
          @Override
          public double exchangeRate(String asset) {
            return 1;
          }

          @Override
          public double underlyingPrice(String underlying) {
            return 1;
          }
        };
    refusedContext(early, "must not lie before the snapshot");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ExchangeRate(1, 5, 0, ExchangeRate.Accrual.SIMPLE).at(4));
    assertTrue(e.getMessage().contains("was 4"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ExchangeRate(1, 5, -1, ExchangeRate.Accrual.COMPOUND));
  }
}
