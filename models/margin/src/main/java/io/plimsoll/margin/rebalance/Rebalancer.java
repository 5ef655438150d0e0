package io.plimsoll.margin.rebalance;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginCalculator;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarginResult;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.rebalance.Action.Orders;
import io.plimsoll.margin.rebalance.Suggestions.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Suggests the cheapest way to a margin ratio or to no delta, under any calculator.
 *
 * <p>Nothing is assumed of the calculator but that it can be asked: for each instrument and
 * direction the smallest order that suffices is found by looking at sizes on a grid and halving the
 * interval before the first that does. Costs rise with size, so the smallest is the cheapest. Where
 * the ratio is not monotone between two points of the grid a smaller order may be missed; what is
 * suggested always suffices, since it is calculated again.
 *
 * <p>Also tried: the same fraction of all positions; whole positions in the order of what they free
 * per cost and a part of the last; a deposit. Pure, and deterministic.
 */
public final class Rebalancer {
  private final MarginCalculator calculator;
  private final RebalanceSettings settings;

  /** A rebalancer. */
  public Rebalancer(MarginCalculator calculator, RebalanceSettings settings) {
    this.calculator = calculator;
    this.settings = settings;
  }

  /**
   * What brings maintenance over equity down to a target.
   *
   * @param targetRatio in (0, 1]
   * @param hedges instruments beside those of the account that may be traded
   */
  public Suggestions restore(
      Account account,
      MarketState market,
      MarginMultiplier multiplier,
      double targetRatio,
      Collection<InstrumentId> hedges) {
    if (!(targetRatio > 0 && targetRatio <= 1)) {
      throw new IllegalArgumentException("target ratio must be in (0, 1], was " + targetRatio);
    }
    RatioSearch search =
        new RatioSearch(calculator, settings, account, market, multiplier, targetRatio);
    if (search.before().marginRatio() <= targetRatio) {
      return new Suggestions(Outcome.NOTHING_TO_DO, List.of(), search.before().marginRatio());
    }
    List<Suggestion> found = new ArrayList<>();
    for (InstrumentId instrument : instruments(account, hedges)) {
      for (int side = -1; side <= 1; side += 2) {
        search.order(instrument, side).ifPresent(found::add);
      }
    }
    search.fractionOfAll().ifPresent(found::add);
    search.oneAfterTheOther().ifPresent(found::add);
    search.deposit().ifPresent(found::add);
    return ranked(found, search.nearest());
  }

  /**
   * What brings an account's delta in an underlying to zero.
   *
   * @param underlying as contracts name it
   * @param hedges instruments beside those of the account that may be traded; those on other
   *     underlyings are passed over
   */
  public Suggestions neutralise(
      Account account,
      MarketState market,
      MarginMultiplier multiplier,
      String underlying,
      PositionDelta delta,
      Collection<InstrumentId> hedges) {
    double before = delta.of(account, underlying, market);
    if (before == 0) {
      return new Suggestions(Outcome.NOTHING_TO_DO, List.of(), 0);
    }
    MarginResult resultBefore = calculator.calculate(account, market, multiplier);
    List<InstrumentId> usable = new ArrayList<>();
    for (InstrumentId instrument : instruments(account, hedges)) {
      if (market.contract(instrument).underlying().equals(underlying)
          && delta.perContract(instrument, market) != 0) {
        usable.add(instrument);
      }
    }
    HedgeSplit split = new HedgeSplit(market, delta, settings);
    List<Suggestion> found = new ArrayList<>();
    for (Orders orders : split.candidates(usable, -before)) {
      Account after = orders.applyTo(account);
      found.add(
          new Suggestion(
              orders,
              orders.cost(),
              resultBefore,
              calculator.calculate(after, market, multiplier),
              after,
              before,
              delta.of(after, underlying, market)));
    }
    return ranked(found, found.isEmpty() ? Math.abs(before) : 0);
  }

  private static Suggestions ranked(List<Suggestion> found, double nearest) {
    found.sort(
        Comparator.comparingDouble(Suggestion::cost)
            .thenComparing(suggestion -> suggestion.action().describe()));
    return new Suggestions(found.isEmpty() ? Outcome.NONE_SUFFICES : Outcome.FOUND, found, nearest);
  }

  private static Set<InstrumentId> instruments(Account account, Collection<InstrumentId> hedges) {
    Set<InstrumentId> all = new TreeSet<>(Comparator.comparing(InstrumentId::value));
    for (Position position : account.positions()) {
      all.add(position.instrument());
    }
    all.addAll(hedges);
    return all;
  }
}
