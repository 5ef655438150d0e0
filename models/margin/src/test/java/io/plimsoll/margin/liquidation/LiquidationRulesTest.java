package io.plimsoll.margin.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.liquidation.DutchAuction.Point;
import io.plimsoll.margin.liquidation.Waterfall.Clawback;
import io.plimsoll.margin.liquidation.Waterfall.Deleveraging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiquidationRulesTest {
  private static final long SECOND = 1_000_000_000L;

  /** Keys and values in the order given. */
  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static LiquidationRules read(Map<String, Object> section) {
    return LiquidationRules.from(ConfigTree.of("test.yaml", map("liquidation", section)));
  }

  private static LiquidationRules withPartial(Map<String, Object> partial) {
    return read(map("source", "a page", "partial", partial));
  }

  @Test
  void whatIsNotSaidIsPlain() {
    LiquidationRules rules = withPartial(map("form", "fixed-fraction", "fraction", 0.25));
    assertEquals(
        new LiquidationRules(
            "a page",
            0,
            0,
            new FixedFraction(0.25, 0),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0),
            Backstop.NONE,
            Waterfall.FUND_ONLY),
        rules);
  }

  @Test
  void everyKeyOfTheSectionReachesItsSetting() {
    LiquidationRules rules =
        read(
            map(
                "source",
                "a page",
                "latency-seconds",
                1.5,
                "interval-seconds",
                30,
                "partial",
                map(
                    "form",
                    "block-limits",
                    "maximum-fraction",
                    0.1,
                    "minimum-notional",
                    1000,
                    "maximum-notional",
                    100_000,
                    "step",
                    0.001),
                "sale",
                map("form", "fillable", "bankruptcy-adjustment", 1.1, "spread-to-maintenance", 1.5),
                "fee",
                0.015,
                "fee-form",
                "up-to-bankruptcy",
                "backstop-ratio",
                0.5,
                "backstop-after-tranches",
                2,
                "maximum-fund-draw",
                1_000_000,
                "deleveraging",
                "pro-rata",
                "deleveraging-rank",
                "profit-times-margin-ratio",
                "clawback",
                "pro-rata-to-gains"));
    assertEquals(
        new LiquidationRules(
            "a page",
            1_500_000_000L,
            30 * SECOND,
            new BlockLimits(0.1, 1_000, 100_000, 0.001),
            new LiquidationSale.Fillable(1.1, 1.5),
            new LiquidationFee.UpToBankruptcy(0.015),
            new Backstop(0.5, 2),
            new Waterfall(
                1_000_000,
                Deleveraging.PRO_RATA,
                DeleveragingRank.PROFIT_TIMES_MARGIN_RATIO,
                Clawback.PRO_RATA_TO_GAINS)),
        rules);
  }

  @Test
  void everyFormOfPartialLiquidationIsRead() {
    assertEquals(
        new TierSteps(2, 3),
        withPartial(map("form", "tier-steps", "tiers-down", 2, "whole-up-to-tier", 3)).partial());
    assertEquals(new ToBuffer(0.1), withPartial(map("form", "to-buffer", "buffer", 0.1)).partial());
    assertEquals(
        new AuctionLimit(0.15, 50),
        withPartial(map("form", "auction-limit", "buffer", 0.15, "whole-below", 50)).partial());
    assertEquals(
        new MarginShortage(0.025, 0.01, 0.02, 0.1, 60 * SECOND, 50),
        withPartial(
                map(
                    "form",
                    "margin-shortage",
                    "liquidator-fee",
                    0.025,
                    "maximum-fund-fee",
                    0.01,
                    "buffer",
                    0.02,
                    "initial-fraction",
                    0.1,
                    "ramp-seconds",
                    60,
                    "tiny-shortage",
                    50))
            .partial());
    assertEquals(
        new DelayedPortions(0.001, 1.5, 30 * SECOND, 0.0005, Map.of("ETH", 1e6, "*", 1e5)),
        withPartial(
                map(
                    "form",
                    "delayed-portions",
                    "fee-fraction",
                    0.001,
                    "limit-multiplier",
                    1.5,
                    "window-seconds",
                    30,
                    "maximum-premium-discount",
                    0.0005,
                    "skew-scales",
                    map("ETH", 1e6, "*", 1e5)))
            .partial());
    assertEquals(
        new LargePositions(100_000, 0.2, 30 * SECOND),
        withPartial(
                map(
                    "form",
                    "large-positions",
                    "large-notional",
                    100_000,
                    "fraction",
                    0.2,
                    "cooldown-seconds",
                    30))
            .partial());
  }

  @Test
  void anAuctionIsReadWithItsCourse() {
    LiquidationRules rules =
        read(
            map(
                "source", "a page",
                "partial", map("form", "auction-limit", "buffer", 0.15),
                "sale",
                    map(
                        "form",
                        "dutch-auction",
                        "fee",
                        0.1,
                        "insolvent-seconds",
                        3_600,
                        "discounts",
                        List.of(
                            map("after-seconds", 0, "discount", 0.95),
                            map("after-seconds", 900, "discount", 0.7),
                            map("after-seconds", 44_100, "discount", 0)))));
    assertEquals(
        new DutchAuction(
            List.of(
                new Point(0, 0.95), new Point(900 * SECOND, 0.7), new Point(44_100 * SECOND, 0)),
            3_600 * SECOND,
            0.1),
        rules.sale());
    assertEquals(
        new LiquidationSale.Liquidators(0.025),
        read(map(
                "source",
                "a page",
                "partial",
                map("form", "to-buffer"),
                "sale",
                map("form", "liquidators", "fee", 0.025)))
            .sale());
  }

  private static void refused(String expected, Map<String, Object> section) {
    PlimsollException e = assertThrows(PlimsollException.class, () -> read(section));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().contains("test.yaml"), e.getMessage());
  }

  @Test
  void aBadValueIsNamedWithItsFileAndKey() {
    Map<String, Object> fine = map("form", "fixed-fraction", "fraction", 0.25);
    refused(
        "fraction must be in (0, 1], was 2.0",
        map("source", "a", "partial", map("form", "fixed-fraction", "fraction", 2)));
    refused("was 'halves'", map("source", "a", "partial", map("form", "halves")));
    refused(
        "liquidation.partial.fractoin",
        map("source", "a", "partial", map("form", "to-buffer", "fractoin", 1)));
    refused("liquidation.fees", map("source", "a", "partial", fine, "fees", 0.1));
    refused("was 'by-mood'", map("source", "a", "partial", fine, "deleveraging", "by-mood"));
    refused("was 'percent'", map("source", "a", "partial", fine, "fee-form", "percent"));
    refused("latency-seconds", map("source", "a", "partial", fine, "latency-seconds", -1));
    refused("source", map("partial", fine));
    refused(
        "an auction needs the auction's own limit",
        map(
            "source",
            "a",
            "partial",
            fine,
            "sale",
            map(
                "form",
                "dutch-auction",
                "insolvent-seconds",
                1,
                "discounts",
                List.of(
                    map("after-seconds", 0, "discount", 1),
                    map("after-seconds", 1, "discount", 0)))));
    refused("was 'swap'", map("source", "a", "partial", fine, "sale", map("form", "swap")));
  }

  /** A rule file with rates and a section for liquidation. */
  private static ConfigTree ruleSet(Object fraction) {
    return ConfigTree.of(
        "venue.yaml",
        map(
            "venue",
            "T",
            "effective-date",
            "2025-01-01",
            "source",
            "t",
            "instruments",
            List.of(
                map(
                    "instrument",
                    "*",
                    "tick",
                    1,
                    "brackets",
                    List.of(map("floor", 0, "initial-rate", 0.05, "maintenance-rate", 0.025)))),
            "liquidation",
            map(
                "source",
                "a page",
                "partial",
                map("form", "fixed-fraction", "fraction", fraction))));
  }

  @Test
  void aRuleSetsFileHoldsTheSectionBesideItsRates() {
    assertEquals("T", VenueRules.from(ruleSet(0.5)).name());
    assertEquals(new FixedFraction(0.5, 0), LiquidationRules.from(ruleSet(0.5)).partial());
    PlimsollException e = assertThrows(PlimsollException.class, () -> VenueRules.from(ruleSet(-1)));
    assertTrue(e.getMessage().contains("liquidation.partial"), e.getMessage());
  }
}
