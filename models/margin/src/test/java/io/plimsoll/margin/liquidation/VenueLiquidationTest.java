package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.A;
import static io.plimsoll.margin.liquidation.Breaches.SECOND;
import static io.plimsoll.margin.liquidation.Breaches.THREE_TIERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationState.Ordered;
import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import io.plimsoll.margin.liquidation.LiquidationStep.FundDraw;
import io.plimsoll.margin.liquidation.LiquidationStep.TakenOver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The engine under the ways in which venues differ. */
class VenueLiquidationTest {
  private static final VenueRules RULES = Breaches.rules(THREE_TIERS);

  /** Long 2,000 at 100: the requirement at 100 is 5,000. */
  private static Account account(double equity) {
    return new Account("v", equity, List.of(Position.cross(A, 2_000, 100)));
  }

  private static LiquidationRules venue(
      long interval,
      PartialLiquidation partial,
      LiquidationSale sale,
      LiquidationFee fee,
      Backstop backstop,
      Waterfall waterfall) {
    return new LiquidationRules("test", 0, interval, partial, sale, fee, backstop, waterfall);
  }

  private static LiquidationEngine engine(LiquidationRules rules) {
    return new LiquidationEngine(rules, AccountHealth.cross(RULES), Tiers.of(RULES));
  }

  private static Ledger ledger(double fund) {
    return new Ledger(new InsuranceFund(fund));
  }

  private static Transition advance(
      LiquidationRules rules,
      long now,
      Account account,
      LiquidationState state,
      double mark,
      OrderExecution orders,
      Ledger ledger) {
    MarketSnapshot market = new MarketSnapshot(Map.of(A, new InstrumentState(mark, 1e5)));
    return engine(rules)
        .advance(
            now,
            account,
            state,
            LiquidationContext.of(market, market, MarginMultiplier.ONE, orders, ledger));
  }

