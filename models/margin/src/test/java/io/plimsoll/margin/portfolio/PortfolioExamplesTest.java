package io.plimsoll.margin.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract.EuropeanOption;
import io.plimsoll.margin.Contract.Future;
import io.plimsoll.margin.Contract.Perpetual;
import io.plimsoll.margin.Contract.Right;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.AssetState;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What venues print in their own documents, and portfolios that can be reckoned by hand. */
class PortfolioExamplesTest {
  private static final long DAY = 86_400_000_000_000L;
  private static final InstrumentId PERP = new InstrumentId("BTC-PERP");

  private static MarketSnapshot market(String cash, double spot) {
    return new MarketSnapshot(Map.of())
        .with(new Perpetual(PERP, "BTC", cash, Payoff.LINEAR, 1))
        .with(PERP, InstrumentState.of(spot).withIndex(spot, 1))
        .with("BTC", AssetState.of(spot))
        .with("USDC", AssetState.of(1));
  }

  private static MarketSnapshot withOption(
      MarketSnapshot market,
      String id,
      String cash,
      double days,
      double strike,
      Right right,
      double vol,
      double spot) {
    InstrumentId option = new InstrumentId(id);
    return market
        .with(
            new EuropeanOption(
                option, "BTC", cash, Payoff.LINEAR, 1, Math.round(days * DAY), strike, right))
        .with(option, InstrumentState.of(1).withIndex(spot, 1).withVolatility(vol, spot, 1, 1));
  }

  private static MarginResult margin(String rules, Account account, MarketSnapshot market) {
    return GeneratedPortfolio.rules(rules)
        .calculator(MarginMethod.PORTFOLIO)
        .calculate(account, market, MarginMultiplier.ONE);
  }

  /**
   * OKX, "OKX adjusts scaling factor logic in Portfolio Margin mode" (article 4417291853837): of a
   * raw charge of 30,000 USD the first 10,000 count once and the rest twice: 10,000 + 20,000·2 =
   * 50,000, which is more than the 40,000 of the other components.
   */
  @Test
  void okxScalesTheMinimumChargeStepByStep() {
    OkxRules rules = (OkxRules) GeneratedPortfolio.rules("okx-pm");
    Ladder steps = rules.of("BTC").chargeSteps();
    assertEquals(50_000, steps.charge(30_000), 1e-9);
    assertEquals(10_000, steps.charge(10_000), 1e-9);
    // the whole ladder: 10·1 + 60·2 + 100·4 + 130·6 + 170·8 + 230·10 thousand, then 12 for each
    assertEquals(4_970_000 + 12 * 1_000, steps.charge(701_000), 1e-6);
  }

  /**
   * MR7 against the rest, by hand: long one BTC at 100,000 against short one: no scenario loses,
   * and closing both costs 0.002·200,000 = 400, in the first step.
   */
  @Test
  void okxChargesAHedgedBookForClosingIt() {
    InstrumentId future = new InstrumentId("BTC-F");
    MarketSnapshot market =
        market("USD", 100_000)
            .with(new Future(future, "BTC", "USD", Payoff.LINEAR, 1, 73 * DAY))
            .with(future, InstrumentState.of(100_000).withIndex(100_000, 1));
    Account account =
        new Account(
            "a",
            50_000,
            List.of(Position.cross(PERP, 1, 100_000), Position.cross(future, -1, 100_000)));
    MarginResult result = margin("okx-pm", account, market);
    // MR4: the future is 73 days or a fifth of a year away: 100,000·5%/5 = 1,000, more than MR7
    assertEquals(1_000, result.maintenanceRequirement(), 1e-6);
    assertEquals(1_300, result.initialRequirement(), 1e-6);
  }

