package io.plimsoll.margin.rebalance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.Generated;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketSnapshot;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules.Netting;
import io.plimsoll.margin.liquidation.ImpactModel;
import io.plimsoll.margin.liquidation.ImpactModel.Shape;
import io.plimsoll.margin.rebalance.Action.Orders;
import io.plimsoll.margin.rebalance.Suggestions.Outcome;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Suggestions on generated accounts, against a grid of orders. */
class SuggestionPropertiesTest {
  @Property(tries = 80, seed = "1")
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
