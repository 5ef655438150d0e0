package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.Contract;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.Counterparties.Claim;
import io.plimsoll.margin.liquidation.Counterparties.Match;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import io.plimsoll.margin.liquidation.LiquidationStep.Deleveraged;
import io.plimsoll.margin.liquidation.OrderExecution.Filled;
import io.plimsoll.margin.liquidation.PartialLiquidation.Insolvency;
import io.plimsoll.margin.liquidation.Waterfall.Deleveraging;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** One tranche of orders and what follows from it. */
final class Tranche {
  /** Quantities that differ by less than this fraction are the same but for rounding. */
  private static final double ROUNDING = 1e-12;

  private final LiquidationRules rules;
  private final AccountHealth health;
  private final Tiers tiers;
  private final long nowNanos;
  private final LiquidationContext context;
  private final Settlement books;

  Tranche(
      LiquidationRules rules,
      AccountHealth health,
      Tiers tiers,
      long nowNanos,
      Account account,
      LiquidationContext context) {
    this.rules = rules;
    this.health = health;
    this.tiers = tiers;
    this.nowNanos = nowNanos;
    this.context = context;
    this.books = new Settlement(context, health, rules.waterfall(), account);
  }

  Transition run(Unwinding progress) {
    double before = shortage();
    double equity = books.equity();
    int orders = 0;
    if (rules.backstop().takesOver(equity, books.maintenance(), progress.tranches())) {
      books.takeOver();
    } else if (rules.partial().insolvency() == Insolvency.KEEPS_LIMITS) {
      if (deleverages(equity)) {
        deleverage();
      }
      orders = books.account().positions().isEmpty() ? 0 : closePart(progress);
    } else {
      orders = equity > 0 ? closePart(progress) : 0;
      if (books.equity() <= 0 && !books.account().positions().isEmpty()) {
        closeEverything();
        orders++;
      }
    }
    return end(progress, before, orders > 0);
  }

  private Transition end(Unwinding progress, double before, boolean closed) {
    if (books.account().positions().isEmpty()) {
      books.settleDeficit();
      return books.end(LiquidationState.CLOSED);
    }
    double after = shortage();
    if (!(after > 0)) {
      return books.end(LiquidationState.HEALTHY);
    }
    return books.end(
        new Unwinding(
            progress.tranches() + 1,
            progress.startNanos(),
            closed ? nowNanos : progress.lastNanos(),
            progress.shortageCured() + Math.max(0, before - after)));
  }

  /** What equity lacks before liquidation ends. */
  private double shortage() {
    double required = (1 + rules.partial().exitBuffer()) * books.maintenance();
    double equity = books.equity();
    // Not the plain difference: its sign must be that of the comparison even where both are huge.
    return equity < required ? Math.max(required - equity, Double.MIN_VALUE) : 0;
  }

  private Breach breach(Unwinding progress) {
    return new Breach(
        nowNanos,
        books.account(),
        books.market(),
        context.multiplier(),
        health,
        tiers,
        rules.costFraction(),
        progress,
        context.ledger().volume());
  }

