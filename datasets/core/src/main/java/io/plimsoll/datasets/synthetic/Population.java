package io.plimsoll.datasets.synthetic;

import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountId;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.datasets.account.Withdrawal;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Accounts that deposit, open positions, top up after losses, close and withdraw, at the closes of
 * the path.
 *
 * <p>Nobody liquidates here: that is the venue's rule, and what a replay is to find out. An account
 * whose equity is gone merely falls silent.
 */
final class Population {
  private static final int CHECK_MINUTES = 15;
  private static final double HALF_A_DAY = 720;
  private static final double DAY = 1440;

  /** An account whose equity has fallen to this share of its position does nothing more. */
  private static final double SILENT_SHARE = 0.005;

  private static final double LEAST_EQUITY = 50;
  private static final double TAKER_COST = 1e-4;

  private final SyntheticMarket.Settings settings;
  private final List<InstrumentId> universe;
  private final double[][] close;
  private final int minutes;
  private final List<AccountEvent> events = new ArrayList<>();

  Population(SyntheticMarket.Settings settings, List<InstrumentId> universe, double[][] close) {
    this.settings = settings;
    this.universe = universe;
    this.close = close;
    minutes = close[0].length;
  }

  List<AccountEvent> events() {
    for (int i = 0; i < settings.accounts(); i++) {
      live(
          new AccountId(String.format(Locale.ROOT, "A%06d", i)),
          new Draws(settings.seed(), 1000 + i));
    }
    events.sort(
        Comparator.comparingLong(AccountEvent::eventNanos).thenComparing(AccountEvent::account));
    return List.copyOf(events);
  }

  private void live(AccountId account, Draws draws) {
    Temper temper = Temper.draw(draws);
    double equity = 5_000 * StrictMath.exp(1.2 * draws.normal());
    int minute = (int) draws.uniform(0, 0.5 * minutes);
    events.add(new Deposit(account, nanos(minute), equity));
    while (equity > LEAST_EQUITY) {
      minute += 1 + (int) draws.exponential(HALF_A_DAY);
      int until = minute + CHECK_MINUTES + (int) draws.exponential(DAY);
      if (until >= minutes) {
        return;
      }
      double after = holdPosition(account, draws, temper, equity, minute, until);
      if (after > 1.5 * equity) {
        double amount = 0.5 * (after - equity);
        events.add(new Withdrawal(account, nanos(until), amount));
        after -= amount;
      }
      equity = after;
      minute = until;
    }
  }

  /** Opens, watches and closes one position; returns the equity after it, zero if it was lost. */
  private double holdPosition(
      AccountId account, Draws draws, Temper temper, double equity, int from, int until) {
    int i = (int) (draws.uniform() * universe.size());
    double side = draws.uniform() < 0.6 ? 1 : -1;
    double leverage = draws.uniform(temper.leastLeverage, temper.mostLeverage);
    double entry = close[i][from] * (1 + side * TAKER_COST);
    double quantity = side * equity * leverage / entry;
    events.add(new Fill(account, nanos(from), universe.get(i), quantity, entry));
    double cash = equity;
    boolean asked = false;
    for (int minute = from + CHECK_MINUTES; minute < until; minute += CHECK_MINUTES) {
      double worth = cash + quantity * (close[i][minute] - entry);
      if (worth < SILENT_SHARE * Math.abs(quantity) * close[i][minute]) {
        return 0;
      }
      if (!asked && worth < 0.5 * equity) {
        asked = true;
        if (draws.uniform() < temper.topUp) {
          double amount = equity * draws.uniform(0.3, 1);
          events.add(new Deposit(account, nanos(minute), amount));
          cash += amount;
        }
      }
    }
    double exit = close[i][until] * (1 - side * TAKER_COST);
    events.add(new Fill(account, nanos(until), universe.get(i), -quantity, exit));
    return Math.max(0, cash + quantity * (exit - entry));
  }

  private long nanos(int minute) {
    return settings.startNanos() + (minute + 1) * SyntheticMarket.BAR_NANOS;
  }

  /** How an account trades. */
  private enum Temper {
    CAUTIOUS(1.5, 5, 0.8),
    ACTIVE(5, 15, 0.5),
    RECKLESS(15, 40, 0.25);

    private final double leastLeverage;
    private final double mostLeverage;
    private final double topUp;

    Temper(double leastLeverage, double mostLeverage, double topUp) {
      this.leastLeverage = leastLeverage;
      this.mostLeverage = mostLeverage;
      this.topUp = topUp;
    }

    static Temper draw(Draws draws) {
      double u = draws.uniform();
      return u < 0.5 ? CAUTIOUS : u < 0.85 ? ACTIVE : RECKLESS;
    }
  }
}
