package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.rules.RuleSets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published numbers that do not follow from their own inputs, and are therefore not reproduced. */
class WrongPublishedNumbersTest {
  private static VenueRules rules(String name, int year) {
    return (VenueRules) RuleSets.load(name, LocalDate.of(year, 1, 1).plusMonths(6), Yaml::read);
  }

  private static PositionMargin last(MarginCalculator margin, Account account, MarketState market) {
    return margin.calculate(account, market, MarginMultiplier.ONE).positions().getLast();
  }

  /**
   * Binance FAQ 25edcd7fe0e544839d0847b8cbb2e400: wallet 500, long 1,000 at 50,000, then 1,000 more
   * at 45,000. It prints 35,857.67; its formula gives 1500 / (0.0422… · 0.996) = 35,668.99. The
   * printed number would need 0.04200 BTC, where 0.02 + 1000/45000 = 0.04222.
   */
  @Test
  void binancesSecondLiquidationStepIsNotReproduced() {
    InstrumentId btc = new InstrumentId("BTCUSDT");
    CrossMargin margin = new CrossMargin(rules("binance-usdm", 2021));
    MarketSnapshot market = MarketSnapshot.of(btc, 45_000);
    Position first = Position.cross(btc, 0.02, 50_000);
    Position second = Position.cross(btc, 1000.0 / 45_000, 45_000);
    double step1 =
        last(margin, new Account("b", 500, List.of(first)), market)
            .liquidationPrice()
            .orElseThrow();
    double step2 =
        last(margin, new Account("b", 500, List.of(first, second)), market)
            .liquidationPrice()
            .orElseThrow();
    assertEquals(25_100.40, step1, 0.01);
    assertEquals(35_668.99, step2, 0.01);
    assertTrue(Math.abs(step2 - 35_857.67) > 188);
  }

  /**
   * KuCoin, "How to calculate contract bankruptcy price": 28,000 / (1 + 2 %) printed as 27,450; it
   * is 27,450.98.
   */
  @Test
  void kucoinsBankruptcyPriceIsNotCutToWholeDollars() {
    InstrumentId btc = new InstrumentId("BTCUSD");
    Contract contract = new Perpetual(btc, "BTC", "BTC", Payoff.INVERSE, 1);
    Account account = new Account("k", 0, List.of(new Position(btc, 28_000, 28_000, 0.02)));
    double price =
        last(
                new IsolatedMargin(rules("bybit-inverse", 2021)),
                account,
                MarketSnapshot.of(btc, 28_000).with(contract))
            .bankruptcyPrice()
            .orElseThrow();
    assertEquals(27_450.98, price, 0.005);
  }

  /**
   * docs.drift.trade, "Risk parameters", gives the premium as (1 − weight/factor) + √size·factor
   * and the discount as 1.1 / (weight·√size·factor). At 1000 units, weights 1.1 and 0.9 and factor
   * 0.01 that is −108.7 and 3.86, a negative weight and one above 100 %; the program's tests say
   * 1.1962 and 0.8357.
   */
  @Test
  void driftsDocumentedWeightsAreNotReproduced() {
    double root = Math.sqrt(1000) * 0.01;
    double documentedLiability = 1 - 1.1 / 0.01 + root;
    double documentedAsset = 1.1 / (0.9 * root);
    assertTrue(documentedLiability < 0 && documentedAsset > 1);
    assertEquals(1.1962, RootInSize.liabilityWeight(1.1, 1000, 0.01), 1e-4);
    assertEquals(0.8357, RootInSize.assetWeight(0.9, 1000, 0.01), 1e-4);
  }

  /**
   * help.bybit.com 360039261334 prints 5739.50 for the cross liquidation price whose equation it
   * gives; solving the equation with its own 5718.57 yields 5739.09: 10000 / (1.25 + 0.5 − 0.00625
   * − 0.0013115).
   */
  @Test
  void bybitsCrossLiquidationPriceIsThatOfItsEquation() {
    InstrumentId btc = new InstrumentId("BTCUSD");
    Contract contract = new Perpetual(btc, "BTC", "BTC", Payoff.INVERSE, 1);
    Account account = new Account("y", 0.5, List.of(Position.cross(btc, 10_000, 8_000)));
    double price =
        last(
                new CrossMargin(rules("bybit-inverse", 2021)),
                account,
                MarketSnapshot.of(btc, 8_000).with(contract))
            .liquidationPrice()
            .orElseThrow();
    assertEquals(10_000 / (1.25 + 0.5 - 0.00625 - 7.5 / 5718.57), price, 0.001);
    assertTrue(Math.abs(price - 5739.50) > 0.4);
  }
}
