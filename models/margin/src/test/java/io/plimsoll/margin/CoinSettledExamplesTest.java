package io.plimsoll.margin;

import static io.plimsoll.margin.Shipped.cross;
import static io.plimsoll.margin.Shipped.isolated;
import static io.plimsoll.margin.Shipped.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that venues published of contracts that settle in the coin. */
class CoinSettledExamplesTest {
  private static Contract inverse(String symbol, double size) {
    InstrumentId id = new InstrumentId(symbol);
    return new Perpetual(id, "BTC", "BTC", Payoff.INVERSE, size);
  }

  /** Binance FAQ ceccfcfb4e3a45e3b48b0b1bb1a8ae46: both versions of the page. */
  @ParameterizedTest
  @CsvSource({"2021-02-05, 300, 0.125, 11.81", "2022-01-01, 300, 0.125, 11.605"})
  void maintenanceAmountsOfBinanceCoinMargined(
      String day, double coins, double rate, double amount) {
    BracketTable table = rules("binance-coinm", day).of(new InstrumentId("BTCUSD_PERP")).brackets();
    int tier = table.bracketOf(coins);
    assertEquals(rate, table.maintenanceRate(tier));
    assertEquals(amount, table.maintenanceAmount(tier), 1e-9);
  }

  /** Same page: 100 contracts of 100 USD at a mark of 25,000 need 0.0016 BTC. */
  @Test
  void maintenanceMarginOfBinanceCoinMargined() {
    Contract contract = inverse("BTCUSD_PERP", 100);
    VenueRules rules = rules("binance-coinm", "2022-01-01");
    PositionMargin position = cross(rules, contract, 100, 25_000, 1);
    assertEquals(0.4, position.notional(), 1e-12);
    assertEquals(0.0016, position.maintenanceRequirement(), 1e-12);
  }

  /**
   * Bybit 2020s: Q / (Q/P0 ± (IM − MM)); the example of its page is 60,000 USD at 50,000, 10x, 0.5
   * %: 60000 / (1.2 ± (0.12 − 0.006)).
   */
  @ParameterizedTest
  @CsvSource({"60000, 45662.100456621", "-60000, 55248.618784530"})
  void liquidationPricesOfBybitInverseFirstGeneration(double quantity, double expected) {
    VenueRules rules = rules("bybit-inverse", "2021-01-01");
    PositionMargin position = isolated(rules, inverse("BTCUSD", 1), quantity, 50_000, 0.12);
    assertEquals(expected, position.liquidationPrice().orElseThrow(), 1e-6);
    // P0 / (1 ± 0.1), as Bybit and KuCoin publish bankruptcy prices of coin-margined contracts.
    double bankruptcy = 50_000 / (quantity > 0 ? 1.1 : 0.9);
    assertEquals(bankruptcy, position.bankruptcyPrice().orElseThrow(), 1e-9);
  }

  /**
   * Bybit 2026-05: long Q(1+m) / (Q/P0 + Q/(P0·lev) + extra/(1+fee) + deduction), short with the
   * other signs; extra margin of 0.05 at a fee of 0.055 %.
   */
  @Test
  void liquidationPricesOfBybitInverseSecondGeneration() {
    VenueRules rules = rules("bybit-inverse", "2026-06-01");
    double extra = 0.05;
    double fee = 0.00055;
    double longPrice = 60_000 * 1.005 / (1.2 + 0.12 + extra / (1 + fee));
    double shortPrice = 60_000 * 0.995 / (1.2 - 0.12 - extra / (1 - fee));
    assertEquals(
        longPrice,
        isolated(rules, inverse("BTCUSD", 1), 60_000, 50_000, 0.12 + extra / (1 + fee))
            .liquidationPrice()
            .orElseThrow(),
        1e-8);
    assertEquals(
        shortPrice,
        isolated(rules, inverse("BTCUSD", 1), -60_000, 50_000, 0.12 + extra / (1 - fee))
            .liquidationPrice()
            .orElseThrow(),
        1e-8);
  }

  /** help.bybit.com 360039261334: balance 0.5 BTC, long 10,000 at 8,000, cross margin. */
  @Test
  void bankruptcyPriceOfBybitInverseCross() {
    VenueRules rules = rules("bybit-inverse", "2021-01-01");
    PositionMargin position = cross(rules, inverse("BTCUSD", 1), 10_000, 8_000, 0.5);
    assertEquals(5718.57, position.bankruptcyPrice().orElseThrow(), 0.01);
    // The page's own equation: Q(1/P0 − 1/LP) = −(0.5 − 1.25·0.5 % − 10000·0.00075/5718.57).
    double left = 0.5 - 1.25 * 0.005 - 7.5 / (1.00075 * 10_000 / 1.75);
    assertEquals(10_000 / (1.25 + left), position.liquidationPrice().orElseThrow(), 1e-6);
  }

  /** Deribit's older options margin, per coin: index 10,000, strike 11,000, marks 0.05 and 0.12. */
  @Test
  void requirementsOfDeribitShortOptions() {
    VenueRules rules = rules("deribit-inverse-options", "2020-01-01");
    InstrumentId call = new InstrumentId("BTC-27MAR20-11000-C");
    InstrumentId put = new InstrumentId("BTC-27MAR20-11000-P");
    MarketSnapshot market =
        new MarketSnapshot(
                Map.of(
                    call, InstrumentState.of(0.05).withIndex(10_000, 1),
                    put, InstrumentState.of(0.12).withIndex(10_000, 1)))
            .with(option(call, Right.CALL))
            .with(option(put, Right.PUT));
    Account account =
        new Account("o", 2, List.of(Position.cross(call, -2, 0.06), Position.cross(put, -1, 0.1)));
    MarginResult result = new CrossMargin(rules).calculate(account, market, MarginMultiplier.ONE);
    // Call: out of the money by 10 %, so max(0.15 − 0.1, 0.1) + 0.05 = 0.15, twice; 0.075 + 0.05.
    assertEquals(0.3, result.positions().get(0).initialRequirement(), 1e-12);
    assertEquals(0.25, result.positions().get(0).maintenanceRequirement(), 1e-12);
    // Put: in the money, so 0.15 + 0.12; maintenance max(0.075, 0.009) + 0.12.
    assertEquals(0.27, result.positions().get(1).initialRequirement(), 1e-12);
    assertEquals(0.195, result.positions().get(1).maintenanceRequirement(), 1e-12);
    // Equity counts the premiums received, 2·0.06 + 0.1, and not what closing would cost.
    assertEquals(2.22, result.equity(), 1e-12);
    // Call alone: equity 2.22 − 0.195 of the put = 2·(0.075 + P).
    assertEquals(0.9375, result.positions().get(0).liquidationPrice().orElseThrow(), 1e-12);
  }

  private static Contract option(InstrumentId id, Right right) {
    return new EuropeanOption(id, "BTC", "BTC", Payoff.INVERSE, 1, Long.MAX_VALUE, 11_000, right);
  }
}
