package io.plimsoll.training.replay;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.BracketTable;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.Position;
import java.util.BitSet;

/**
 * Looks at accounts that arrive or leave, at those with something pending, and at those whose
 * trigger price was touched.
 *
 * <p>The trigger is a price box around the marks in which equity stays above the call level at a
 * multiplier some way above the one in force (the ceiling). It is conservative: a touched account
 * is looked at exactly. Only when a multiplier rises above its ceiling are all accounts of that
 * instrument looked at.
 */
final class IndexedAttention implements Attention {
  private static final double HEADROOM = 1.1;
  private static final double ROUNDING = 1 - 1e-9;

  private final AccountRun[] accounts;
  private final PricePath path;
  private final TriggerIndex index;
  private final double[] ceilings;
  private final MarginMultiplier ceiling;
  private final int[][] appointments;
  private final BitSet everyBar = new BitSet();
  private final BitSet selected = new BitSet();

  IndexedAttention(BarContext context, AccountRun[] accounts) {
    this.accounts = accounts;
    this.path = context.path;
    index = new TriggerIndex(path.instruments().size(), accounts.length);
    ceilings = new double[path.instruments().size()];
    ceiling = context.view(ceilings);
    appointments = appointments();
  }

  /** By bar, the accounts that arrive at its opening or would leave then. */
  private int[][] appointments() {
    int[] counts = new int[path.size() + 1];
    int[] arrival = new int[accounts.length];
    int[] leaving = new int[accounts.length];
    for (int i = 0; i < accounts.length; i++) {
      arrival[i] = barOpeningAtOrAfter(accounts[i].trader.arrivalNanos());
      leaving[i] = barOpeningAtOrAfter(accounts[i].trader.leaveNanos());
      counts[arrival[i]]++;
      counts[leaving[i]]++;
    }
    int[][] lists = new int[path.size() + 1][];
    for (int b = 0; b < lists.length; b++) {
      lists[b] = new int[counts[b]];
    }
    for (int i = 0; i < accounts.length; i++) {
      lists[arrival[i]][--counts[arrival[i]]] = i;
      lists[leaving[i]][--counts[leaving[i]]] = i;
    }
    return lists;
  }

  private int barOpeningAtOrAfter(long nanos) {
    int low = 1;
    int high = path.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (path.endNanos(middle - 1) >= nanos) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public int[] select(BarContext context, int bar) {
    selected.clear();
    selected.or(everyBar);
    for (int account : appointments[bar]) {
      selected.set(account);
    }
    for (int i = 0; i < ceilings.length; i++) {
      moveCeiling(i, context.multipliers[i]);
      index.touched(i, path.low(i, bar), path.high(i, bar), selected::set);
    }
    return selected.stream().toArray();
  }

  private void moveCeiling(int instrument, double multiplier) {
    if (multiplier > ceilings[instrument]) {
      for (int a = 0; a < accounts.length; a++) {
        if (accounts[a].open()) {
          selected.set(a);
        }
      }
      ceilings[instrument] = HEADROOM * multiplier;
    } else if (ceilings[instrument] > 1.5 * HEADROOM * multiplier) {
      // Triggers made at the old ceiling stay valid, they are only earlier than need be.
      ceilings[instrument] = HEADROOM * multiplier;
    }
  }

  @Override
  public void looked(BarContext context, int account) {
    AccountRun run = accounts[account];
    index.forget(account);
    everyBar.clear(account);
    if (!run.open()) {
      return;
    }
    double room = run.pending() ? 0 : room(context, run.pool());
    if (room <= 0) {
      everyBar.set(account);
      return;
    }
    for (Position position : run.pool().positions()) {
      int instrument = context.after.number(position.instrument());
      double mark = context.after.mark(position.instrument());
      if (position.quantity() > 0) {
        index.whenBelow(instrument, mark * (1 - room), account);
      } else {
        index.whenAbove(instrument, mark * (1 + room), account);
      }
    }
  }

  /**
   * The fraction by which all marks may move against the account at once with equity still above
   * the call level at the ceiling: a move r ≤ 1 costs {@code r·notional} a position, and of a short
   * adds at most {@code r·notional} times the marginal rate at twice the notional to the
   * requirement.
   */
  private double room(BarContext context, Account pool) {
    double ratio = context.settings.callRatio();
    double equity = context.margin.equity(pool, context.after);
    double buffer = equity - ratio * context.margin.maintenance(pool, context.after, ceiling);
    double cost = 0;
    for (Position position : pool.positions()) {
      double notional = Math.abs(position.quantity()) * context.after.mark(position.instrument());
      cost += notional;
      if (position.quantity() < 0) {
        BracketTable table = context.settings.rules().of(position.instrument()).brackets();
        double rate = table.maintenanceRate(table.bracketOf(2 * notional));
        cost += ratio * ceiling.factor(position.instrument(), pool.id()) * rate * notional;
      }
    }
    return Math.min(1, buffer / cost) * ROUNDING;
  }
}