  /** MR1 by hand: one BTC long loses 12 % of 100,000; MR6 half of 24 %, the same; MR7 200. */
  @Test
  void okxAsksForTwelvePercentOfAnUnhedgedBitcoin() {
    Account account = new Account("a", 20_000, List.of(Position.cross(PERP, 1, 100_000)));
    MarginResult result = margin("okx-pm", account, market("USD", 100_000));
    assertEquals(12_000, result.maintenanceRequirement(), 1e-6);
    assertEquals(15_600, result.initialRequirement(), 1e-6);
    // 20,000 + x − 100,000 = 0.12·x: x = 80,000/0.88
    assertEquals(80_000 / 0.88, result.positions().get(0).liquidationPrice().orElseThrow(), 1e-6);
    assertEquals(80_000, result.positions().get(0).bankruptcyPrice().orElseThrow(), 1e-6);
  }

  /**
   * MR9 by hand: 2 million long in USDT against USDC: nothing on the first, 0.5 % on the second.
   */
  @Test
  void okxChargesWhatIsHedgedAcrossStablecoins() {
    InstrumentId other = new InstrumentId("BTC-USDC");
    MarketSnapshot market =
        market("USDT", 100_000)
            .with(new Perpetual(other, "BTC", "USDC", Payoff.LINEAR, 1))
            .with(other, InstrumentState.of(100_000).withIndex(100_000, 1))
            .with("USDT", AssetState.of(1));
    Account account =
        new Account(
            "a",
            1_000_000,
            List.of(Position.cross(PERP, 20, 100_000), Position.cross(other, -20, 100_000)));
    MarginResult result = margin("okx-pm", account, market);
    // closing 4 million costs 0.2 %, 8,000, all in the first step
    assertEquals(8_000 + 5_000, result.maintenanceRequirement(), 1e-6);
  }

  /**
   * Inverse by hand: 1,000 contracts of 100 USD long at 50,000 and 3 BTC: at x times the price the
   * balance counts 142,500·x (5 % haircut), the gain is 100,000·(x − 1) and 12 % of 250,000·x are
   * required: x = 100,000/212,500.
   */
  @Test
  void aCoinMarginedPositionIsReckonedAtTheMovedPriceOfItsCoin() {
    InstrumentId inverse = new InstrumentId("BTC-USD");
    MarketSnapshot market =
        market("USD", 50_000)
            .with(new Perpetual(inverse, "BTC", "BTC", Payoff.INVERSE, 100))
            .with(inverse, InstrumentState.of(50_000).withIndex(50_000, 1));
    Account account =
        new Account("a", 0, Map.of("BTC", 3.0), List.of(Position.cross(inverse, 1_000, 50_000)));
    MarginResult result = margin("okx-pm", account, market);
    assertEquals(142_500, result.equity(), 1e-6);
    assertEquals(30_000, result.maintenanceRequirement(), 1e-6);
    assertEquals(
        50_000.0 * 100_000 / 212_500,
        result.positions().get(0).liquidationPrice().orElseThrow(),
        1e-6);
  }

  @Test
  void okxAsksForMoreWhereMoneyIsBorrowed() {
    Account account =
        new Account("a", -1_000, Map.of("BTC", 1.0), List.of(Position.cross(PERP, 1, 100_000)));
    MarginResult result = margin("okx-pm", account, market("USD", 100_000));
    // MR1 counts the balance too: 12 % of 200,000; MR8: 2 % of 1,000, initially 10 %
    assertEquals(24_000 + 20, result.maintenanceRequirement(), 1e-6);
    assertEquals(1.3 * 24_000 + 100, result.initialRequirement(), 1e-6);
    // 5 % haircut of the balance
    assertEquals(94_000, result.equity(), 1e-6);
  }

