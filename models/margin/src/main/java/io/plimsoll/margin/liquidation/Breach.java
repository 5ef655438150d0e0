package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A breached account as a {@link PartialLiquidation} sees it.
 *
 * @param market marks at which orders execute
 * @param costFraction what closing costs at the mark, as a fraction of the notional closed: the
 *     liquidation fee and what a liquidator is granted
 * @param progress what was done so far
 * @param volume what was liquidated lately over all accounts
 */
public record Breach(
    long nowNanos,
    Account account,
    MarketState market,
    MarginMultiplier multiplier,
    AccountHealth health,
    Tiers tiers,
    double costFraction,
    Unwinding progress,
    LiquidatedVolume volume) {
  public Breach {
    Checks.inRange(costFraction, 0, 1, "costFraction");
  }

  /** What the account is worth at the marks. */
  public double equity() {
    return health.equity(account, market);
  }

  /** What it must be worth. */
  public double maintenance() {
    return health.maintenance(account, market, multiplier);
  }

  /** Whether nothing is left of the account at the marks. */
  public boolean insolvent() {
    return equity() <= 0;
  }

  /** The terms of a position. */
  public Contract contract(int index) {
    return market.contract(account.positions().get(index).instrument());
  }

  /** The mark of a position. */
  public double mark(int index) {
    return market.mark(account.positions().get(index).instrument());
  }

  /** What a position stands for at the mark. */
  public double notional(int index) {
    return contract(index).notional(account.positions().get(index).quantity(), mark(index));
  }

  /** What a position would require if there were nothing else in the account. */
  public double requirementAlone(int index) {
    Position position = account.positions().get(index);
    Account alone = new Account(account.id(), 0, List.of(position));
    return health.maintenance(alone, market, multiplier);
  }

  /**
   * Positions by the requirement they would have alone, the largest first; of equal ones the first
   * in the account.
   */
  public List<Integer> byRequirement() {
    int n = account.positions().size();
    double[] requirements = IntStream.range(0, n).mapToDouble(this::requirementAlone).toArray();
    return IntStream.range(0, n)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -requirements[i]))
        .toList();
  }

  /** Every position whole. */
  public List<Closing> everything() {
    return fractionOfAll(1);
  }

  /** The same fraction of every position, in (0, 1]. */
  public List<Closing> fractionOfAll(double fraction) {
    List<Closing> closings = new ArrayList<>();
    for (int i = 0; i < account.positions().size(); i++) {
      closings.add(part(i, fraction));
    }
    return closings;
  }

  /** A fraction of a position, in (0, 1]; at 1 exactly its quantity. */
  public Closing part(int index, double fraction) {
    double quantity = account.positions().get(index).quantity();
    double closed = fraction >= 1 ? quantity : fraction * quantity;
    return new Closing(index, closed);
  }

  /** The same breach after a part of a position was closed at the mark and its cost was paid. */
  Breach after(Closing closing) {
    int index = closing.index();
    double cost = costFraction * contract(index).notional(closing.quantity(), mark(index));
    Account closed =
        account
            .closing(contract(index), index, closing.quantity(), mark(index))
            .plusCollateral(-cost);
    return new Breach(
        nowNanos, closed, market, multiplier, health, tiers, costFraction, progress, volume);
  }

  /** Whether closing this part leaves the requirement no higher than it is. */
  boolean helps(Closing closing) {
    return after(closing).maintenance() <= maintenance();
  }

  /**
   * The first closing, over positions in the order of {@link #byRequirement}, that does not raise
   * the requirement: closing one leg of a hedge may. If none helps, the fraction of each position
   * that the largest would have lost, which scales every requirement down.
   */
  List<Closing> first(IntFunction<Closing> closing) {
    List<Integer> order = byRequirement();
    for (int index : order) {
      Closing candidate = closing.apply(index);
      if (helps(candidate)) {
        return List.of(candidate);
      }
    }
    int largest = order.get(0);
    double fraction =
        closing.apply(largest).quantity() / account.positions().get(largest).quantity();
    return fractionOfAll(fraction);
  }

  /** Whether the requirement would be higher after closings that stand in the order of indices. */
  boolean raisedBy(List<Closing> closings) {
    Breach rest = this;
    for (Closing closing : closings.reversed()) {
      rest = rest.after(closing);
    }
    return rest.maintenance() > maintenance();
  }
}
