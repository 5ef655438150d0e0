package io.plimsoll.margin.collateral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.store.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class CollateralSchedulesTest {
  private static CollateralSchedule read(String name) {
    try (InputStream stream = CollateralSchedules.open(name)) {
      ConfigTree tree = Yaml.read(name + ".yaml", stream);
      assertFalse(tree.text("source").isBlank());
      CollateralSchedule schedule = CollateralSchedule.from(tree.child("collateral"));
      tree.rejectUnknownKeys();
      return schedule;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyScheduleThatShipsCanBeRead() {
    assertFalse(CollateralSchedules.names().isEmpty());
    for (String name : CollateralSchedules.names()) {
      assertFalse(read(name).assets().isEmpty(), name);
    }
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> CollateralSchedules.open("nowhere"));
    assertTrue(e.getMessage().contains("'nowhere'") && e.getMessage().contains("reference"));
  }

  /** Binance FAQ 4bec9126c021472285b20874f9380dfb, example 1: 119,500,000 USDT. */
  @Test
  void binancesExampleFromItsFile() {
    CollateralSchedule schedule = read("binance-cross-margin@2023-01-12");
    assertEquals(119_500_000, schedule.credit("BTC", 6_000, 20_000), 1e-6);
    // beyond the last tier: 100 + 19.5 + 28.5 + 27 + 17 million, however much there is
    assertEquals(192_000_000, schedule.credit("BTC", 10_000, 20_000), 1e-6);
    assertEquals(192_000_000, schedule.credit("BTC", 20_000, 20_000), 1e-6);
    // 13,000,000 + 7,000,000·0.975, and nothing beyond
    assertEquals(19_825_000, schedule.credit("BNX", 30_000_000, 1), 1e-6);
  }

  /** Tiers as announced; 200,000 + 160,000 + 280,000 + 80,000 + 0.2·1,000,000 = 920,000. */
  @Test
  void binancesPortfolioMarginTiersOfTwoMillionDollars() {
    CollateralSchedule schedule = read("binance-pm-pro@2025-10-24");
    assertEquals(920_000, schedule.credit("FIL", 1_000_000, 2), 1e-6);
    // 50,000 + 40,000 + 50,000 + 40,000 + 0.1·600,000
    assertEquals(240_000, schedule.credit("GALA", 100_000_000, 0.01), 1e-6);
  }

  /** The announcement's list ends with tier 28, up to 3,250,000,000 coins at 0.01. */
  @Test
  void okxExampleHasTheTwentyEightTiersOfTheAnnouncement() {
    HaircutTiers tiers = read("okx-examples@2025-04-17").rules("X").tiers();
    assertEquals(28, tiers.size());
    assertEquals(0.7, tiers.rate(4));
    assertEquals(370e6, tiers.floor(4));
    assertEquals(0.58, tiers.rate(8));
    assertEquals(970e6, tiers.floor(9));
    assertEquals(0.04, tiers.rate(26));
    assertEquals(0.01, tiers.rate(27));
    assertEquals(3_250e6, tiers.cap());
    // 120·0.85 + 80·0.79 + 50·0.76 = 102 + 63.2 + 38 = 203.2 million coins
    assertEquals(203.2e6 * 2, read("okx-examples@2025-04-17").credit("X", 250e6, 2), 1e-3);
  }

  /** Tiers as the help page assumes them: 9.8 + 9.5 + 4.5 = 23.8 coins of 25. */
  @Test
  void bybitsTiersFromItsFile() {
    CollateralSchedule schedule = read("bybit-uta-example@2025-09-18");
    assertEquals(23.8 * 60_000, schedule.credit("BTC", 25, 60_000), 1e-6);
    assertEquals(5, schedule.credit("USDT", 5, 1));
  }

  @Test
  void theReferenceHasEveryKindOfRule() {
    CollateralSchedule schedule = read("reference@2025-01-01");
    assertEquals(2, schedule.chains().size());
    assertEquals(
        new ChainRules(
            "ethereum", 64, 768_000_000_000L, 0, 0, 0, 300_000_000_000L, 3_600_000_000_000L),
        schedule.chains().getFirst());
    assertEquals("ETH", schedule.rules("wstETH").wrongWay().underlying());
    // 0.945 is halfway between the thresholds
    assertEquals(0.4725, schedule.credit("USDT", 1, 0.945), 1e-12);
  }
}
