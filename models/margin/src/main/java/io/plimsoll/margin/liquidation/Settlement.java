package io.plimsoll.margin.liquidation;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.LiquidationEngine.Fill;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationStep.ClawedBack;
import io.plimsoll.margin.liquidation.LiquidationStep.FeePaid;
import io.plimsoll.margin.liquidation.LiquidationStep.FundDraw;
import io.plimsoll.margin.liquidation.LiquidationStep.IncentivePaid;
import io.plimsoll.margin.liquidation.LiquidationStep.OrderFilled;
import io.plimsoll.margin.liquidation.LiquidationStep.Socialised;
import io.plimsoll.margin.liquidation.LiquidationStep.TakenOver;
import io.plimsoll.margin.liquidation.Waterfall.Clawback;
import java.util.ArrayList;
import java.util.List;

/** The account while one step works on it, and the books on which every payment is entered. */
final class Settlement {
  private final LiquidationContext context;
  private final AccountHealth health;
  private final Waterfall waterfall;
  private final List<Fill> fills = new ArrayList<>();
  private final List<LiquidationStep> steps = new ArrayList<>();
  private Account account;
  private double fees;
  private double badDebt;
  private double fundDraw;

  Settlement(
      LiquidationContext context, AccountHealth health, Waterfall waterfall, Account account) {
    this.context = context;
    this.health = health;
    this.waterfall = waterfall;
    this.account = account;
    health.requireOneCurrency(account, context.execution());
  }

  Account account() {
    return account;
  }

  MarketState market() {
    return context.execution();
  }

  double equity() {
    return health.equity(account, market());
  }

  double maintenance() {
    return health.maintenance(account, market(), context.multiplier());
  }

  Contract contract(int index) {
    return market().contract(account.positions().get(index).instrument());
  }

  double mark(int index) {
    return market().mark(account.positions().get(index).instrument());
  }

  void add(LiquidationStep step) {
    steps.add(step);
  }

  /** A position was closed in part; the counterparty is the ledger. */
  void filled(int index, double quantity, double price) {
    Position position = account.positions().get(index);
    steps.add(
        new OrderFilled(
            position.instrument(), -quantity, price, mark(index), change(index, quantity, price)));
    fills.add(new Fill(position.instrument(), -quantity, price));
    close(index, quantity, price);
  }

  /** Closes a part of a position against the ledger, without an entry among the steps. */
  void close(int index, double quantity, double price) {
    Contract contract = contract(index);
    account = account.closing(contract, index, quantity, price);
    context.ledger().trade(contract, -quantity, price);
  }

  /** Closes a part of a position against an account that was closed already. */
  void matched(int index, double quantity, double price) {
    account = account.closing(contract(index), index, quantity, price);
  }

  /** What closing at a price and not at the mark does to the account's equity. */
  double change(int index, double quantity, double price) {
    Contract contract = contract(index);
    return quantity * (contract.value(price) - contract.value(mark(index)));
  }

  /** The account pays the fund a fee. */
  void fee(double amount) {
    account = account.plusCollateral(-amount);
    context.ledger().fund().receive(amount);
    fees += amount;
    if (amount > 0) {
      steps.add(new FeePaid(amount));
    }
  }

  /** The account pays the counterparties, or is paid where negative. */
  void pay(double amount) {
    account = account.plusCollateral(-amount);
    context.ledger().pay(amount);
  }

  /** What the fund would still pay in this step. */
  double available() {
    return Math.max(0, Math.min(waterfall.available(context.ledger().fund()), undrawn()));
  }

  private double undrawn() {
    return waterfall.maximumDrawQuote() - fundDraw;
  }

  /** The fund pays the account up to an amount. */
  void draw(double amount) {
    double paid = cover(amount);
    account = account.plusCollateral(paid);
    badDebt += paid;
    if (paid > 0) {
      steps.add(new FundDraw(paid));
    }
  }

  private double cover(double amount) {
    double paid = context.ledger().fund().cover(Math.min(amount, available()));
    fundDraw += paid;
    return paid;
  }

  /** The fund takes the account over as it stands; equity must not be negative. */
  void takeOver() {
    while (!account.positions().isEmpty()) {
      close(0, account.positions().get(0).quantity(), mark(0));
    }
    double equity = Math.max(0, equity());
    account = new Account(account.id(), 0, List.of());
    context.ledger().fund().receive(equity);
    steps.add(new TakenOver(equity));
  }

  /** An account without positions leaves what it has, or owes, to the counterparties. */
  void giveUp() {
    context.ledger().pay(equity());
    account = new Account(account.id(), 0, List.of());
  }

  /** An account without positions is relieved of what it lacks. */
  void settleDeficit() {
    double deficit = Math.max(0, account.balances().isEmpty() ? -account.collateral() : -equity());
    if (deficit == 0) {
      return;
    }
    badDebt += deficit;
    double paid = cover(deficit);
    double back = clawedBack(deficit - paid);
    double rest = deficit - paid - back;
    context.ledger().socialize(Math.max(0, rest));
    account = new Account(account.id(), 0, List.of());
    if (paid > 0) {
      steps.add(new FundDraw(paid));
    }
    if (back > 0) {
      steps.add(new ClawedBack(back, back));
    }
    if (rest > 0) {
      steps.add(new Socialised(rest, rest));
    }
  }

  /** A bidder, whom the ledger stands for, is paid to take an account. */
  void payBidder(double amount) {
    badDebt += amount;
    double paid = cover(amount);
    context.ledger().pay(paid);
    double back = clawedBack(amount - paid);
    context.ledger().pay(back);
    double rest = amount - paid - back;
    if (paid > 0) {
      steps.add(new IncentivePaid(paid));
    }
    if (back > 0) {
      steps.add(new ClawedBack(back, 0));
    }
    if (rest > 0) {
      context.ledger().socialize(rest);
      context.ledger().pay(rest);
      steps.add(new Socialised(rest, 0));
    }
  }

  private double clawedBack(double loss) {
    return waterfall.clawback() == Clawback.NONE || !(loss > 0)
        ? 0
        : context.counterparties().clawBack(account.id(), loss, market());
  }

  Transition end(LiquidationState state) {
    return new Transition(account, state, fills, fees, badDebt, fundDraw, steps);
  }
}
