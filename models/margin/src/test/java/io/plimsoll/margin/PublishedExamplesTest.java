package io.plimsoll.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that venues and others published, with their source. */
class PublishedExamplesTest {
  private static final InstrumentId BTC = new InstrumentId("BTCUSDT");
  private static final InstrumentId ETH = new InstrumentId("ETHUSDT");

  /** BTCUSDT tiers whose maintenance amounts were published: gist highfestiva/b71e76f5. */
  private static final double[] BTC_FLOORS = {0, 5e4, 2.5e5, 1e6, 1e7, 2e7, 5e7, 1e8, 2e8, 3e8};

  private static final double[] BTC_RATES = {.004, .005, .01, .025, .05, .1, .125, .15, .25, .5};

  private static BracketTable table(double[] floors, double[] maintenance) {
    double[] initial = new double[floors.length];
    java.util.Arrays.fill(initial, 1);
    return new BracketTable(floors, initial, maintenance, Double.POSITIVE_INFINITY);
  }

  private static VenueRules rules(Map<String, BracketTable> tables) {
    Map<String, InstrumentRules> instruments = new java.util.HashMap<>();
    tables.forEach((symbol, table) -> instruments.put(symbol, new InstrumentRules(0.01, table)));
    return new VenueRules(
        "Binance USD-M",
        LocalDate.of(2021, 1, 1),
        "published examples",
        Netting.NET,
        0,
        0,
        instruments);
  }

  @Test
  void maintenanceAmountsOfBinanceBitcoinTiers() {
    double[] published = {
      0, 50, 1300, 16300, 266300, 1266300, 2516300, 5016300, 25016300, 100016300
    };
    BracketTable table = table(BTC_FLOORS, BTC_RATES);
    for (int n = 0; n < published.length; n++) {
      assertEquals(published[n], table.maintenanceAmount(n), 1e-6);
    }
  }

  /**
   * Hyperliquid docs: maintenance rate 1/(2·maximum leverage); deductions to the cent as listed
   * there.
   */
  @ParameterizedTest
  @CsvSource({
    "40, 20, 150000000, 1875000",
    "25, 15, 100000000, 1333333.33",
    "20, 10, 70000000, 1750000"
  })
  void maintenanceDeductionsOfHyperliquidTiers(
      double leverage, double reduced, double from, double published) {
    BracketTable table =
        table(new double[] {0, from}, new double[] {0.5 / leverage, 0.5 / reduced});
    assertEquals(published, table.maintenanceAmount(1), 0.005);
  }

  /**
   * Binance FAQ b3c689c1f50a44cabb3a84e663b81d93, an account with two cross positions (values also
   * in freqtrade tests/exchange/test_binance.py). The FAQ gives wallet, sizes, entries, tiers and,
   * for each position, the other's gain and maintenance; the marks follow from the gains: BTC
   * 32481.98 − 56354.57/109.488 = 31967.27, ETH 1456.84 − 448192.89/3683.979 = 1335.18. Ether's
   * tier has maintenance amount 135,365 (tiers from 10k, 100k, 500k, 1M, 2M and 5M).
   */
  @Test
  void liquidationPricesOfBinanceCrossAccountWithTwoPositions() {
    BracketTable ether =
        table(
            new double[] {0, 1e4, 1e5, 5e5, 1e6, 2e6, 5e6},
            new double[] {.005, .0065, .01, .02, .05, .1, .125});
    assertEquals(135365, ether.maintenanceAmount(5), 1e-6);
    VenueRules rules = rules(Map.of("BTCUSDT", table(BTC_FLOORS, BTC_RATES), "ETHUSDT", ether));
    Account account =
        new Account(
            "faq",
            1535443.01,
            List.of(
                Position.cross(ETH, 3683.979, 1456.84), Position.cross(BTC, 109.488, 32481.98)));
    MarketSnapshot market =
        new MarketSnapshot(
            Map.of(ETH, InstrumentState.of(1335.18), BTC, InstrumentState.of(31967.27)));

    List<PositionMargin> positions =
        new CrossMargin(rules).calculate(account, market, MarginMultiplier.ONE).positions();

    assertEquals(-448192.89, positions.get(0).unrealizedPnl(), 0.01);
    assertEquals(-56354.57, positions.get(1).unrealizedPnl(), 0.01);
    assertEquals(356512.508, positions.get(0).maintenanceRequirement(), 0.01);
    assertEquals(71200.81144, positions.get(1).maintenanceRequirement(), 0.01);
    assertEquals(1153.26, positions.get(0).liquidationPrice().orElseThrow(), 0.01);
    assertEquals(26316.89, positions.get(1).liquidationPrice().orElseThrow(), 0.01);
  }

  /** Binance FAQ 25edcd7fe0e544839d0847b8cbb2e400. */
  @Test
  void liquidationPriceOfBinanceIsolatedLong() {
    VenueRules rules = rules(Map.of("BTCUSDT", table(BTC_FLOORS, BTC_RATES)));
    Account account = new Account("faq", 0, List.of(new Position(BTC, 0.02, 50000, 500)));
    PositionMargin position =
        new IsolatedMargin(rules)
            .calculate(account, MarketSnapshot.of(BTC, 50000), MarginMultiplier.ONE)
            .positions()
            .get(0);
    assertEquals(25100.4, position.liquidationPrice().orElseThrow(), 0.01);
    // 50000 − 500/0.02 = 25000
    assertEquals(25000, position.bankruptcyPrice().orElseThrow(), 1e-9);
  }

  /**
   * freqtrade test_exchange.py: rate .01, maintenance amount .01 (here 2·(.01 − .005)), wallet =
   * size·entry/leverage.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 10, 1, 8.070707070707071",
    "5, 8, 1, 6.454545454545454",
    "3, 10, 1, 6.723905723905723",
    "5, 10, 0.6, 8.063973063973064"
  })
  void liquidationPriceOfFreqtradesBinanceLongs(
      double leverage, double entry, double size, double published) {
    VenueRules rules = rules(Map.of("*", table(new double[] {0, 2}, new double[] {.005, .01})));
    Account account =
        new Account("f", 0, List.of(new Position(BTC, size, entry, size * entry / leverage)));
    double price =
        new IsolatedMargin(rules)
            .calculate(account, MarketSnapshot.of(BTC, entry), MarginMultiplier.ONE)
            .positions()
            .get(0)
            .liquidationPrice()
            .orElseThrow();
    assertEquals(published, price, 1e-12);
  }

  /**
   * dydxprotocol/v4-documentation liquidations.mdx: equity 1000, short 3 at 3000, maintenance
   * fraction 5%.
   */
  @Test
  void liquidationPriceOfDydxShort() {
    VenueRules rules = rules(Map.of("*", BracketTable.flat(.1, .05)));
    Account account = new Account("x", 1000, List.of(Position.cross(ETH, -3, 3000)));
    CrossMargin margin = new CrossMargin(rules);
    PositionMargin position =
        margin
            .calculate(account, MarketSnapshot.of(ETH, 3000), MarginMultiplier.ONE)
            .positions()
            .get(0);
    double price = position.liquidationPrice().orElseThrow();
    assertEquals(3174.6, price, 0.01);
    assertFalse(
        margin.breached(account, MarketSnapshot.of(ETH, price - 0.01), MarginMultiplier.ONE));
    assertTrue(
        margin.breached(account, MarketSnapshot.of(ETH, price + 0.01), MarginMultiplier.ONE));
  }
}