  /** Closes what the policy says and returns how many orders traded. */
  private int closePart(Unwinding progress) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < books.account().positions().size(); i++) {
      indices.add(i);
    }
    int traded = 0;
    for (Closing closing : rules.partial().next(breach(progress))) {
      int index = indices.indexOf(closing.index());
      int positions = books.account().positions().size();
      InstrumentId instrument = books.account().positions().get(index).instrument();
      double quantity = order(index, closing.quantity());
      if (rules.partial() instanceof DelayedPortions && quantity != 0) {
        context.ledger().volume().add(instrument, nowNanos, Math.abs(quantity));
      }
      traded += quantity == 0 ? 0 : 1;
      if (books.account().positions().size() < positions) {
        indices.remove(index);
      }
    }
    return traded;
  }

  private void closeEverything() {
    if (deleverages(books.equity())) {
      deleverage();
    }
    while (!books.account().positions().isEmpty()) {
      double quantity = books.account().positions().get(0).quantity();
      InstrumentId instrument = books.account().positions().get(0).instrument();
      double price = granted(0, quantity);
      trade(
          0,
          quantity,
          Double.isNaN(price)
              ? context.orders().execute(instrument, -quantity, books.market())
              : price);
    }
  }

  /** Sends one order and returns how much of it traded, of the position's sign. */
  private double order(int index, double quantity) {
    double granted = granted(index, quantity);
    if (!Double.isNaN(granted)) {
      trade(index, quantity, granted);
      return quantity;
    }
    InstrumentId instrument = books.account().positions().get(index).instrument();
    if (rules.sale() instanceof LiquidationSale.Fillable fillable) {
      double limit = limit(fillable, index);
      Filled filled = context.orders().executeWithin(instrument, -quantity, limit, books.market());
      if (filled.quantity() != 0) {
        trade(index, -filled.quantity(), filled.price());
      }
      return -filled.quantity();
    }
    trade(index, quantity, context.orders().execute(instrument, -quantity, books.market()));
    return quantity;
  }

  /** The price at which liquidators take over; NaN where orders go to the book. */
  private double granted(int index, double quantity) {
    return rules.sale() instanceof LiquidationSale.Liquidators liquidators
        ? books.mark(index) * (1 - Math.signum(quantity) * liquidators.feeFraction())
        : Double.NaN;
  }

  private double limit(LiquidationSale.Fillable fillable, int index) {
    Account account = books.account();
    Position position = account.positions().get(index);
    Account alone = new Account(account.id(), 0, List.of(position));
    double requirement = health.maintenance(alone, books.market(), context.multiplier());
    return fillable.price(
        books.mark(index), position.quantity(), requirement, books.equity(), books.maintenance());
  }

  /** Closes at a price and settles the fee. */
  private void trade(int index, double quantity, double price) {
    Contract contract = books.contract(index);
    switch (rules.fee()) {
      case LiquidationFee.Flat flat -> {
        books.filled(index, quantity, price);
        double fee = flat.fraction() * contract.notional(quantity, price);
        books.fee(Math.min(fee, Math.max(0, books.equity())));
      }
      case LiquidationFee.UpToBankruptcy upTo -> {
        double equity = books.equity();
        double maintenance = books.maintenance();
        double gained = books.change(index, quantity, price);
        books.filled(index, quantity, price);
        double freed = Math.max(0, maintenance - books.maintenance());
        double over = gained + (maintenance > 0 ? equity * (freed / maintenance) : equity);
        if (over >= 0) {
          books.fee(Math.min(over, upTo.fraction() * contract.notional(quantity, price)));
        } else {
          books.draw(-over);
        }
      }
    }
  }

  private boolean deleverages(double equity) {
    return rules.waterfall().deleveraging() != Deleveraging.NONE && -equity > books.available();
  }

  /** Closes positions against other accounts, each at its bankruptcy price. */
  private void deleverage() {
    double[] shares = shares();
    double equity = books.equity();
    int index = 0;
    for (double share : shares) {
      Position position = books.account().positions().get(index);
      OptionalDouble price =
          BankruptcyPrice.of(books.contract(index), position, books.mark(index), equity, share);
      if (price.isEmpty() || !deleverage(index, price.getAsDouble())) {
        index++;
      }
    }
  }

  /** Shares by the requirement alone, by notional where there is none. */
  private double[] shares() {
    Breach breach = breach(Unwinding.start(nowNanos));
    int n = books.account().positions().size();
    double[] shares = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      shares[i] = breach.requirementAlone(i);
      sum += shares[i];
    }
    if (!(sum > 0)) {
      for (int i = 0; i < n; i++) {
        shares[i] = breach.notional(i);
        sum += shares[i];
      }
    }
    for (int i = 0; i < n; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** Whether the whole position was closed. */
  private boolean deleverage(int index, double price) {
    Position position = books.account().positions().get(index);
    Claim claim =
        new Claim(
            books.account().id(),
            position.instrument(),
            position.quantity(),
            price,
            rules.waterfall().deleveraging(),
            rules.waterfall().rank());
    double left = position.quantity();
    for (Match match : context.counterparties().deleverage(claim, books.market())) {
      double part = Math.min(match.quantity(), Math.abs(left));
      boolean last = Math.abs(left) - part <= ROUNDING * Math.abs(position.quantity());
      double closed = last ? left : Math.copySign(part, left);
      if (closed == 0) {
        continue;
      }
      books.add(
          new Deleveraged(
              match.accountId(),
              position.instrument(),
              -closed,
              price,
              books.change(index, closed, price)));
      books.matched(index, closed, price);
      left = last ? 0 : left - closed;
      if (last) {
        return true;
      }
    }
    return false;
  }
}
