package io.plimsoll.margin.rebalance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Conventions;
import io.plimsoll.margin.Conventions.Valuation;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.Generated;
import io.plimsoll.margin.IsolatedMargin;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginMethod;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.MarketSnapshot.AssetState;
import io.plimsoll.margin.MarketSnapshot.InstrumentState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.VenueRules.InstrumentRules;
import io.plimsoll.margin.VenueRules.Netting;
import io.plimsoll.margin.liquidation.ImpactModel;
import io.plimsoll.margin.liquidation.ImpactModel.Shape;
import io.plimsoll.margin.rebalance.Action.Deposit;
import io.plimsoll.margin.rebalance.Action.Orders;
import io.plimsoll.margin.rebalance.Suggestions.Outcome;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RebalancerTest {
  private static final InstrumentId A = new InstrumentId("A-USD");
  private static final InstrumentId B = new InstrumentId("B-USD");

  /** A tenth of a percent of notional, whatever the size. */
  private static final TradingCosts FLAT = new TradingCosts(0.0004, ImpactModel.NONE, 0.0006);

  private static final MarketSnapshot MARKET =
      new MarketSnapshot(Map.of(A, InstrumentState.of(100), B, InstrumentState.of(50)));

  /** 5 % initial and 2.5 % maintenance of any notional. */
  private static VenueRules rules() {
    return new VenueRules(
        "Test",
        LocalDate.of(2025, 1, 1),
        Optional.empty(),
        "test",
        Netting.NET,
        0,
        0,
        new Conventions(
            Optional.of("USD"), 0, 0, Valuation.MARK, 0, EnumSet.of(MarginMethod.CROSS)),
        Map.of("*", new InstrumentRules(0.01, BracketTable.flat(0.05, 0.025))));
  }

  private static RebalanceSettings settings(double depositCost, double maximumDeposit) {
    return new RebalanceSettings(null, Map.of(), FLAT, depositCost, maximumDeposit);
  }

  private static Rebalancer cross(RebalanceSettings settings) {
    return new Rebalancer(new CrossMargin(rules()), settings);
  }

  private static Suggestions restore(Rebalancer rebalancer, Account account, double target) {
    return rebalancer.restore(account, MARKET, MarginMultiplier.ONE, target, List.of());
  }

  /**
   * By hand: 100 at 100 with 300 of collateral need 250, ratio 5/6. Selling x leaves (100 − x)·2.5
   * against 300 − 0.1·x; at one half x = 100/2.45 = 40.816..., which costs 4.0816. A deposit of 500
   * − 300 = 200 at 3 % costs 6.
   */
  @Test
  void sellsAsLittleAsItMust() {
    Account account = new Account("a", 300, List.of(Position.cross(A, 100, 100)));
    Suggestions suggestions = restore(cross(settings(0.03, 1e9)), account, 0.5);
    assertEquals(Outcome.FOUND, suggestions.outcome());
    Suggestion best = suggestions.ranked().getFirst();
    Trade trade = ((Orders) best.action()).trades().getFirst();
    assertEquals(-100 / 2.45, trade.quantity(), 1e-9);
    assertEquals(10 / 2.45, best.cost(), 1e-10);
    assertEquals(best.cost(), trade.cost().recompute());
    assertEquals(250.0 / 300, best.before().marginRatio(), 1e-15);
    assertEquals(0.5, best.after().marginRatio(), 1e-12);
    Suggestion second = suggestions.ranked().get(1);
    assertEquals(200, ((Deposit) second.action()).amount(), 1e-9);
    assertEquals(6, second.cost(), 1e-9);
    assertEquals(
        "deposit 200.00000 for 6.0000000: margin ratio 0.833333 -> 0.500000,"
            + " maintenance 250.00000 -> 250.00000, equity 300.00000 -> 500.00000",
        second.describe());
    assertTrue(best.describe().startsWith("sell 40.816327 A-USD at 100.00000"), best.describe());
  }

  @Test
  void saysSoWhenThereIsNothingToDo() {
    Account account = new Account("a", 600, List.of(Position.cross(A, 100, 100)));
    Suggestions suggestions = restore(cross(settings(0, 1e9)), account, 0.5);
    assertEquals(Outcome.NOTHING_TO_DO, suggestions.outcome());
    assertEquals(List.of(), suggestions.ranked());
  }

  /** A loss of 1000 on 300 of collateral: nothing but money helps. */
  @Test
  void saysSoWhenNothingSuffices() {
    Account account = new Account("a", 300, List.of(Position.cross(A, 100, 110)));
    Suggestions suggestions = restore(cross(settings(0, 100)), account, 0.5);
    assertEquals(Outcome.NONE_SUFFICES, suggestions.outcome());
    assertEquals(List.of(), suggestions.ranked());
    assertEquals(Double.POSITIVE_INFINITY, suggestions.nearest());
    // equity −700 to 250/0.5
    Suggestions rescued = restore(cross(settings(0, 1_200)), account, 0.5);
    assertEquals(1_200, ((Deposit) rescued.ranked().getFirst().action()).amount(), 1e-9);
  }

  /**
   * By hand: A needs 250 and B 250, together 500 of 400. Selling all of A leaves 250 of 390, so one
   * instrument alone cannot reach 0.4; A and x of B can: (200 − x)·1.25 = 0.4·(390 − 0.05·x).
   */
  @Test
  void closesOnePositionAfterTheOtherWhereOneIsNotEnough() {
    Account account =
        new Account("a", 400, List.of(Position.cross(A, 100, 100), Position.cross(B, 200, 50)));
    Suggestions suggestions = restore(cross(settings(0, 0)), account, 0.4);
    assertEquals(2, suggestions.ranked().size());
    double x = (250 - 156) / (1.25 - 0.02);
    for (Suggestion suggestion : suggestions.ranked()) {
      assertEquals(0.4, suggestion.after().marginRatio(), 1e-12);
      // costs are the same per notional, so both ways of closing cost the same
      assertEquals(10 + 0.05 * x, suggestion.cost(), 1e-9);
    }
  }

  @Test
  void isolatedPositionsNeedTheirOwnDeposit() {
    Account account =
        new Account(
            "a", 1_000, List.of(new Position(A, 100, 100, 300), new Position(B, 200, 50, 1_000)));
    Rebalancer rebalancer = new Rebalancer(new IsolatedMargin(rules()), settings(0.001, 1e9));
    Suggestions suggestions = restore(rebalancer, account, 0.5);
    Deposit deposit = (Deposit) suggestions.ranked().getFirst().action();
    // A: 250/0.5 − 300 = 200 are missing; B has 1000 for its 250
    assertEquals(0, deposit.toWallet());
    assertEquals(200, deposit.toPositions().get(0), 1e-9);
    assertEquals(0, deposit.toPositions().get(1));
  }

  @Test
  void badTargetsAndSettingsNameTheValue() {
    Account account = new Account("a", 300, List.of(Position.cross(A, 100, 100)));
    for (double target : new double[] {0, -1, 1.5, Double.NaN}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> restore(cross(settings(0, 0)), account, target));
      assertTrue(e.getMessage().contains("target ratio") && e.getMessage().contains("" + target));
    }
    assertThrows(IllegalArgumentException.class, () -> settings(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> settings(-1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new TradingCosts(Double.NaN, ImpactModel.NONE, 0));
    Suggestions none =
        cross(settings(0, 0))
            .restore(new Account("a", 0, List.of()), MARKET, MarginMultiplier.ONE, 0.5, List.of(A));
    assertEquals(Outcome.NOTHING_TO_DO, none.outcome());
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () ->
                cross(settings(0, 0))
                    .restore(
                        account,
                        MARKET,
                        MarginMultiplier.ONE,
                        0.5,
                        List.of(new InstrumentId("Z-USD"))));
    assertTrue(e.getMessage().contains("Z-USD"), e.getMessage());
  }

  private static final InstrumentId COIN = new InstrumentId("BTC-USD-INVERSE");
  private static final InstrumentId LINEAR = new InstrumentId("BTC-USD");

  private static MarketSnapshot bitcoin() {
    return new MarketSnapshot(
            Map.of(
                COIN,
                new InstrumentState(50_000, 4),
                LINEAR,
                new InstrumentState(50_000, 1_000_000)))
        .with(new Contract.Perpetual(COIN, "BTC", "BTC", Payoff.INVERSE, 100))
        .with(new Contract.Perpetual(LINEAR, "BTC", "USD", Payoff.LINEAR, 1))
        .with("BTC", AssetState.of(50_000));
  }

  /**
   * By hand: 2 linear coins are offset by 2 sold, or by 1000 inverse contracts of 100 dollars,
   * which stand for 100/50,000 = 0.002 coins each. Inverse orders cost 2 coins of notional times
   * 0.001 = 0.002 coins, 100 dollars; linear ones 2·50,000·0.002 = 200 dollars.
   */
  @Test
  void neutralisesDeltaWithLinearOrInverseContracts() {
    RebalanceSettings settings =
        new RebalanceSettings(
            "USD", Map.of(LINEAR, new TradingCosts(0.001, ImpactModel.NONE, 0.001)), FLAT, 0, 0);
    Account account = new Account("a", 50_000, List.of(Position.cross(LINEAR, 2, 40_000)));
    Suggestions suggestions =
        cross(settings)
            .neutralise(
                account,
                bitcoin(),
                MarginMultiplier.ONE,
                "BTC",
                PositionDelta.FUTURES,
                List.of(COIN));
    Suggestion best = suggestions.ranked().getFirst();
    Trade trade = ((Orders) best.action()).trades().getFirst();
    assertEquals(COIN, trade.instrument());
    assertEquals(-1_000, trade.quantity(), 1e-9);
    assertEquals(100, best.cost(), 1e-9);
    assertEquals(2, best.deltaBefore());
    assertEquals(0, best.deltaAfter(), 1e-12);
    assertEquals(50_000 - 100, best.accountAfter().collateral(), 1e-9);
    Suggestion other = suggestions.ranked().getLast();
    assertEquals(200, other.cost(), 1e-9);
    // closing realises 2·(50,000 − 40,000)
    assertEquals(50_000 + 20_000 - 200, other.accountAfter().collateral(), 1e-9);
    assertEquals(List.of(), other.accountAfter().positions());
  }

  /** Closing inverse contracts pays in coins: 1000·(−100/50,000 + 100/40,000) = 0.5. */
  @Test
  void gainsOfInverseContractsGoToTheirSettlementAsset() {
    RebalanceSettings settings = new RebalanceSettings("USD", Map.of(), FLAT, 0, 0);
    Account account = new Account("a", 1_000, List.of(Position.cross(COIN, 1_000, 40_000)));
    Suggestion best =
        cross(settings)
            .neutralise(
                account, bitcoin(), MarginMultiplier.ONE, "BTC", PositionDelta.FUTURES, List.of())
            .ranked()
            .getFirst();
    assertEquals(0.5, best.accountAfter().balances().get("BTC"), 1e-12);
  }

  /**
   * Impact makes it cheaper to split: with linear impact k·n/d on depths 2 and 1 million, the last
   * units cost the same at two to one.
   */
  @Test
  void splitsAHedgeWhereImpactMakesThatCheaper() {
    InstrumentId near = new InstrumentId("BTC-USD-NEAR");
    InstrumentId far = new InstrumentId("BTC-USD-FAR");
    MarketSnapshot market =
        new MarketSnapshot(
                Map.of(
                    near, new InstrumentState(50_000, 2e6),
                    far, new InstrumentState(50_000, 1e6)))
            .with(new Contract.Perpetual(near, "BTC", "USD", Payoff.LINEAR, 1))
            .with(new Contract.Perpetual(far, "BTC", "USD", Payoff.LINEAR, 1));
    TradingCosts costs = new TradingCosts(0, new ImpactModel(Shape.LINEAR, 0.05, 0.25), 0.0005);
    RebalanceSettings settings = new RebalanceSettings(null, Map.of(), costs, 0, 0);
    Account account = new Account("a", 1e6, List.of(Position.cross(near, 9, 50_000)));
    Suggestions suggestions =
        new Rebalancer(new CrossMargin(rules()), settings)
            .neutralise(
                account, market, MarginMultiplier.ONE, "BTC", PositionDelta.FUTURES, List.of(far));
    List<Trade> trades = ((Orders) suggestions.ranked().getFirst().action()).trades();
    assertEquals(2, trades.size());
    // 3 far and 6 near: 150,000·(0.05·0.15 + 0.0005) + 300,000·(0.05·0.15 + 0.0005) = 3600
    assertEquals(-3, trades.getFirst().quantity(), 1e-4);
    assertEquals(3_600, suggestions.ranked().getFirst().cost(), 1e-4);
    // all near: 450,000·(0.05·0.225 + 0.0005) = 5287.5
    assertEquals(5_287.5, suggestions.ranked().get(1).cost(), 1e-9);
  }

  @Test
  void optionsNeedAModelOfTheirDelta() {
    InstrumentId call = new InstrumentId("BTC-C");
    MarketSnapshot market =
        bitcoin()
            .with(call, InstrumentState.of(1_000))
            .with(
                new Contract.EuropeanOption(
                    call, "BTC", "USD", Payoff.LINEAR, 1, 1, 50_000, Contract.Right.CALL));
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> PositionDelta.FUTURES.perContract(call, market));
    assertTrue(e.getMessage().contains("'BTC-C' needs a model"), e.getMessage());
  }

  @Property(tries = 150, seed = "1")
  void noOrderOnAFineGridIsCheaperThanTheBestSuggestion(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MarketSnapshot market = Generated.market(random);
    Account account = Generated.account(random, market);
    Netting[] nettings = Netting.values();
    MarginCalculator margin =
        new CrossMargin(Generated.rules(nettings[random.nextInt(nettings.length)]));
    MarginMultiplier multiplier = Generated.multiplier(random);
    double ratio = margin.calculate(account, market, multiplier).marginRatio();
    double target = ratio < 2 ? ratio * random.nextDouble(0.1, 1) : random.nextDouble(0.1, 1);
    target = Math.clamp(target, 1e-6, 1);
    TradingCosts costs =
        new TradingCosts(
            random.nextDouble(0.001),
            new ImpactModel(Shape.values()[random.nextInt(2)], random.nextDouble(0.05), 0.1),
            random.nextDouble(0.001));
    RebalanceSettings settings = new RebalanceSettings(null, Map.of(), costs, 0.001, 1e12);
    Suggestions suggestions =
        new Rebalancer(margin, settings)
            .restore(account, market, multiplier, target, Generated.INSTRUMENTS);
    double before = 0;
    for (Suggestion suggestion : suggestions.ranked()) {
      assertTrue(suggestion.cost() >= before, "ranked by cost");
      before = suggestion.cost();
      assertEquals(
          suggestion.after(),
          margin.calculate(suggestion.action().applyTo(account), market, multiplier));
      assertTrue(suggestion.after().marginRatio() <= target, suggestion::describe);
    }
    double cheapest =
        suggestions.ranked().isEmpty()
            ? Double.POSITIVE_INFINITY
            : suggestions.ranked().getFirst().cost();
    if (suggestions.outcome() != Outcome.NOTHING_TO_DO) {
      double grid = cheapestOnGrid(account, market, multiplier, margin, settings, target);
      assertTrue(cheapest <= grid * (1 + 1e-9), () -> cheapest + " > " + grid);
    }
  }

  private static double cheapestOnGrid(
      Account account,
      MarketSnapshot market,
      MarginMultiplier multiplier,
      MarginCalculator margin,
      RebalanceSettings settings,
      double target) {
    double gross = 0;
    for (Position position : account.positions()) {
      gross += Math.abs(position.quantity()) * market.mark(position.instrument());
    }
    double best = Double.POSITIVE_INFINITY;
    for (InstrumentId instrument : Generated.INSTRUMENTS) {
      for (int i = -60; i <= 60; i++) {
        double quantity = gross / market.mark(instrument) * i / 60;
        if (quantity != 0) {
          Orders orders = new Orders(List.of(Trade.of(instrument, quantity, market, settings)));
          boolean sufficient =
              orders.cost() < best
                  && margin.calculate(orders.applyTo(account), market, multiplier).marginRatio()
                      <= target;
          best = sufficient ? orders.cost() : best;
        }
      }
    }
    return best;
  }

  @Property(tries = 2_000, seed = "1")
  void anOrderAtTheMarkChangesEquityByItsCostAlone(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MarketSnapshot market = Generated.market(random);
    Account account = Generated.account(random, market);
    CrossMargin margin = new CrossMargin(Generated.rules(Netting.NET));
    RebalanceSettings settings =
        new RebalanceSettings(
            null,
            Map.of(),
            new TradingCosts(0.001, new ImpactModel(Shape.SQUARE_ROOT, 0.1, 0.2), 0.001),
            0,
            0);
    InstrumentId instrument = Generated.INSTRUMENTS.get(random.nextInt(3));
    double quantity =
        random.nextDouble(-1e6, 1e6) / market.mark(instrument) * (random.nextBoolean() ? 1 : 20);
    Trade trade = Trade.of(instrument, quantity, market, settings);
    Account after = trade.applyTo(account);
    double gross = Math.abs(account.collateral()) + Math.abs(quantity) * market.mark(instrument);
    for (Position position : account.positions()) {
      gross += Math.abs(position.quantity()) * market.mark(position.instrument());
    }
    assertEquals(
        margin.equity(account, market) - trade.cost().value(),
        margin.equity(after, market),
        1e-13 * gross);
    double held = 0;
    double left = 0;
    for (Position position : account.positions()) {
      held += position.instrument().equals(instrument) ? position.quantity() : 0;
    }
    for (Position position : after.positions()) {
      left += position.instrument().equals(instrument) ? position.quantity() : 0;
    }
    assertEquals(held + quantity, left, 1e-13 * gross / market.mark(instrument));
  }
}
