package io.plimsoll.margin.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.Generated;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.Netting;
import io.plimsoll.margin.liquidation.LiquidationEngine.Settings;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationState.Ordered;
import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LiquidationEngineTest {
  private static final InstrumentId A = Generated.INSTRUMENTS.get(0);
  private static final long MINUTE = 60_000_000_000L;
  private static final VenueRules RULES = Generated.rules(Netting.NET);

  /** Long 10 at 100 with 100: liquidated below 92.31, bankrupt at 90. */
  private static final Account LONG = new Account("l", 100, List.of(Position.cross(A, 10, 100)));

  private static Transition step(
      Settings settings,
      long now,
      Account account,
      LiquidationState state,
      double mark,
      Ledger ledger) {
    MarketSnapshot market = MarketSnapshot.of(A, mark);
    return new LiquidationEngine(settings, RULES)
        .advance(
            now,
            account,
            state,
            market,
            market,
            MarginMultiplier.ONE,
            OrderExecution.AT_MARK,
            ledger);
  }

  private static Ledger ledger(double fund) {
    return new Ledger(new InsuranceFund(fund));
  }

  @Test
  void aHealthyAccountStaysAsItIs() {
    Transition t = step(Settings.DEFAULT, 0, LONG, LiquidationState.HEALTHY, 92.31, ledger(0));
    assertEquals(LONG, t.account());
    assertEquals(LiquidationState.HEALTHY, t.state());
  }

  @Test
  void latencyPassesBetweenTheBreachAndTheFirstTranche() {
    Settings settings = new Settings(2 * MINUTE, 0.25, 0);
    Ledger ledger = ledger(0);
    Transition t = step(settings, 0, LONG, LiquidationState.HEALTHY, 92, ledger);
    assertEquals(new Ordered(2 * MINUTE), t.state());
    t = step(settings, MINUTE, t.account(), t.state(), 92, ledger);
    assertTrue(t.fills().isEmpty());
    t = step(settings, 2 * MINUTE, t.account(), t.state(), 92, ledger);
    // A quarter of 10 sold at 92, fee 0.5% of 230
    assertEquals(-2.5, t.fills().get(0).quantity());
    assertEquals(1.15, t.fee(), 1e-12);
    assertEquals(1.15, ledger.fund().balance(), 1e-12);
    // 100 − 2.5·8 − 1.15
    assertEquals(78.85, t.account().collateral(), 1e-12);
    // Equity 78.85 − 7.5·8 = 18.85 covers 2.5% of 690 = 17.25: healthy again
    assertEquals(LiquidationState.HEALTHY, t.state());
  }

  @Test
  void theFirstTrancheIsBindingEvenWhenThePriceHasRecovered() {
    Settings settings = new Settings(MINUTE, 0.25, 0);
    Transition t = step(settings, 0, LONG, LiquidationState.HEALTHY, 92, ledger(0));
    t = step(settings, MINUTE, t.account(), t.state(), 100, ledger(0));
    assertEquals(1, t.fills().size());
    assertEquals(LiquidationState.HEALTHY, t.state());
  }

  @Test
  void anOrderForPositionsThatDeleveragingClosedMeanwhileIsVoid() {
    Settings settings = new Settings(MINUTE, 0.25, 0);
    LiquidationState ordered = new Ordered(MINUTE);
    Account flat = new Account("l", 5, List.of());
    Transition t = step(settings, MINUTE, flat, ordered, 92, ledger(0));
    assertEquals(Transition.none(flat, LiquidationState.HEALTHY), t);
    // Where it was closed below bankruptcy by 3, that is bad debt.
    Transition owing =
        step(settings, MINUTE, new Account("l", -3, List.of()), ordered, 92, ledger(2));
    assertEquals(LiquidationState.CLOSED, owing.state());
    assertEquals(3, owing.badDebt(), 1e-12);
    assertEquals(2, owing.fundDraw(), 1e-12);
  }

  @Test
  void tranchesRepeatStepByStepUntilTheAccountIsHealthy() {
    Settings settings = new Settings(0, 0.1, 0);
    Ledger ledger = ledger(0);
    // At 91.5: equity 15 against 22.875.
    Transition t = step(settings, 0, LONG, LiquidationState.HEALTHY, 91.5, ledger);
    int tranches = 1;
    while (t.state() instanceof Unwinding) {
      t = step(settings, tranches * MINUTE, t.account(), t.state(), 91.5, ledger);
      tranches++;
    }
    assertEquals(LiquidationState.HEALTHY, t.state());
    // Each tranche of notional n costs only the fee 0.005·n. With N left, equity is 15 − 0.005·(915
    // − N) and must reach
    // 0.025·N: N ≤ 521.25, a share of 0.5697; 0.9^5 = 0.590 is too much, 0.9^6 = 0.531 is enough,
    // so six tranches and one look.
    assertEquals(6, tranches);
    assertEquals(10 * Math.pow(0.9, 6), t.account().positions().get(0).quantity(), 1e-9);
  }

  @Test
  void aSmallRestIsClosedWhole() {
    Settings settings = new Settings(0, 0.5, 1000);
    Transition t = step(settings, 0, LONG, LiquidationState.HEALTHY, 92, ledger(0));
    assertEquals(LiquidationState.CLOSED, t.state());
    // 100 − 80 − 0.005·920
    assertEquals(15.4, t.account().collateral(), 1e-12);
  }

  @Test
  void theFundPaysBadDebtAndTheRestIsSocialised() {
    // At 88 the loss is 120: 20 beyond the collateral; the fund has 15.
    Ledger ledger = ledger(15);
    Transition t = step(new Settings(0, 0.25, 0), 0, LONG, LiquidationState.HEALTHY, 88, ledger);
    assertEquals(LiquidationState.CLOSED, t.state());
    assertEquals(20, t.badDebt(), 1e-12);
    assertEquals(15, t.fundDraw(), 1e-12);
    assertEquals(5, t.socializedLoss(), 1e-12);
    assertEquals(5, ledger.socializedLoss(), 1e-12);
    assertEquals(0, ledger.fund().balance());
    assertEquals(0, t.account().collateral());
    assertEquals(0, t.fee());
  }

  @Test
  void aCrossAccountLosesItsLargestRequirementFirst() {
    InstrumentId b = Generated.INSTRUMENTS.get(1);
    MarketSnapshot market =
        new MarketSnapshot(
            java.util.Map.of(
                A,
                MarketSnapshot.InstrumentState.of(100),
                b,
                MarketSnapshot.InstrumentState.of(100)));
    Account account =
        new Account("c", 20, List.of(Position.cross(b, -3, 100), Position.cross(A, 10, 100)));
    Transition t =
        new LiquidationEngine(new Settings(0, 0.25, 0), RULES)
            .advance(
                0,
                account,
                LiquidationState.HEALTHY,
                market,
                market,
                MarginMultiplier.ONE,
                OrderExecution.AT_MARK,
                ledger(0));
    assertEquals(A, t.fills().get(0).instrument());
  }

  @Property(tries = 500, seed = "1")
  void moneyIsConservedAtEveryStep(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MarketSnapshot market = Generated.market(random);
    Account account = Generated.account(random, market);
    Ledger ledger = ledger(random.nextDouble(0, 1e4));
    for (Position position : account.positions()) {
      ledger.trade(position.instrument(), position.quantity(), position.entryPrice());
    }
    CrossMargin margin = new CrossMargin(RULES);
    ImpactExecution orders =
        new ImpactExecution(new ImpactModel(ImpactModel.Shape.SQUARE_ROOT, 0.01, 0.1));
    LiquidationEngine engine =
        new LiquidationEngine(
            new Settings(
                random.nextInt(3) * MINUTE, random.nextDouble(0.05, 1), random.nextDouble(0, 1e4)),
            RULES);
    LiquidationState state = LiquidationState.HEALTHY;
    double money = margin.equity(account, market) + ledger.total(market);
    double scale =
        account.positions().stream()
            .mapToDouble(p -> Math.abs(p.quantity()) * p.entryPrice())
            .sum();
    for (int t = 1; t <= 40; t++) {
      for (InstrumentId instrument : Generated.INSTRUMENTS) {
        market =
            market.withMark(
                instrument, market.mark(instrument) * Math.exp(0.05 * random.nextGaussian()));
      }
      orders.startInterval();
      Transition step =
          engine.advance(
              t * MINUTE,
              account,
              state,
              market,
              market,
              MarginMultiplier.constant(2),
              orders,
              ledger);
      account = step.account();
      state = step.state();
      assertEquals(money, margin.equity(account, market) + ledger.total(market), 1e-9 * scale);
      if (state instanceof LiquidationState.Closed) {
        assertTrue(account.positions().isEmpty() && account.collateral() >= 0);
      }
    }
  }

  @Test
  void whatIsClosedStaysClosed() {
    Transition t =
        step(
            Settings.DEFAULT,
            0,
            new Account("c", 0, List.of()),
            LiquidationState.CLOSED,
            1,
            ledger(0));
    assertInstanceOf(LiquidationState.Closed.class, t.state());
  }
}