  /**
   * Paradex, docs.paradex.trade/risk/portfolio-margin, "Example calculation": long 1 perpetual,
   * short 5 calls of delta 0.3 at spot 70,000: net −0.5, gross 2.5, hedged 1.0, so that the floor
   * is (2 %·0.5 + 1 %·1.0)·70,000 = 1,400.
   */
  @Test
  void paradexFloorOfItsExampleIsFourteenHundred() {
    ScanRules rules = (ScanRules) GeneratedPortfolio.rules("paradex-pm");
    double net = Math.abs(1 - 5 * 0.3);
    double hedged = (1 + 5 * 0.3 - net) / 2;
    assertEquals(1.0, hedged, 1e-12);
    assertEquals(
        1_400,
        (rules.deltaFloor().net() * net + rules.deltaFloor().hedged() * hedged) * 70_000,
        1e-9);
    // the same in a market: calls of Φ(d₁) = 0.3, that is d₁ = −0.524400512708041
    double spot = 70_000;
    double deviation = 0.6 * Math.sqrt(30 / 365.0);
    double strike = spot * Math.exp(0.524400512708041 * deviation + deviation * deviation / 2);
    MarketSnapshot market =
        withOption(market("USDC", spot), "BTC-C", "USDC", 30, strike, Right.CALL, 0.6, spot);
    ScanRules floorAlone =
        new ScanRules(
            rules.header(),
            rules.currency(),
            0,
            List.of(Scenario.unchanged()),
            rules.volatilityShock(),
            rules.dampener(),
            rules.deltaFloor(),
            rules.additions(),
            1,
            0.5,
            new ScanRules.Fees(0, 0, 0),
            Map.of());
    Account account =
        new Account(
            "a",
            10_000,
            List.of(
                Position.cross(PERP, 1, spot),
                Position.cross(new InstrumentId("BTC-C"), -5, 1_000)));
    MarginResult result =
        new PortfolioMargin(floorAlone).calculate(account, market, MarginMultiplier.ONE);
    assertEquals(1_400, result.initialRequirement(), 1e-6);
    assertEquals(700, result.maintenanceRequirement(), 1e-6);
  }

  /** A perpetual under Paradex by hand: 16 % of 70,000, no tail is worse than 16 %, fee 0.03 %. */
  @Test
  void paradexAsksForSixteenPercentOfAPerpetual() {
    Account account = new Account("a", 20_000, List.of(Position.cross(PERP, 1, 70_000)));
    MarginResult result = margin("paradex-pm", account, market("USDC", 70_000));
    assertEquals(0.16 * 70_000 + 21, result.initialRequirement(), 1e-6);
    assertEquals(0.08 * 70_000 + 21, result.maintenanceRequirement(), 1e-6);
  }

  /**
   * Deribit, www.deribit.com/pages/docs/portfoliomargin: call +10 and put −20 at one strike leave
   * 10 short, which adds 10·0.01 BTC; long 100 BTC in one future and short 100 in another adds 1 %
   * of 100 BTC.
   */
  @Test
  void deribitAddsATenthOfABitcoinForTenNakedShortsAndOneForAHundredHedgedFutures() {
    double spot = 10_000;
    MarketSnapshot market = market("USDC", spot);
    market = withOption(market, "BTC-C", "USDC", 30, 12_000, Right.CALL, 0.8, spot);
    market = withOption(market, "BTC-P", "USDC", 30, 12_000, Right.PUT, 0.8, spot);
    Account options =
        new Account(
            "a",
            100_000,
            List.of(
                Position.cross(new InstrumentId("BTC-C"), 10, 1),
                Position.cross(new InstrumentId("BTC-P"), -20, 1)));
    ScanRules rules = (ScanRules) GeneratedPortfolio.rules("deribit-pm-btc");
    ScanRules without = withAdditions(rules, 0);
    double more = requirement(rules, options, market) - requirement(without, options, market);
    assertEquals(10 * 0.01 * spot, more, 1e-6);

    InstrumentId future = new InstrumentId("BTC-F");
    MarketSnapshot futures =
        market
            .with(new Future(future, "BTC", "USDC", Payoff.LINEAR, 1, 30 * DAY))
            .with(future, InstrumentState.of(spot).withIndex(spot, 1));
    Account hedged =
        new Account(
            "a",
            100_000,
            List.of(Position.cross(PERP, 100, spot), Position.cross(future, -100, spot)));
    assertEquals(1 * spot, requirement(rules, hedged, futures), 1e-6);
  }

  private static ScanRules withAdditions(ScanRules rules, double nakedShort) {
    return new ScanRules(
        rules.header(),
        rules.currency(),
        rules.settlementWindowSeconds(),
        rules.scenarios(),
        rules.volatilityShock(),
        rules.dampener(),
        rules.deltaFloor(),
        new ScanRules.Additions(nakedShort, rules.additions().offset()),
        rules.initialFactor(),
        rules.maintenanceFactor(),
        rules.fees(),
        rules.collateral());
  }

