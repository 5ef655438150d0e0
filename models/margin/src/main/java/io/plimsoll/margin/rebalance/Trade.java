package io.plimsoll.margin.rebalance;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Payoff;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One order at the mark.
 *
 * @param quantity contracts, positive when bought and negative when sold, never zero
 * @param mark as the instrument is quoted
 * @param cost recomputes to what the order costs against the mark, in the contract's settlement asset
 */
public record Trade(InstrumentId instrument, double quantity, double mark, Explanation cost) {

  /** An order with its cost at a market's mark and depth. */
  static Trade of(
      InstrumentId instrument, double quantity, MarketState market, TradingCosts costs) {
    double mark = market.mark(instrument);
    double notional = market.contract(instrument).notional(quantity, mark);
    return new Trade(
        instrument,
        quantity,
        mark,
        costs.explain("cost of " + instrument, notional, market.depthNotional(instrument)));
  }

  /**
   * The account after the order: it first closes positions of the other sign, in the order of the
   * account, and opens a position with the rest. Gains and costs go to the wallet; those of an inverse
   * contract to the balance in its settlement asset.
   */
  Account applyTo(Account account, MarketState market) {
    Contract contract = market.contract(instrument);
    List<Position> left = new ArrayList<>();
    double rest = quantity;
    double gain = -cost.value();
    double released = 0;
    for (Position position : account.positions()) {
      if (!position.instrument().equals(instrument) || position.quantity() * rest >= 0) {
        left.add(position);
        continue;
      }
      double closed =
          Math.abs(rest) < Math.abs(position.quantity()) ? -rest : position.quantity();
      gain += closed * (contract.value(mark) - contract.value(position.entryPrice()));
      rest += closed;
      double kept = position.quantity() - closed;
      if (kept == 0) {
        released += position.isolatedCollateral();
      } else {
        left.add(position.withQuantity(kept));
      }
    }
    if (rest != 0) {
      left.add(Position.cross(instrument, rest, mark));
    }
    if (contract.payoff() == Payoff.LINEAR) {
      return new Account(
          account.id(), account.collateral() + released + gain, account.balances(), left);
    }
    Map<String, Double> balances = new TreeMap<>(account.balances());
    balances.merge(contract.settlement(), gain, Double::sum);
    return new Account(account.id(), account.collateral() + released, balances, left);
  }

  /** The cost in the currency in which margin is reckoned. */
  double costInMargin(MarketState market) {
    Contract contract = market.contract(instrument);
    return contract.payoff() == Payoff.LINEAR
        ? cost.value()
        : cost.value() * market.assetPrice(contract.settlement());
  }
}
