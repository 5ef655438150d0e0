package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.MarketSnapshot.AssetState;
import io.plimsoll.margin.rules.RuleSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Collateral in several assets, and contracts that settle in another asset than margin. */
class CurrencyTest {
  private static final InstrumentId COIN = new InstrumentId("BTCUSD");
  private static final Contract INVERSE = new Perpetual(COIN, "BTC", "BTC", Payoff.INVERSE, 100);

  private static final InstrumentId SOL = new InstrumentId("SOL-PERP");

  private static VenueRules rules(Object... more) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("venue", "V");
    file.put("effective-date", "2025-01-01");
    file.put("source", "test");
    for (int i = 0; i < more.length; i += 2) {
      file.put((String) more[i], more[i + 1]);
    }
    List<Object> brackets = new ArrayList<>();
    brackets.add(Map.of("floor", 0, "initial-rate", 0.1, "maintenance-rate", 0.05));
    file.put("instruments", List.of(Map.of("instrument", "*", "tick", 1, "brackets", brackets)));
    return (VenueRules) RuleSets.read(ConfigTree.of("v.yaml", file));
  }

  @Test
  void anInverseContractIsConvertedToTheMarginCurrency() {
    // 100 contracts of 100 USD from 20,000 to 25,000: 0.5 − 0.4 BTC of gain; at 25,000 that is
    // 2,500 USD. Maintenance 5 % of 0.4 BTC, initial twice that.
    MarketSnapshot market =
        MarketSnapshot.of(COIN, 25_000).with(INVERSE).with("BTC", AssetState.of(25_000));
    Account account = new Account("a", 1_000, List.of(Position.cross(COIN, 100, 20_000)));
    MarginResult result =
        new CrossMargin(rules("margin-currency", "USD"))
            .calculate(account, market, MarginMultiplier.ONE);
    assertEquals(3_500, result.equity(), 1e-9);
    assertEquals(500, result.maintenanceRequirement(), 1e-9);
    assertEquals(1_000, result.initialRequirement(), 1e-9);
    // 0.04 BTC of collateral at the asset's price, which stays: Q·1.05 / (Q/P0 + 0.04).
    assertEquals(
        10_000 * 1.05 / 0.54, result.positions().get(0).liquidationPrice().orElseThrow(), 1e-9);
    assertEquals(10_000 / 0.54, result.positions().get(0).bankruptcyPrice().orElseThrow(), 1e-9);
  }

  @Test
  void aCoinMarginedAccountIsInItsCoinAndNeedsNoPrice() {
    MarketSnapshot market = MarketSnapshot.of(COIN, 25_000).with(INVERSE);
    Account account =
        new Account("a", 0.1, Map.of("BTC", 0.2), List.of(Position.cross(COIN, 100, 20_000)));
    MarginResult result = new CrossMargin(rules()).calculate(account, market, MarginMultiplier.ONE);
    // 0.1 + 0.2 + 0.1 of gain.
    assertEquals(0.4, result.equity(), 1e-12);
    assertEquals(0.02, result.maintenanceRequirement(), 1e-12);
  }

  @Test
  void balancesCountAtMarketValueWithoutAScheduleAndWithHaircutsUnderOne() {
    InstrumentId linear = new InstrumentId("ETH-USD");
    MarketSnapshot market = MarketSnapshot.of(linear, 100).with("BTC", AssetState.of(20_000));
    Account account =
        new Account(
            "a", 10, Map.of("BTC", 0.01, "USD", 5.0), List.of(Position.cross(linear, 1, 100)));
    assertEquals(
        215, new CrossMargin(rules("margin-currency", "USD")).equity(account, market), 1e-9);
    Map<String, Object> collateral =
        Map.of(
            "currency",
            "USD",
            "assets",
            List.of(Map.of("asset", "BTC", "haircut", 0.1), Map.of("asset", "USD", "rate", 1)));
    // 10 + 5 + 0.9 · 200.
    assertEquals(
        195, new CrossMargin(rules("collateral", collateral)).equity(account, market), 1e-9);
    assertEquals(
        195,
        new IsolatedMargin(rules("collateral", collateral))
            .calculate(account, market, MarginMultiplier.ONE)
            .freeCollateral(),
        1e-9);
    PlimsollException unknown =
        assertThrows(
            PlimsollException.class,
            () ->
                new CrossMargin(rules("collateral", collateral))
                    .equity(new Account("a", 0, Map.of("ETH", 1.0), List.of()), market));
    assertTrue(unknown.getMessage().contains("ETH"), unknown.getMessage());
    PlimsollException currencies =
        assertThrows(
            PlimsollException.class,
            () -> rules("margin-currency", "EUR", "collateral", collateral));
    assertTrue(currencies.getMessage().contains("EUR") && currencies.getMessage().contains("USD"));
  }

  /** 2,000 SOL at 50: weight min(0.9, 1.1 / (1 + 0.003·√2000)) = 0.9; borrowed 2,000: 1.1. */
  @Test
  void depositsAndLoansOfDrift() {
    CrossMargin drift = new CrossMargin((VenueRules) RuleSets.load("drift", Yaml::read));
    MarketSnapshot market = MarketSnapshot.of(SOL, 50).with("SOL", AssetState.of(50));
    Account deposit = new Account("d", 0, Map.of("SOL", 2_000.0), List.of());
    Account loan = new Account("d", 200_000, Map.of("SOL", -2_000.0), List.of());
    assertEquals(90_000, drift.equity(deposit, market), 1e-6);
    assertEquals(90_000, drift.equity(loan, market), 1e-6);
    // 40,000 SOL: 1.1 / (1 + 0.003·200) = 0.6875; the loan max(1.1, 0.88 + 0.6) = 1.48.
    Account large = new Account("d", 0, Map.of("SOL", 40_000.0), List.of());
    Account largeLoan = new Account("d", 4e6, Map.of("SOL", -40_000.0), List.of());
    assertEquals(0.6875 * 2e6, drift.equity(large, market), 1e-6);
    assertEquals(4e6 - 1.48 * 2e6, drift.equity(largeLoan, market), 1e-6);
  }
}
