package io.plimsoll.margin.simulation;

/** Decides by the marks of the moment what happens to an account: the exact conditions. */
final class Decision {
  private final Accounts accounts;
  private final Marks marks;
  private double equity;
  private double maintenance;

  Decision(Accounts accounts, Marks marks) {
    this.accounts = accounts;
    this.marks = marks;
  }

  /** The first in the order of {@link Action} whose condition holds. */
  Action of(int account) {
    if (accounts.open(account) == 0) {
      return Action.HOLD;
    }
    Plans plans = accounts.plans;
    Behaviour behaviour = plans.behaviour[account];
    equity = accounts.equity(account);
    maintenance = accounts.maintenance(account);
    if (equity < maintenance) {
      return Action.LIQUIDATE;
    }
    if (panics(account)) {
      return Action.PANIC;
    }
    if (equity < plans.stopEquity[account]) {
      return Action.STOP;
    }
    if (plans.topsUp(account) && equity < behaviour.topUpRatio() * maintenance) {
      return Action.TOP_UP;
    }
    if (plans.deleverages(account) && equity < behaviour.deleverageRatio() * maintenance) {
      return Action.DELEVERAGE;
    }
    if (equity < plans.chaseEquity[account]) {
      return Action.CHASE;
    }
    return equity > plans.profitEquity[account] ? Action.TAKE_PROFIT : Action.HOLD;
  }

  /**
   * Equity over maintenance of the account last decided on: the lowest acts first. In single
   * precision, so that accounts that differ by rounding alone (many stand at the highest leverage)
   * are equal.
   */
  float urgency() {
    return (float) (equity / maintenance);
  }

  private boolean panics(int account) {
    for (int s = accounts.firstSlot(account); s < accounts.endSlot(account); s++) {
      double quantity = accounts.quantity(s);
      if (quantity != 0
          && marks.adverseMove(accounts.instrument(s), Side.of(quantity))
              >= accounts.plans.panicLevel[s]) {
        return true;
      }
    }
    return false;
  }
}
