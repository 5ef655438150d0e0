package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.A;
import static io.plimsoll.margin.liquidation.Breaches.THREE_TIERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.liquidation.Counterparties.Claim;
import io.plimsoll.margin.liquidation.Counterparties.Match;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationStep.ClawedBack;
import io.plimsoll.margin.liquidation.LiquidationStep.Deleveraged;
import io.plimsoll.margin.liquidation.LiquidationStep.FundDraw;
import io.plimsoll.margin.liquidation.LiquidationStep.OrderFilled;
import io.plimsoll.margin.liquidation.Waterfall.Clawback;
import io.plimsoll.margin.liquidation.Waterfall.Deleveraging;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountBookTest {
  private static final DeleveragingRank PROFIT = DeleveragingRank.PROFIT_TIMES_LEVERAGE;
  private static final VenueRules RULES = Breaches.rules(THREE_TIERS);
  private static final AccountHealth HEALTH = AccountHealth.cross(RULES);
  private static final MarketSnapshot AT_90 = MarketSnapshot.of(A, 90);

  /** Long 10 from 100 with 80: at 90 it owes 20; bankrupt at 92. */
  private static final Account BANKRUPT = new Account("x", 80, List.of(Position.cross(A, 10, 100)));

  private static Account shortOf(String id, double quantity, double entry, double collateral) {
    return new Account(id, collateral, List.of(Position.cross(A, -quantity, entry)));
  }

  private static AccountBook book() {
    // At 90: s1 gains 60 on 540 (equity 160), s2 gains 20 on 360 (equity 50); l is on the same
    // side.
    return new AccountBook(
        List.of(
            BANKRUPT,
            shortOf("s1", 6, 100, 100),
            shortOf("s2", 4, 95, 30),
            new Account("l", 1_000, List.of(Position.cross(A, 5, 100)))),
        HEALTH);
  }

  private static Claim claim(double quantity, double price) {
    return new Claim("x", A, quantity, price, Deleveraging.QUEUE, PROFIT);
  }

  @Test
  void theMostProfitableAndLeveragedIsClosedFirst() {
    AccountBook book = book();
    // s1: 60/600 · 540/160 = 0.3375. s2: 20/380 · 360/50 = 0.3789.
    assertEquals(
        List.of(new Match("s2", 4), new Match("s1", 3)), book.deleverage(claim(7, 92), AT_90));
    // s2 bought 4 back at 92: 30 + 12.
    assertEquals(new Account("s2", 42, List.of()), book.account("s2"));
    assertEquals(3, -book.account("s1").positions().get(0).quantity());
    assertEquals(1, book.account("l").positions().size());
  }

  @Test
  void nobodyIsMadeInsolventByAnothersBankruptcy() {
    AccountBook book = new AccountBook(List.of(shortOf("s", 10, 90, 10)), HEALTH);
    // Closing at 92 costs 2 a unit of an equity of 10: five units.
    assertEquals(List.of(new Match("s", 5)), book.deleverage(claim(10, 92), AT_90));
    assertEquals(0, HEALTH.equity(book.account("s"), AT_90), 1e-12);
  }

  @Test
  void lossesAreClawedBackInProportionToGains() {
    AccountBook book = book();
    // Gains 60 and 20; the long lost.
    assertEquals(20, book.clawBack("x", 20, AT_90), 1e-12);
    assertEquals(85, book.account("s1").collateral(), 1e-12);
    assertEquals(25, book.account("s2").collateral(), 1e-12);
    assertEquals(1_000, book.account("l").collateral());
    // No more than was gained.
    assertEquals(80, book().clawBack("x", 1_000, AT_90), 1e-12);
  }

  @Test
  void anUnknownAccountIsAnError() {
    assertThrows(PlimsollException.class, () -> book().account("nobody"));
  }

  private static Transition liquidate(
      Waterfall waterfall, double fund, AccountBook book, Ledger[] ledger) {
    ledger[0] = new Ledger(new InsuranceFund(fund));
    LiquidationRules rules =
        new LiquidationRules(
            "test",
            0,
            0,
            new FixedFraction(0.5, 0),
            LiquidationSale.MARKET,
            new LiquidationFee.Flat(0.01),
            Backstop.NONE,
            waterfall);
    LiquidationContext context =
        LiquidationContext.of(AT_90, AT_90, MarginMultiplier.ONE, OrderExecution.AT_MARK, ledger[0])
            .with(book);
    return new LiquidationEngine(rules, HEALTH, Tiers.of(RULES))
        .advance(0, BANKRUPT, LiquidationState.HEALTHY, context);
  }

  @Test
  void aFundThatSufficesKeepsOthersOut() {
    Waterfall waterfall = new Waterfall(1e9, Deleveraging.QUEUE, PROFIT, Clawback.NONE);
    AccountBook book = book();
    Transition t = liquidate(waterfall, 20, book, new Ledger[1]);
    assertEquals(20, t.fundDraw(), 1e-12);
    assertEquals(6, -book.account("s1").positions().get(0).quantity());
  }

  @Test
  void whatTheFundMayNotPayIsDeleveragedAtTheBankruptcyPrice() {
    Waterfall waterfall = new Waterfall(19, Deleveraging.QUEUE, PROFIT, Clawback.NONE);
    AccountBook book = book();
    Ledger[] ledger = new Ledger[1];
    Transition t = liquidate(waterfall, 1_000, book, ledger);
    assertEquals(LiquidationState.CLOSED, t.state());
    Deleveraged first = (Deleveraged) t.steps().get(0);
    assertEquals("s2", first.counterpartyId());
    assertEquals(92, first.price(), 1e-12);
    assertEquals(-4, first.quantity());
    // 4 and 6 units at 2 above the mark give back the 20; the fund keeps its money.
    assertEquals(8, first.accountChange(), 1e-12);
    assertEquals(12, t.steps().get(1).accountChange(), 1e-12);
    assertEquals(2, t.steps().size());
    assertEquals(0, t.badDebt(), 1e-12);
    assertEquals(1_000, ledger[0].fund().balance());
    assertEquals(0, t.account().collateral(), 1e-12);
  }

  @Test
  void thenGainsAreClawedBackAndOnlyTheRestIsSocialised() {
    Waterfall waterfall = new Waterfall(1e9, Deleveraging.NONE, PROFIT, Clawback.PRO_RATA_TO_GAINS);
    AccountBook book = book();
    Ledger[] ledger = new Ledger[1];
    Transition t = liquidate(waterfall, 5, book, ledger);
    assertEquals(
        List.of(OrderFilled.class, FundDraw.class, ClawedBack.class),
        t.steps().stream().map(Object::getClass).toList());
    assertEquals(15, ((ClawedBack) t.steps().get(2)).amount(), 1e-12);
    assertEquals(0, ledger[0].socializedLoss(), 1e-12);
    assertEquals(100 - 15 * 0.75, book.account("s1").collateral(), 1e-12);
    // 20 short at the mark: what the steps say adds up.
    assertEquals(0, LiquidationStep.explain(-20, t.steps()).recompute(), 1e-12);
    assertTrue(t.account().positions().isEmpty());
  }
}
