package io.plimsoll.margin;

import static io.plimsoll.margin.Shipped.cross;
import static io.plimsoll.margin.Shipped.isolated;
import static io.plimsoll.margin.Shipped.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.rules.RuleSets;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that venues published, reproduced under the rule files that ship with this module. */
class VenueExamplesTest {
  /**
   * freqtrade tests/freqtradebot, OKX and Gate: entry 10, 5x, rate .01, fee .0006; the file's own
   * first tier is replaced by theirs.
   */
  @ParameterizedTest
  @CsvSource({"1, 8.085708510208207", "-1, 11.87413417771621"})
  void liquidationPricesOfOkxAndGate(double quantity, double published) {
    for (String name : List.of("okx-swap", "gate-usdt")) {
      VenueRules shipped = (VenueRules) RuleSets.load(name, Yaml::read);
      Conventions theirs =
          new Conventions(
              shipped.conventions().marginCurrency(),
              0.0006,
              0,
              shipped.conventions().valuation(),
              0,
              shipped.conventions().collateral(),
              shipped.methods());
      assertTrue(shipped.conventions().closingFee() > 0);
      VenueRules rules =
          shipped.with(
              theirs,
              Map.of("*", new VenueRules.InstrumentRules(0.01, BracketTable.flat(.2, .01))));
      Contract contract = Perpetual.linear(new InstrumentId("X-USDT"));
      assertEquals(
          published,
          isolated(rules, contract, quantity, 10, 2).liquidationPrice().orElseThrow(),
          1e-12);
    }
  }

  /** Bybit help center, Liquidation Price (USDT Contract), examples 1 and 2: 0.5 %, 50x. */
  @ParameterizedTest
  @CsvSource({"1, 20000, 50, 19700", "-1, 20000, 50, 20300"})
  void liquidationPricesOfBybitLinear(
      double quantity, double entry, double leverage, double published) {
    Contract contract = Perpetual.linear(new InstrumentId("BTCUSDT"));
    assertEquals(
        published,
        isolated(rules("bybit-linear", "2023-01-01"), contract, quantity, entry, entry / leverage)
            .liquidationPrice()
            .orElseThrow(),
        1e-9);
  }

  /** KuCoin, "Insurance fund": long 1 BTC at 40,000, 40x, rate 0.4 % at the entry price. */
  @Test
  void pricesOfKucoinLinear() {
    Conventions entry = rules("bybit-linear", "2023-01-01").conventions();
    VenueRules rules =
        rules("bybit-linear", "2023-01-01")
            .with(
                entry, Map.of("*", new VenueRules.InstrumentRules(1, BracketTable.flat(1, .004))));
    Contract contract = Perpetual.linear(new InstrumentId("XBTUSDTM"));
    PositionMargin position = isolated(rules, contract, 1, 40_000, 1_000);
    assertEquals(39_160, position.liquidationPrice().orElseThrow(), 1e-9);
    assertEquals(39_000, position.bankruptcyPrice().orElseThrow(), 1e-9);
    // "How to calculate contract bankruptcy price": short at 28,000, 100x.
    assertEquals(
        28_280, isolated(rules, contract, -1, 28_000, 280).bankruptcyPrice().orElseThrow(), 1e-9);
  }

  /** support.deribit.com 25944738177565: 25 BTC at 100,000; 350 BTC, initial alone. */
  @ParameterizedTest
  @CsvSource({"25, 53125, 28125", "350, 1312500, 962500"})
  void requirementsOfDeribitLinear(double size, double initial, double maintenance) {
    // Of 350 BTC the page gives the initial margin; maintenance is 35M · (1 % + 1.75 %).
    Contract contract = Perpetual.linear(new InstrumentId("BTC_USDC-PERPETUAL"));
    VenueRules rules = rules("deribit-linear", "2024-06-01");
    PositionMargin position = cross(rules, contract, size, 100_000, 1e7);
    assertEquals(initial, position.initialRequirement(), 1e-6);
    assertEquals(maintenance, position.maintenanceRequirement(), 1e-6);
  }

  /** Drift protocol-v2 margin/tests.rs: 1000 units, weights 0.9 and 1.1, factor 0.01. */
  @Test
  void weightsOfDrift() {
    assertEquals(0.8357, RootInSize.assetWeight(0.9, 1000, 0.01), 1e-4);
    assertEquals(1.1962, RootInSize.liabilityWeight(1.1, 1000, 0.01), 1e-4);
    // docs.drift.trade, Cross-collateral deposits: 2000 SOL at factor 0.003.
    assertEquals(0.96987, RootInSize.assetWeight(1, 2000, 0.003), 1e-5);
    assertEquals(0.8, RootInSize.assetWeight(0.8, 2000, 0.003));
  }

