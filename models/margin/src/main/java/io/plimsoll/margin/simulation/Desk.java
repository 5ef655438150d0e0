package io.plimsoll.margin.simulation;

import io.plimsoll.margin.VenueRules;

/** Carries out what was decided: moves money and positions, and books the other side of it. */
final class Desk {
  private final SimulationSettings settings;
  private final VenueRules rules;
  private final Accounts accounts;
  private final Plans plans;
  private final Marks marks;
  private final Books books;
  private double liquidatedNotional;
  private int lossSlot;
  private int lossSide;
  private double lossNotional;

  Desk(SimulationSettings settings, Accounts accounts, Marks marks, Books books) {
    this.settings = settings;
    this.rules = settings.rules();
    this.accounts = accounts;
    this.plans = accounts.plans;
    this.marks = marks;
    this.books = books;
  }

  /** Notional that liquidations have closed so far. */
  double liquidatedNotional() {
    return liquidatedNotional;
  }

  void act(Action action, int account) {
    lossNotional = -1;
    switch (action) {
      case HOLD -> {}
      case LIQUIDATE -> liquidate(account);
      case PANIC, STOP, TAKE_PROFIT -> closeAll(account, action);
      case TOP_UP -> topUp(account);
      case DELEVERAGE -> deleverage(account);
      case CHASE -> chase(account);
      case OPEN -> throw new IllegalArgumentException("a trader is needed to open an account");
    }
    if (accounts.wallet(account) < 0 && accounts.open(account) == 0) {
      double deficit = -accounts.wallet(account);
      accounts.setWallet(account, 0);
      books.settleDeficit(deficit, accounts.instrument(lossSlot), lossSide);
    }
  }

  /** A trader comes: the wallet becomes his collateral, and his positions open at the marks. */
  void open(int account, Trader trader) {
    books.deposit(trader.collateral() - accounts.wallet(account));
    accounts.setWallet(account, trader.collateral());
    plans.visits[account]++;
    double panicMove = trader.behaviour().panicMove();
    int slot = accounts.firstSlot(account);
    for (Trader.Leg leg : trader.legs()) {
      place(slot++, leg, leg.notional() / marks.mark(leg.instrument()), panicMove);
    }
    if (trader.opening() == Trader.Opening.NEW) {
      scaleToInitial(account, trader);
    }
    plans.start(account, trader, accounts.equity(account));
  }

  private void scaleToInitial(int account, Trader trader) {
    double equity = accounts.equity(account);
    double initial = accounts.initial(account, 1);
    if (initial <= equity) {
      return;
    }
    int slot = accounts.firstSlot(account);
    for (Trader.Leg leg : trader.legs()) {
      double whole = accounts.quantity(slot);
      drop(slot);
      if (equity > 0) {
        place(slot, leg, whole * (equity / initial), trader.behaviour().panicMove());
      }
      slot++;
    }
  }

  private void place(int slot, Trader.Leg leg, double quantity, double panicMove) {
    int side = Side.of(quantity);
    double price = marks.mark(leg.instrument()) * leg.entryOverMark();
    double entry = price - marks.shift(leg.instrument(), side);
    accounts.place(slot, leg.instrument(), quantity, entry, price);
    books.trade(quantity, price);
    plans.panicLevel[slot] = marks.adverseMove(leg.instrument(), side) + panicMove;
  }

  private void drop(int slot) {
    books.trade(-accounts.quantity(slot), accounts.entryPrice(slot));
    accounts.resize(slot, 0);
  }

  private void liquidate(int account) {
    if (accounts.equity(account) > 0) {
      int slot = largest(account);
      closePart(slot, settings.trancheFraction(), Action.LIQUIDATE);
    }
    if (accounts.equity(account) <= 0) {
      closeAll(account, Action.LIQUIDATE);
    }
  }

  /** The position with the largest requirement, the first of equals. */
  private int largest(int account) {
    int largest = -1;
    double most = -1;
    for (int s = accounts.firstSlot(account); s < accounts.endSlot(account); s++) {
      if (accounts.quantity(s) != 0 && accounts.maintenanceOf(s) > most) {
        most = accounts.maintenanceOf(s);
        largest = s;
      }
    }
    return largest;
  }

  private void closeAll(int account, Action why) {
    for (int s = accounts.firstSlot(account); s < accounts.endSlot(account); s++) {
      if (accounts.quantity(s) != 0) {
        close(s, accounts.quantity(s), why);
      }
    }
  }

  private void closePart(int slot, double fraction, Action why) {
    double whole = accounts.quantity(slot);
    double part = fraction * whole;
    double rest = Math.abs(whole - part) * accounts.mark(slot);
    close(slot, rest < settings.minimumNotional() ? whole : part, why);
  }

  private void close(int slot, double part, Action why) {
    int account = accounts.owner(slot);
    int instrument = accounts.instrument(slot);
    int side = Side.of(part);
    double fill = marks.execute(instrument, -part);
    accounts.addToWallet(
        account, part * (fill - marks.shift(instrument, side) - accounts.entry(slot)));
    accounts.resize(slot, accounts.quantity(slot) - part);
    books.trade(-part, fill);
    double notional = Math.abs(part) * fill;
    if (notional > lossNotional) {
      lossNotional = notional;
      lossSlot = slot;
      lossSide = side;
    }
    if (why == Action.LIQUIDATE) {
      liquidatedNotional += notional;
      books.feeToFund(takeFee(account, rules.liquidationFee() * notional));
    } else {
      books.feeToVenue(takeFee(account, rules.takerFee() * notional));
    }
  }

  /** Takes a fee, but never more than the equity left: a fee makes no bad debt. */
  private double takeFee(int account, double whole) {
    double fee = Math.min(whole, Math.max(0, accounts.equity(account)));
    accounts.addToWallet(account, -fee);
    return fee;
  }

  private void topUp(int account) {
    double wanted =
        plans.behaviour[account].topUpTarget() * accounts.maintenance(account)
            - accounts.equity(account);
    double amount = Math.min(plans.reserve[account], wanted);
    accounts.addToWallet(account, amount);
    books.deposit(amount);
    plans.deposited(account, amount);
  }

  private void deleverage(int account) {
    plans.deleverages[account]--;
    double fraction = plans.behaviour[account].deleverageFraction();
    for (int s = accounts.firstSlot(account); s < accounts.endSlot(account); s++) {
      if (accounts.quantity(s) != 0) {
        closePart(s, fraction, Action.DELEVERAGE);
      }
    }
  }

  private void chase(int account) {
    plans.chases[account]--;
    double growth = plans.behaviour[account].chaseGrowth();
    if (accounts.equity(account) >= accounts.initial(account, 1 + growth)) {
      for (int s = accounts.firstSlot(account); s < accounts.endSlot(account); s++) {
        if (accounts.quantity(s) != 0) {
          enlarge(s, growth * accounts.quantity(s));
        }
      }
    }
    plans.planChase(account, accounts.equity(account));
  }

  private void enlarge(int slot, double more) {
    int instrument = accounts.instrument(slot);
    double before = accounts.quantity(slot);
    double after = before + more;
    double fill = marks.execute(instrument, more);
    double shifted = fill - marks.shift(instrument, Side.of(more));
    double entry = (before * accounts.entry(slot) + more * shifted) / after;
    double price = (before * accounts.entryPrice(slot) + more * fill) / after;
    accounts.place(slot, instrument, after, entry, price);
    books.trade(more, fill);
    double fee = takeFee(accounts.owner(slot), rules.takerFee() * Math.abs(more) * fill);
    books.feeToVenue(fee);
  }
}