  private static double requirement(ScanRules rules, Account account, MarketSnapshot market) {
    return new PortfolioMargin(rules)
        .calculate(account, market, MarginMultiplier.ONE)
        .maintenanceRequirement();
  }

  /**
   * Deribit, private/pme/simulate: a future never loses more in the extended table than at the end
   * of the ordinary one (its published vectors repeat the value at the range). Here −66 % counts
   * for 0.16/0.66, so that a long future loses 16 % in either.
   */
  @Test
  void deribitsExtendedTableAsksNoMoreOfAFuture() {
    Account account = new Account("a", 20_000, List.of(Position.cross(PERP, 1, 70_000)));
    MarginResult result = margin("deribit-spm-btc", account, market("USDC", 70_000));
    assertEquals(0.16 * 70_000, result.initialRequirement(), 1e-6);
    assertEquals(0.8 * 0.16 * 70_000, result.maintenanceRequirement(), 1e-6);
  }

  /**
   * Derive by hand: one BTC perpetual long at 100,000, spot alike. Worst of the grid −18 %: 18,000;
   * tails −66 %·0.21 = 13.86 %; contingency 3 %, and 1 % more initially. Maintenance 0.8·18,000 +
   * 3,000 = 17,400, initial 18,000 + 4,000 = 22,000.
   */
  @Test
  void deriveAsksForEighteenPercentAndContingencyOfAPerpetual() {
    Account account = new Account("a", 30_000, List.of(Position.cross(PERP, 1, 100_000)));
    MarginResult result = margin("derive-pm2-btc", account, market("USDC", 100_000));
    assertEquals(17_400, result.maintenanceRequirement(), 1e-6);
    assertEquals(22_000, result.initialRequirement(), 1e-6);
    assertEquals(8_000, result.freeCollateral(), 1e-6);
    // 30,000 + x − 100,000 = 0.174·x
    assertEquals(70_000 / 0.826, result.positions().get(0).liquidationPrice().orElseThrow(), 1e-6);
    // the multiplier scales loss and contingency, not the gain
    MarginResult twice =
        GeneratedPortfolio.rules("derive-pm2-btc")
            .calculator(MarginMethod.PORTFOLIO)
            .calculate(account, market("USDC", 100_000), MarginMultiplier.constant(2));
    assertEquals(2 * 17_400, twice.maintenanceRequirement(), 1e-6);
    assertEquals(30_000, twice.equity(), 1e-6);
  }

  /** A stablecoin at 0.95 raises the initial factor by (0.99 − 0.95)·4 = 0.16. */
  @Test
  void deriveAsksForMoreInitiallyWhenItsCashLosesItsPeg() {
    Account account = new Account("a", 30_000, List.of(Position.cross(PERP, 1, 100_000)));
    MarketSnapshot market = market("USDC", 100_000).with("USDC", AssetState.of(0.95));
    MarginResult result = margin("derive-pm2-btc", account, market);
    assertEquals(17_400, result.maintenanceRequirement(), 1e-6);
    assertEquals(1.16 * 18_000 + 4_000, result.initialRequirement(), 1e-6);
  }

  /** Covered: what BTC collateral gains, the perpetual loses; haircut and contingency are left. */
  @Test
  void deriveLetsBitcoinStandAgainstAShortPerpetual() {
    Account account =
        new Account("a", 0, Map.of("BTC", 1.0), List.of(Position.cross(PERP, -1, 100_000)));
    MarginResult result = margin("derive-pm2-btc", account, market("USDC", 100_000));
    assertEquals(100_000, result.equity(), 1e-6);
    assertEquals(2_000 + 3_000, result.maintenanceRequirement(), 1e-6);
    // equity does not move, the requirement grows with the price: 100,000 = 0.05·x
    assertEquals(2_000_000, result.positions().get(0).liquidationPrice().orElseThrow(), 1e-3);
    assertTrue(result.positions().get(0).bankruptcyPrice().isEmpty());
    assertFalse(result.breached());
  }
}