  /** v4-chain liquidity_tier_test.go: base 20 %, caps 1M and 2M. */
  @ParameterizedTest
  @CsvSource({
    "0, 200000",
    "1500000, 600000",
    "1234567, 387653",
    "1000000, 200000",
    "2000000, 1000000",
    "2500000, 1000000"
  })
  void ratesOfDydxScaledByOpenInterest(long open, long published) {
    OpenInterestScaled tier = new OpenInterestScaled(200_000, 500_000, 1e6, 2e6);
    assertEquals(published, tier.adjustedPpm(open));
    // A notional of a million quantums needs as many quantums as the rate has parts per million.
    assertEquals(
        BigInteger.valueOf(published),
        tier.initialQuantums(BigInteger.valueOf(1_000_000), BigInteger.valueOf(open * 1_000_000)));
  }

  @Test
  void requirementsOfDydxAreRoundedUpToWholeQuantums() {
    OpenInterestScaled tier = new OpenInterestScaled(200_000, 500_000, 0, 0);
    // 7 · 0.2 = 1.4 → 2; then 2 · 0.5 = 1.
    assertEquals(
        BigInteger.TWO, tier.initialQuantums(BigInteger.valueOf(7), BigInteger.valueOf(1L << 60)));
    assertEquals(BigInteger.ONE, tier.maintenanceQuantums(BigInteger.valueOf(7)));
  }

  /**
   * Hyperliquid docs: liq = price − side · margin available / size / (1 − l · side) with l = 1 / (2
   * · maximum leverage); withdrawals leave max(initial, 10 % of notional).
   */
  @ParameterizedTest
  @CsvSource({"10", "-10"})
  void pricesAndTransfersOfHyperliquid(double size) {
    VenueRules rules = rules("hyperliquid", "2025-06-01");
    InstrumentId btc = new InstrumentId("BTC");
    Account account = new Account("h", 60_000, List.of(Position.cross(btc, size, 50_000)));
    MarginResult result =
        new CrossMargin(rules)
            .calculate(account, MarketSnapshot.of(btc, 50_000), MarginMultiplier.ONE);
    double side = Math.signum(size);
    double l = 1.0 / 80;
    double available = 60_000 - 500_000 * l;
    double expected = 50_000 - side * available / 10 / (1 - l * side);
    assertEquals(expected, result.positions().get(0).liquidationPrice().orElseThrow(), 1e-9);
    // Initial margin is 500000/40 = 12,500, a tenth of the notional 50,000.
    assertEquals(10_000, result.freeCollateral(), 1e-9);
  }

  /** Hyperliquid docs, deductions of the second tiers. */
  @ParameterizedTest
  @CsvSource({"BTC, 1875000", "ETH, 1333333.33", "SOL, 1750000", "XRP, 1000000"})
  void deductionsOfHyperliquid(String symbol, double published) {
    BracketTable table = rules("hyperliquid", "2025-06-01").of(new InstrumentId(symbol)).brackets();
    assertEquals(published, table.maintenanceAmount(1), 0.005);
  }

  /** gmx-synthetics config: the multiplier reaches the static factor at 83M of open interest. */
  @Test
  void factorsOfGmx() {
    MarginSchedule schedule =
        rules("gmx-v2", "2025-01-01").of(new InstrumentId("BTC-USD")).schedule();
    assertEquals(0.005, schedule.initialRate(1, 0, 83e6));
    assertEquals(0.0054, schedule.initialRate(1, 0, 90e6), 1e-12);
    assertEquals(0.005, schedule.maintenanceRate(0, 1));
  }

  /** SCCP-361: GOAT 2.459 / 20M, minimum 5 %, scalar 0.317, 50 of minimum margin. */
  @Test
  void requirementsOfSynthetix() {
    VenueRules rules = rules("synthetix-v3", "2025-01-01");
    Contract contract = Perpetual.linear(new InstrumentId("GOAT-USD"));
    PositionMargin position = cross(rules, contract, 1_000_000, 0.5, 1e6);
    // 1/20 · 2.459 + 0.05 = 0.17295 of 500,000, and 50.
    assertEquals(86_525, position.initialRequirement(), 1e-6);
    assertEquals(86_475 * 0.317 + 50, position.maintenanceRequirement(), 1e-6);
  }

  /** OKX, quick margin mode: a long that owes quote, a short that owes base. */
  @Test
  void pricesOfMarginLoans() {
    // (5000 · 1.03 · 1.001) / 6 assets of ETH bought on 5x, as in the venue's example of 6 ETH.
    assertEquals(
        5000 * 1.03 * 1.001 / 6,
        new MarginLoan(6, 0, 0, 5000, 0.03, 0.001).liquidationPrice().orElseThrow(),
        1e-9);
    assertEquals(
        6000 / (5 * 1.03 * 1.001),
        new MarginLoan(0, 6000, 5, 0, 0.03, 0.001).liquidationPrice().orElseThrow(),
        1e-9);
    assertTrue(new MarginLoan(1, 0, 0, 0, 0.03, 0.001).liquidationPrice().isEmpty());
  }
}
