package io.plimsoll.margin.rebalance;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an account could do. */
public sealed interface Action {

  /** The account after the action. */
  Account applyTo(Account account);

  /** One line for people. */
  String describe();

  /** Orders at the mark, one after the other. */
  record Orders(List<Trade> trades) implements Action {
    public Orders {
      trades = List.copyOf(trades);
    }

    /** What all orders cost, margin currency. */
    public double cost() {
      double total = 0;
      for (Trade trade : trades) {
        total += trade.cost().value();
      }
      return total;
    }

    @Override
    public Account applyTo(Account account) {
      Account after = account;
      for (Trade trade : trades) {
        after = trade.applyTo(after);
      }
      return after;
    }

    @Override
    public String describe() {
      List<String> parts = new ArrayList<>();
      for (Trade trade : trades) {
        parts.add(
            String.format(
                Locale.ROOT,
                "%s %.8g %s at %.8g",
                trade.quantity() > 0 ? "buy" : "sell",
                Math.abs(trade.quantity()),
                trade.instrument(),
                trade.mark()));
      }
      return String.join(", ", parts);
    }
  }

  /**
   * A transfer of margin currency to the account.
   *
   * @param toWallet zero or more
   * @param toPositions to the isolated collateral of each position in the order of the account;
   *     empty where all goes to the wallet
   */
  record Deposit(double toWallet, List<Double> toPositions) implements Action {
    public Deposit {
      toPositions = List.copyOf(toPositions);
    }

    /** The whole amount. */
    public double amount() {
      double total = toWallet;
      for (double amount : toPositions) {
        total += amount;
      }
      return total;
    }

    @Override
    public Account applyTo(Account account) {
      List<Position> positions = new ArrayList<>();
      for (int i = 0; i < account.positions().size(); i++) {
        Position position = account.positions().get(i);
        double more = toPositions.isEmpty() ? 0 : toPositions.get(i);
        positions.add(
            new Position(
                position.instrument(),
                position.quantity(),
                position.entryPrice(),
                position.isolatedCollateral() + more));
      }
      return new Account(
          account.id(), account.collateral() + toWallet, account.balances(), positions);
    }

    @Override
    public String describe() {
      return String.format(
          Locale.ROOT,
          "deposit %.8g%s",
          amount(),
          toPositions.isEmpty() ? "" : " to isolated positions");
    }
  }
}