  @Test
  void betweenTranchesTheIntervalPasses() {
    LiquidationRules rules =
        venue(
            60 * SECOND,
            new FixedFraction(0.1, 0),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0),
            Backstop.NONE,
            Waterfall.FUND_ONLY);
    Ledger ledger = ledger(0);
    Transition t =
        advance(
            rules,
            0,
            account(3_000),
            LiquidationState.HEALTHY,
            100,
            OrderExecution.AT_MARK,
            ledger);
    assertEquals(1, t.fills().size());
    Transition early =
        advance(rules, 59 * SECOND, t.account(), t.state(), 100, OrderExecution.AT_MARK, ledger);
    assertEquals(t.state(), early.state());
    assertTrue(early.fills().isEmpty());
    t = advance(rules, 60 * SECOND, t.account(), t.state(), 100, OrderExecution.AT_MARK, ledger);
    assertEquals(-180, t.fills().get(0).quantity(), 1e-9);
  }

  @Test
  void anAccountThatRecoversBeforeTheFirstOrderIsLeftAlone() {
    LiquidationRules rules =
        new LiquidationRules(
            "test",
            60 * SECOND,
            0,
            new ToBuffer(0),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0),
            Backstop.NONE,
            Waterfall.FUND_ONLY);
    Transition t =
        advance(
            rules,
            0,
            account(3_000),
            LiquidationState.HEALTHY,
            100,
            OrderExecution.AT_MARK,
            ledger(0));
    assertEquals(new Ordered(60 * SECOND), t.state());
    t = advance(rules, 60 * SECOND, t.account(), t.state(), 102, OrderExecution.AT_MARK, ledger(0));
    assertEquals(LiquidationState.HEALTHY, t.state());
    assertTrue(t.steps().isEmpty());
  }

  @Test
  void toBufferReachesExactlyTheRequirementAtTheMark() {
    LiquidationRules rules =
        venue(
            0,
            new ToBuffer(0),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0.01),
            Backstop.NONE,
            Waterfall.FUND_ONLY);
    Ledger ledger = ledger(0);
    Transition t =
        advance(
            rules,
            0,
            account(3_000),
            LiquidationState.HEALTHY,
            100,
            OrderExecution.AT_MARK,
            ledger);
    assertEquals(LiquidationState.HEALTHY, t.state());
    // 133,333.33 of 200,000 with a fee of 1 %, see ToBufferTest.
    assertEquals(1_333.333_333, ledger.fund().balance(), 1e-6);
    assertEquals(666.666_667, t.account().positions().get(0).quantity(), 1e-6);
  }

  @Test
  void hyperliquidsVaultTakesOverBelowTwoThirds() {
    LiquidationRules rules =
        venue(
            0,
            new LargePositions(100_000, 0.2, 30 * SECOND),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0),
            new Backstop(2.0 / 3, 0),
            Waterfall.FUND_ONLY);
    Ledger ledger = ledger(0);
    // 3,400 is above 3,333.33: a fifth goes to the book.
    Transition t =
        advance(
            rules,
            0,
            account(3_400),
            LiquidationState.HEALTHY,
            100,
            OrderExecution.AT_MARK,
            ledger);
    assertEquals(-400, t.fills().get(0).quantity(), 1e-9);
    // 3,300 is below it: everything goes, and so does what was left.
    t =
        advance(
            rules,
            0,
            account(3_300),
            LiquidationState.HEALTHY,
            100,
            OrderExecution.AT_MARK,
            ledger);
    assertEquals(List.of(new TakenOver(3_300)), t.steps());
    assertEquals(new Account("v", 0, List.of()), t.account());
    assertEquals(3_300, ledger.fund().balance(), 1e-9);
  }

  @Test
  void binancesFundTakesOverWhenOneOrderWasNotEnough() {
    LiquidationRules rules =
        venue(
            0,
            new TierSteps(1, 1),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0.01),
            new Backstop(0, 1),
            Waterfall.FUND_ONLY);
    Ledger ledger = ledger(0);
    // 1.2 million against 63,750: down to a million, which requires 43,750; of 40,000 the fee takes
    // 2,000.
    Account large = new Account("b", 40_000, List.of(Position.cross(A, 12_000, 100)));
    Transition t =
        advance(rules, 0, large, LiquidationState.HEALTHY, 100, OrderExecution.AT_MARK, ledger);
    assertEquals(-2_000, t.fills().get(0).quantity(), 1e-6);
    assertTrue(t.state() instanceof Unwinding);
    t = advance(rules, 1, t.account(), t.state(), 100, OrderExecution.AT_MARK, ledger);
    assertEquals(38_000, ((TakenOver) t.steps().get(0)).equity(), 1e-6);
    assertEquals(LiquidationState.CLOSED, t.state());
    assertEquals(40_000, ledger.fund().balance(), 1e-6);
  }

  @Test
  void driftsLiquidatorsAreGrantedTheirFeeAndTheFundItsOwn() {
    LiquidationRules rules =
        venue(
            0,
            new MarginShortage(0.01, 0.005, 0, 1, SECOND, 0),
            new LiquidationSale.Liquidators(0.01),
            new LiquidationFee.Flat(0.005),
            Backstop.NONE,
            Waterfall.FUND_ONLY);
    Ledger ledger = ledger(0);
    // Shortage 1,000; ratio 2.5 % − 1 % − 0.5 % = 1 %: 100,000 are closed.
    Transition t =
        advance(
            rules,
            0,
            account(4_000),
            LiquidationState.HEALTHY,
            100,
            OrderExecution.AT_MARK,
            ledger);
    assertEquals(-1_000, t.fills().get(0).quantity(), 1e-9);
    assertEquals(99, t.fills().get(0).price(), 1e-12);
    // 4,000 − 1,000 − 0.5 % of the 99,000 paid; 2,500 are required.
    assertEquals(495, t.fee(), 1e-9);
    assertEquals(2_505, t.account().collateral(), 1e-9);
    assertEquals(LiquidationState.HEALTHY, t.state());
  }

  @Test
  void dydxsOrdersStopAtTheFillablePrice() {
    // Equity 2,500 of 5,000: ABR 0.5, SMMR 1.5: 0.5 · 1.5 · 5,000 / 2,000 = 1.875 below the mark.
    LiquidationRules rules =
        venue(
            SECOND,
            new BlockLimits(0.1, 1_000, 100_000, 0),
            new LiquidationSale.Fillable(1, 1.5),
            new LiquidationFee.UpToBankruptcy(0.015),
            Backstop.NONE,
            Waterfall.FUND_ONLY);
    DepthProfile profile = new DepthProfile(new double[] {0.01, 0.02}, new double[] {0.1, 1}, 0.5);
    Ledger ledger = ledger(0);
    Transition t =
        advance(
            rules,
            0,
            account(2_500),
            LiquidationState.HEALTHY,
            100,
            new BookExecution(profile),
            ledger);
    // A tenth is 20,000; within 1.875 % rest 10,000, at 99.
    assertEquals(-100, t.fills().get(0).quantity(), 1e-9);
    assertEquals(99, t.fills().get(0).price(), 1e-12);
    // Bankruptcy share: 2,500 · 250/5,000 = 125; the fill cost 100; 25 is left, less than 1.5 % of
    // 9,900.
    assertEquals(25, t.fee(), 1e-9);
    assertEquals(2_375, t.account().collateral(), 1e-9);
  }

  @Test
  void aFillBelowTheBankruptcyPriceIsMadeGoodByTheFundWithinItsLimit() {
    LiquidationRules rules =
        venue(
            SECOND,
            new BlockLimits(0.1, 1_000, 100_000, 0),
            LiquidationSale.MARKET,
            new LiquidationFee.UpToBankruptcy(0.015),
            Backstop.NONE,
            new Waterfall(
                30,
                Waterfall.Deleveraging.NONE,
                DeleveragingRank.PROFIT_TIMES_LEVERAGE,
                Waterfall.Clawback.NONE));
    Ledger ledger = ledger(1_000);
    // Equity −500: a tenth is 20,000, its share of the debt 50, of which the fund may pay 30.
    Transition t =
        advance(
            rules, 0, account(-500), LiquidationState.HEALTHY, 100, OrderExecution.AT_MARK, ledger);
    assertEquals(new FundDraw(30), t.steps().get(1));
    assertEquals(30, t.fundDraw(), 1e-12);
    assertEquals(-470, t.account().collateral(), 1e-9);
    assertTrue(t.state() instanceof Unwinding);
  }

  @Test
  void inverseContractsSettleInTheirUnderlying() {
    // 100,000 dollars long from 50,000: 2 BTC; at 40,000 it lost 0.5 BTC of 0.52, requirement
    // 2.5 % of 2.5 = 0.0625.
    Contract contract = new Contract.Perpetual(A, "BTC", "BTC", Payoff.INVERSE, 1);
    MarketSnapshot market = MarketSnapshot.of(A, 40_000).with(contract);
    Account account = new Account("i", 0.52, List.of(Position.cross(A, 100_000, 50_000)));
    Ledger ledger = ledger(0);
    ledger.trade(contract, 100_000, 50_000);
    LiquidationRules rules =
        venue(
            0,
            new FixedFraction(1, 0),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0.004),
            Backstop.NONE,
            Waterfall.FUND_ONLY);
    Transition t =
        engine(rules)
            .advance(
                0,
                account,
                LiquidationState.HEALTHY,
                LiquidationContext.of(
                    market, market, MarginMultiplier.ONE, OrderExecution.AT_MARK, ledger));
    assertEquals(LiquidationState.CLOSED, t.state());
    // 0.52 − 0.5 − 0.4 % of 2.5
    assertEquals(0.01, t.fee(), 1e-12);
    assertEquals(0.01, t.account().collateral(), 1e-12);
    // The counterparties gained the 0.5 that the account lost, the fund its fee.
    assertEquals(0.51, ledger.total(market), 1e-12);
  }

  @Test
  void aCalculatorOfAnotherKindIsLiquidatedByWhatItSays() {
    LiquidationRules rules =
        venue(
            0,
            new ToBuffer(0.1),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0),
            Backstop.NONE,
            Waterfall.FUND_ONLY);
    MarketSnapshot market = MarketSnapshot.of(A, 100);
    AccountHealth health = AccountHealth.of(new CrossMargin(RULES));
    Transition t =
        new LiquidationEngine(rules, health, Tiers.NONE)
            .advance(
                0,
                account(3_000),
                LiquidationState.HEALTHY,
                LiquidationContext.of(
                    market, market, MarginMultiplier.ONE, OrderExecution.AT_MARK, ledger(0)));
    // One tier: 3,000 / 1.1 / 2.5 % = 109,090.91.
    assertEquals(1_090.909_091, t.account().positions().get(0).quantity(), 1e-6);
  }

  @Test
  void whatTheStepsSayRecomputesToTheEquityLeft() {
    LiquidationRules rules =
        venue(
            0,
            new FixedFraction(0.5, 0),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0.01),
            Backstop.NONE,
            Waterfall.FUND_ONLY);
    Transition t =
        advance(
            rules,
            0,
            account(3_000),
            LiquidationState.HEALTHY,
            100,
            new ImpactExecution(new ImpactModel(ImpactModel.Shape.LINEAR, 0.01, 0.2)),
            ledger(0));
    Explanation explanation = LiquidationStep.explain(3_000, t.steps());
    // 100,000 of a depth of 100,000 move the price by 1 %: 99; fee 1 % of 99,000.
    assertEquals(3_000 - 1_000 - 990, explanation.recompute(), 1e-9);
    assertEquals(t.account().collateral(), explanation.value(), 1e-9);
  }

  @Test
  void positionsThatSettleInAnotherCurrencyThanMarginAreRefused() {
    Contract contract = new Contract.Perpetual(A, "BTC", "BTC", Payoff.INVERSE, 1);
    VenueRules dollars =
        VenueRules.from(
            io.plimsoll.datasets.config.ConfigTree.of(
                "r.yaml",
                Map.of(
                    "venue",
                    "T",
                    "effective-date",
                    "2025-01-01",
                    "source",
                    "t",
                    "margin-currency",
                    "USD",
                    "instruments",
                    List.of(
                        Map.of(
                            "instrument",
                            "*",
                            "tick",
                            1,
                            "brackets",
                            List.of(
                                Map.of(
                                    "floor", 0,
                                    "initial-rate", 0.05,
                                    "maintenance-rate", 0.025)))))));
    MarketSnapshot market =
        MarketSnapshot.of(A, 40_000)
            .with(contract)
            .with("BTC", MarketSnapshot.AssetState.of(40_000));
    Account account = new Account("i", 10, List.of(Position.cross(A, 100_000, 50_000)));
    LiquidationEngine engine = new LiquidationEngine(LiquidationEngine.Settings.DEFAULT, dollars);
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                engine.advance(
                    60 * SECOND,
                    account,
                    new Ordered(0),
                    LiquidationContext.of(
                        market, market, MarginMultiplier.ONE, OrderExecution.AT_MARK, ledger(0))));
    assertTrue(e.getMessage().contains("settles in BTC"), e.getMessage());
  }
}
