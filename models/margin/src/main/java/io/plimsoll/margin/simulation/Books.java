package io.plimsoll.margin.simulation;

import io.plimsoll.margin.liquidation.InsuranceFund;

/**
 * Where all money is: running totals over the accounts, and the other side of every trade.
 *
 * <p>Equity of all accounts, fund, fees and the counterparties' equity change in sum only by what
 * accounts deposit and withdraw. {@link #imbalance} says by how much that fails, in a handful of
 * additions; {@link Accounts#recount} compares the totals themselves with the accounts.
 */
final class Books {
  private final Marks marks;
  private final LossAllocation allocation;
  private final InsuranceFund fund;
  private final double fundAtStart;
  private final RunningTotal[] quantity;
  private final RunningTotal[] cost;
  private final int[] open;
  private final RunningTotal wallets = new RunningTotal();
  private final RunningTotal cash = new RunningTotal();
  private final RunningTotal deposits = new RunningTotal();
  private final RunningTotal fees = new RunningTotal();
  private final RunningTotal socialised = new RunningTotal();
  private final RunningTotal badDebt = new RunningTotal();

  Books(Marks marks, LossAllocation allocation, double fundBalance) {
    this.marks = marks;
    this.allocation = allocation;
    fund = new InsuranceFund(fundBalance);
    fundAtStart = fundBalance;
    quantity = new RunningTotal[2 * marks.count()];
    cost = new RunningTotal[2 * marks.count()];
    open = new int[2 * marks.count()];
    for (int s = 0; s < quantity.length; s++) {
      quantity[s] = new RunningTotal();
      cost[s] = new RunningTotal();
    }
  }

  void wallet(double change) {
    wallets.add(change);
  }

  /** A position came (+1) or went (−1) or both, on the scale of shifted marks. */
  void position(int instrument, double signedQuantity, double entry, int sign) {
    int s = Side.index(instrument, Side.of(signedQuantity));
    quantity[s].add(sign * signedQuantity);
    cost[s].add(sign * (signedQuantity * entry));
    open[s] += sign;
  }

  /** An account bought (positive) or sold a quantity: its counterparty paid or got the price. */
  void trade(double signedQuantity, double price) {
    cash.add(signedQuantity * price);
  }

  void deposit(double amount) {
    deposits.add(amount);
  }

  void feeToVenue(double amount) {
    fees.add(amount);
  }

  void feeToFund(double amount) {
    fund.receive(amount);
  }

  /** Base units the counterparties hold: what the accounts do not hold of one another. */
  private double counterpartyQuantity(int instrument) {
    return -quantity[Side.index(instrument, Side.LONG)].value()
        - quantity[Side.index(instrument, Side.SHORT)].value();
  }

  /** Longs pay shorts a fraction of notional. */
  void fund(int instrument, double rate) {
    double perUnit = rate * marks.mark(instrument);
    cash.add(-counterpartyQuantity(instrument) * perUnit);
    marks.charge(instrument, Side.LONG, perUnit);
    marks.charge(instrument, Side.SHORT, -perUnit);
  }

  /**
   * Pays what an account lacks: first the fund, then whom the allocation names.
   *
   * @param side on which the account stood
   */
  void settleDeficit(double deficit, int instrument, int side) {
    badDebt.add(deficit);
    double rest = deficit - fund.cover(deficit);
    if (!(rest > 0)) {
      return;
    }
    socialised.add(rest);
    int against = 1 - side;
    double counterparties = 0;
    if (allocation == LossAllocation.OPPOSITE_SIDE) {
      double accounts = Math.abs(quantity[Side.index(instrument, against)].value());
      double theirs = counterpartyQuantity(instrument);
      counterparties =
          open[Side.index(instrument, side)] > 0 && Side.of(theirs) == against
              ? Math.abs(theirs)
              : 0;
      accounts = open[Side.index(instrument, against)] > 0 ? accounts : 0;
      if (accounts > 0) {
        double perUnit = Math.min(rest / (accounts + counterparties), 0.1 * marks.mark(instrument));
        marks.charge(instrument, against, perUnit);
        rest -= perUnit * accounts;
      }
    }
    cash.add(-rest);
  }

  double fundBalance() {
    return fund.balance();
  }

  double venueFees() {
    return fees.value();
  }

  double deposits() {
    return deposits.value();
  }

  double badDebt() {
    return badDebt.value();
  }

  double socialisedLoss() {
    return socialised.value();
  }

  /** Base units of longs, those of counterparties included. */
  double openInterest(int instrument) {
    double longs = quantity[Side.index(instrument, Side.LONG)].value();
    return longs + Math.max(0, counterpartyQuantity(instrument));
  }

  double accountsEquity() {
    double equity = wallets.value();
    for (int i = 0; i < marks.count(); i++) {
      for (int side = Side.LONG; side <= Side.SHORT; side++) {
        int s = Side.index(i, side);
        equity += quantity[s].value() * marks.shifted(i, side) - cost[s].value();
      }
    }
    return equity;
  }

  double counterpartiesEquity() {
    double equity = cash.value();
    for (int i = 0; i < marks.count(); i++) {
      equity += counterpartyQuantity(i) * marks.mark(i);
    }
    return equity;
  }

  /** What is there less what ought to be, as a fraction of the sizes that cancel in it. */
  double imbalance() {
    double there = accountsEquity() + counterpartiesEquity() + fund.balance() + fees.value();
    return (there - deposits.value() - fundAtStart) / scale();
  }

  /** The largest size that cancels in the balance, at least 1. */
  double scale() {
    double scale = 1 + Math.abs(wallets.value()) + Math.abs(cash.value()) + fundAtStart;
    for (int s = 0; s < cost.length; s++) {
      scale += 2 * Math.abs(cost[s].value());
    }
    return scale;
  }

  double wallets() {
    return wallets.value();
  }

  double quantity(int instrument, int side) {
    return quantity[Side.index(instrument, side)].value();
  }

  double cost(int instrument, int side) {
    return cost[Side.index(instrument, side)].value();
  }
}
