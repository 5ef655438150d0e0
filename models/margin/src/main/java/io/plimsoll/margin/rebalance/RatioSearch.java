package io.plimsoll.margin.rebalance;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarginResult.PositionMargin;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.rebalance.Action.Deposit;
import io.plimsoll.margin.rebalance.Action.Orders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/** Finds the smallest actions of each kind that bring an account's margin ratio to a target. */
final class RatioSearch {
  /** Sizes that are looked at up to a whole position, and again beyond it. */
  private static final int GRID = 64;

  private final MarginCalculator calculator;
  private final RebalanceSettings settings;
  private final Account account;
  private final MarketState market;
  private final MarginMultiplier multiplier;
  private final double target;
  private final MarginResult before;
  private double nearest;

  RatioSearch(
      MarginCalculator calculator,
      RebalanceSettings settings,
      Account account,
      MarketState market,
      MarginMultiplier multiplier,
      double target) {
    this.calculator = calculator;
    this.settings = settings;
    this.account = account;
    this.market = market;
    this.multiplier = multiplier;
    this.target = target;
    this.before = calculator.calculate(account, market, multiplier);
    this.nearest = before.marginRatio();
  }

  MarginResult before() {
    return before;
  }

  /** The lowest ratio seen so far. */
  double nearest() {
    return nearest;
  }

  /**
   * The smallest order in an instrument: up to the whole position that it reduces, then up to as
   * much again as the account's positions are worth together.
   */
  Optional<Suggestion> order(InstrumentId instrument, int side) {
    double held = 0;
    double gross = 0;
    for (Position position : account.positions()) {
      gross += value(position.instrument(), position.quantity());
      held += position.instrument().equals(instrument) ? position.quantity() : 0;
    }
    double closing = held * side < 0 ? Math.abs(held) : 0;
    double beyond = gross / value(instrument, 1);
    List<Double> sizes = closing > 0 ? grid(closing) : new ArrayList<>();
    for (int i = 1; i <= GRID; i++) {
      sizes.add(closing + beyond * i / GRID);
    }
    return smallest(
        sizes, size -> new Orders(List.of(Trade.of(instrument, side * size, market, settings))));
  }

  /** Notional in margin currency. */
  private double value(InstrumentId instrument, double quantity) {
    Contract contract = market.contract(instrument);
    return contract.notional(quantity, market.mark(instrument)) * settings.rate(contract, market);
  }

  private static List<Double> grid(double whole) {
    List<Double> sizes = new ArrayList<>();
    for (int i = 1; i <= GRID; i++) {
      sizes.add(i == GRID ? whole : whole * i / GRID);
    }
    return sizes;
  }

  /** The smallest fraction of everything that has to be closed. */
  Optional<Suggestion> fractionOfAll() {
    List<Trade> whole = closings();
    if (whole.size() < 2) {
      return Optional.empty();
    }
    return smallest(
        grid(1),
        fraction -> {
          List<Trade> trades = new ArrayList<>();
          for (Trade trade : whole) {
            trades.add(Trade.of(trade.instrument(), trade.quantity() * fraction, market, settings));
          }
          return new Orders(trades);
        });
  }

  /**
   * The orders that close everything, one for each instrument and side: they share its depth, so
   * two of them would hide impact.
   */
  private List<Trade> closings() {
    Map<String, Double> quantities = new TreeMap<>();
    Map<String, InstrumentId> instruments = new TreeMap<>();
    for (Position position : account.positions()) {
      String key = position.instrument().value() + (position.quantity() > 0 ? " long" : " short");
      quantities.merge(key, -position.quantity(), Double::sum);
      instruments.put(key, position.instrument());
    }
    List<Trade> trades = new ArrayList<>();
    instruments.forEach(
        (key, instrument) ->
            trades.add(Trade.of(instrument, quantities.getOrDefault(key, 0.0), market, settings)));
    return trades;
  }

  /** Whole positions in the order of what they free per cost, and as much of the last as needed. */
  Optional<Suggestion> oneAfterTheOther() {
    List<Trade> whole = closings();
    whole.sort(Comparator.comparingDouble(trade -> -freedPerCost(trade)));
    for (int n = 0; n < whole.size(); n++) {
      List<Trade> sofar = whole.subList(0, n);
      Trade last = whole.get(n);
      Optional<Suggestion> found =
          smallest(
              grid(last.quantity()),
              quantity -> {
                List<Trade> trades = new ArrayList<>(sofar);
                trades.add(Trade.of(last.instrument(), quantity, market, settings));
                return new Orders(trades);
              });
      if (found.isPresent()) {
        return n == 0 ? Optional.empty() : found;
      }
    }
    return Optional.empty();
  }

  private double freedPerCost(Trade trade) {
    MarginResult after = result(new Orders(List.of(trade)));
    double freed =
        target * (after.equity() - before.equity())
            - (after.maintenanceRequirement() - before.maintenanceRequirement());
    return freed / Math.max(Double.MIN_NORMAL, trade.cost().value());
  }

  /**
   * The smallest deposit: to the wallet, or to isolated positions where the wallet does not count.
   */
  Optional<Suggestion> deposit() {
    double whole = before.maintenanceRequirement() / target - before.equity();
    List<Double> sizes = new ArrayList<>();
    for (double size = whole; size > 0 && sizes.size() < 8; size *= 2) {
      sizes.add(size);
    }
    return smallest(sizes, size -> new Deposit(size, List.of()))
        .or(() -> smallest(List.of(1.0, 1 + 1e-12, 1 + 1e-9), this::toPositions));
  }

  private Deposit toPositions(double factor) {
    List<Double> amounts = new ArrayList<>();
    for (PositionMargin position : before.positions()) {
      double missing = position.maintenanceRequirement() / target - position.equity();
      amounts.add(Math.max(0, missing) * factor);
    }
    return new Deposit(0, amounts);
  }

  private Optional<Suggestion> smallest(List<Double> sizes, DoubleFunction<Action> actionOf) {
    double low = 0;
    for (double size : sizes) {
      if (suffices(actionOf.apply(size))) {
        return Optional.of(suggestion(actionOf.apply(halved(low, size, actionOf))));
      }
      low = size;
    }
    return Optional.empty();
  }

  /** The size next to one that does not suffice, between that and one that does. */
  private double halved(double insufficient, double sufficient, DoubleFunction<Action> actionOf) {
    double low = insufficient;
    double high = sufficient;
    for (int i = 0; i < 60; i++) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (suffices(actionOf.apply(middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private boolean suffices(Action action) {
    if (action instanceof Deposit deposit && deposit.amount() > settings.maximumDeposit()) {
      return false;
    }
    double ratio = result(action).marginRatio();
    nearest = Math.min(nearest, ratio);
    return ratio <= target;
  }

  private MarginResult result(Action action) {
    return calculator.calculate(action.applyTo(account), market, multiplier);
  }

  private Suggestion suggestion(Action action) {
    double cost =
        switch (action) {
          case Orders orders -> orders.cost();
          case Deposit deposit -> deposit.amount() * settings.depositCostFraction();
        };
    Account after = action.applyTo(account);
    MarginResult result = calculator.calculate(after, market, multiplier);
    return new Suggestion(action, cost, before, result, after, Double.NaN, Double.NaN);
  }
}
