package io.plimsoll.margin.rebalance;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One order at the mark.
 *
 * @param contract what is traded
 * @param quantity contracts, positive when bought and negative when sold, never zero
 * @param mark as the instrument is quoted
 * @param settlement where gains and costs go
 * @param cost recomputes to what the order costs against the mark, margin currency
 */
public record Trade(
    Contract contract, double quantity, double mark, Settlement settlement, Explanation cost) {

  /** An order with its cost at a market's mark and depth. */
  static Trade of(
      InstrumentId instrument, double quantity, MarketState market, RebalanceSettings settings) {
    Contract contract = market.contract(instrument);
    double mark = market.mark(instrument);
    double rate = settings.rate(contract, market);
    return new Trade(
        contract,
        quantity,
        mark,
        settings.settlesInWallet(contract) ? Settlement.WALLET : Settlement.BALANCE,
        settings
            .costsOf(instrument)
            .explain(
                "cost of " + instrument,
                contract.notional(quantity, mark),
                market.depthNotional(instrument),
                rate));
  }

  /** The instrument's symbol. */
  public InstrumentId instrument() {
    return contract.id();
  }

  /**
   * The account after the order: it first closes positions of the other sign, in the order of the
   * account, and opens a position with the rest. The cost is paid from the wallet.
   */
  Account applyTo(Account account) {
    List<Position> left = new ArrayList<>();
    double rest = quantity;
    double gain = 0;
    double wallet = account.collateral() - cost.value();
    for (Position position : account.positions()) {
      if (!position.instrument().equals(instrument()) || position.quantity() * rest >= 0) {
        left.add(position);
        continue;
      }
      double closed = Math.abs(rest) < Math.abs(position.quantity()) ? -rest : position.quantity();
      gain += closed * (contract.value(mark) - contract.value(position.entryPrice()));
      rest += closed;
      double kept = position.quantity() - closed;
      if (kept == 0) {
        wallet += position.isolatedCollateral();
      } else {
        left.add(position.withQuantity(kept));
      }
    }
    if (rest != 0) {
      left.add(Position.cross(instrument(), rest, mark));
    }
    if (settlement == Settlement.WALLET) {
      return new Account(account.id(), wallet + gain, account.balances(), left);
    }
    Map<String, Double> balances = new TreeMap<>(account.balances());
    if (gain != 0) {
      balances.merge(contract.settlement(), gain, Double::sum);
    }
    return new Account(account.id(), wallet, balances, left);
  }

  /** Where the gains of a contract go. */
  public enum Settlement {
    /** To the margin currency. */
    WALLET,
    /** To the account's balance in the contract's settlement asset. */
    BALANCE
  }
}
