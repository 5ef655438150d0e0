package io.plimsoll.margin.liquidation;

import static io.plimsoll.margin.liquidation.Breaches.A;
import static io.plimsoll.margin.liquidation.Breaches.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.liquidation.DutchAuction.Point;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationState.Auctioned;
import io.plimsoll.margin.liquidation.LiquidationState.Phase;
import io.plimsoll.margin.liquidation.LiquidationStep.AuctionBid;
import io.plimsoll.margin.liquidation.LiquidationStep.FeePaid;
import io.plimsoll.margin.liquidation.LiquidationStep.IncentivePaid;
import io.plimsoll.margin.liquidation.LiquidationStep.Socialised;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutchAuctionTest {
  private static final long MINUTE = 60 * SECOND;

  /** Derive's deployment: .95 → .70 in 15 minutes, 0 after 12 hours more; insolvent 60 minutes. */
  private static final DutchAuction DERIVE =
      new DutchAuction(
          List.of(new Point(0, 0.95), new Point(15 * MINUTE, 0.7), new Point(735 * MINUTE, 0)),
          60 * MINUTE,
          0.1);

  /** Derive's unit tests: 1 → .8 in 10 minutes, 0 after 2 hours more; no fee; buffer 10 %. */
  private static final DutchAuction TESTED =
      new DutchAuction(
          List.of(new Point(0, 1), new Point(10 * MINUTE, 0.8), new Point(130 * MINUTE, 0)),
          10 * MINUTE,
          0);

  private static LiquidationEngine engine(DutchAuction auction, double buffer) {
    // A requirement of 40 % of the notional.
    VenueRules rules = Breaches.rules(BracketTable.flat(0.5, 0.4));
    return new LiquidationEngine(
        new LiquidationRules(
            "test",
            0,
            0,
            new AuctionLimit(buffer, 0),
            auction,
            new LiquidationFee.Flat(0),
            Backstop.NONE,
            Waterfall.FUND_ONLY),
        AccountHealth.cross(rules),
        Tiers.NONE);
  }

  private static LiquidationContext context(double mark, Bidder bidder, Ledger ledger) {
    MarketSnapshot market = MarketSnapshot.of(A, mark);
    return LiquidationContext.of(
            market, market, MarginMultiplier.ONE, OrderExecution.AT_MARK, ledger)
        .with(bidder);
  }

  /** Long 10 at 100: requirement 400, as in Derive's tests with MtM 300 and margin −100. */
  private static Account account(double equity) {
    return new Account("d", equity, List.of(Position.cross(A, 10, 100)));
  }

  @Test
  void theDiscountFallsPieceByPiece() {
    assertEquals(0.95, DERIVE.discount(0));
    assertEquals(0.825, DERIVE.discount(450 * SECOND), 1e-15);
    assertEquals(0.7, DERIVE.discount(15 * MINUTE), 1e-15);
    // Half of twelve hours later half of it is left.
    assertEquals(0.35, DERIVE.discount(375 * MINUTE), 1e-15);
    assertEquals(0, DERIVE.discount(735 * MINUTE));
    assertEquals(0.9, TESTED.discount(5 * MINUTE), 1e-15);
  }

  @Test
  void aSolventAccountIsSoldToTheBufferAsInDerivesTest() {
    // SolventAuction.t.sol, testCanBidWithMaxPercentage: at 90 % of 300 a bidder takes 34.1 % and
    // pays 92.19; that ends the auction. The bidder here waits for 90 %.
    Ledger ledger = new Ledger(new InsuranceFund(0));
    Bidder bidder = lot -> 0.9 * lot.value();
    Transition t =
        engine(TESTED, 0.1)
            .advance(0, account(300), LiquidationState.HEALTHY, context(100, bidder, ledger));
    assertEquals(new Auctioned(0, 0, Phase.SOLVENT), t.state());
    assertTrue(t.steps().isEmpty());
    t =
        engine(TESTED, 0.1)
            .advance(5 * MINUTE, t.account(), t.state(), context(100, bidder, ledger));
    assertEquals(LiquidationState.HEALTHY, t.state());
    AuctionBid bid = (AuctionBid) t.steps().get(0);
    assertEquals(140 / 410.0, bid.fraction(), 1e-12);
    assertEquals(270 * 140 / 410.0, bid.price(), 1e-10);
    // Equity 300 − 0.341·30 = 289.76 is 1.1 times 40 % of 658.5.
    assertEquals(10 * 270 / 410.0, t.account().positions().get(0).quantity(), 1e-12);
    assertEquals(1.1 * 0.4 * 1_000 * 270 / 410.0, t.account().collateral(), 1e-9);
    // The bidder gained the discount: everybody else is up by 10.24.
    assertEquals(30 * 140 / 410.0, -bid.accountChange(), 1e-10);
  }

  @Test
  void theFeeIsTakenOfWhatWouldBeSoldAtTheStart() {
    Ledger ledger = new Ledger(new InsuranceFund(0));
    Transition t =
        engine(DERIVE, 0.15)
            .advance(0, account(300), LiquidationState.HEALTHY, context(100, Bidder.NONE, ledger));
    // BM = 300 − 1.15·400 = −160; f at 100 % = 160/460; fee 10 % of f·300.
    assertEquals(0.1 * 300 * 160 / 460.0, ((FeePaid) t.steps().get(0)).amount(), 1e-12);
    assertEquals(t.fee(), ledger.fund().balance());
    assertEquals(1, t.steps().size());
  }

  @Test
  void anInsolventAccountIsTakenForAPaymentOfTheFund() {
    // Mark 85: equity −50, requirement 340. Price −50 falling to −390 in an hour; a bidder who
    // charges 10 % of the requirement steps in at −84, after 6 minutes.
    Ledger ledger = new Ledger(new InsuranceFund(70));
    Account account = account(100);
    Bidder bidder = Bidder.chargingRequirement(0.1);
    LiquidationEngine engine = engine(DERIVE, 0.15);
    Transition t =
        engine.advance(0, account, LiquidationState.HEALTHY, context(85, bidder, ledger));
    assertEquals(new Auctioned(0, 0, Phase.INSOLVENT), t.state());
    t = engine.advance(5 * MINUTE, account, t.state(), context(85, bidder, ledger));
    assertEquals(new Auctioned(0, 0, Phase.INSOLVENT), t.state());
    t = engine.advance(6 * MINUTE, account, t.state(), context(85, bidder, ledger));
    assertEquals(LiquidationState.CLOSED, t.state());
    // −50 − 340·6/60 = −84: the fund pays its 70, 14 are socialised.
    assertEquals(84, t.badDebt(), 1e-12);
    assertEquals(70, t.fundDraw(), 1e-12);
    assertEquals(
        List.of(AuctionBid.class, IncentivePaid.class, Socialised.class),
        t.steps().stream().map(Object::getClass).toList());
    assertEquals(50, t.steps().get(0).accountChange(), 1e-12);
    assertEquals(new Account("d", 0, List.of()), t.account());
    assertEquals(14, ledger.socializedLoss(), 1e-12);
  }

  @Test
  void theInsolventPriceGoesFromTheDebtToTheRequirement() {
    // InsolventAuction: MtM −100, margin −300 (requirement 200).
    assertEquals(-100, TESTED.insolventPrice(-100, 200, 0));
    assertEquals(-200, TESTED.insolventPrice(-100, 200, 5 * MINUTE), 1e-12);
    assertEquals(-300, TESTED.insolventPrice(-100, 200, 10 * MINUTE));
    assertEquals(-300, TESTED.insolventPrice(-100, 200, 99 * MINUTE));
    // Worth something but nobody took it for nothing: from zero.
    assertEquals(0, TESTED.insolventPrice(100, 200, 0));
    assertEquals(0, TESTED.insolventPrice(300, 200, MINUTE));
  }

  @Test
  void anAuctionNobodyBidsInTurnsInsolventAndOneThatRecoversEnds() {
    Ledger ledger = new Ledger(new InsuranceFund(0));
    LiquidationEngine engine = engine(TESTED, 0.1);
    Auctioned solvent = new Auctioned(0, 0, Phase.SOLVENT);
    Transition t =
        engine.advance(130 * MINUTE, account(300), solvent, context(100, Bidder.NONE, ledger));
    assertEquals(new Auctioned(130 * MINUTE, 0, Phase.INSOLVENT), t.state());
    // 445 is above 1.1·400.
    t = engine.advance(MINUTE, account(445), solvent, context(100, Bidder.NONE, ledger));
    assertEquals(LiquidationState.HEALTHY, t.state());
    // 430 is above 400 but not above the buffer.
    t = engine.advance(MINUTE, account(430), solvent, context(100, Bidder.NONE, ledger));
    assertEquals(solvent, t.state());
    // Equity gone in the midst of it: insolvent from now.
    t = engine.advance(MINUTE, account(-1), solvent, context(100, Bidder.NONE, ledger));
    assertEquals(new Auctioned(MINUTE, 0, Phase.INSOLVENT), t.state());
    // Reserved cash above what is left: the auction starts again.
    Auctioned late = new Auctioned(0, 301, Phase.SOLVENT);
    t = engine.advance(MINUTE, account(300), late, context(100, Bidder.NONE, ledger));
    assertEquals(new Auctioned(MINUTE, 0, Phase.SOLVENT), t.state());
  }

  @Test
  void aCourseThatRisesOrDoesNotEndAtNothingIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new DutchAuction(List.of(new Point(0, 0.5), new Point(1, 0.6)), 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DutchAuction(List.of(new Point(0, 0.5), new Point(1, 0.1)), 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DutchAuction(List.of(new Point(1, 0.5), new Point(2, 0)), 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Point(0, Double.NaN));
  }
}
