package io.plimsoll.training.replay;

import io.plimsoll.margin.Account;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.liquidation.LiquidationEngine.Fill;
import io.plimsoll.margin.liquidation.LiquidationEngine.Transition;
import io.plimsoll.margin.liquidation.LiquidationState;
import io.plimsoll.margin.liquidation.LiquidationState.Closed;
import io.plimsoll.margin.liquidation.LiquidationState.Healthy;
import io.plimsoll.training.replay.AccountOutcome.End;
import io.plimsoll.training.replay.SimulatedAccount.Leg;
import io.plimsoll.training.replay.SimulatedAccount.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One account on its way through one regime. The rules it lives by are told at {@link Replay}. */
final class AccountRun {
  private static final int SIZING_STEPS = 50;

  final SimulatedAccount trader;
  private Account pool;
  private End end = End.NEVER_OPENED;
  private boolean open;
  private double reserve;
  private LiquidationState state = LiquidationState.HEALTHY;
  private boolean called;
  private long answerNanos = Long.MAX_VALUE;
  private double @Nullable [] grandfathered;
  private @Nullable MarginMultiplier held;
  private long graceEndNanos;
  private double openedNotional;
  private int calls;
  private int graces;
  private int topUps;
  private double deposits;
  private int liquidations;
  private int tranches;
  private double liquidatedNotional;
  private double badDebt;

  AccountRun(SimulatedAccount trader) {
    this.trader = trader;
    this.pool = new Account(trader.id(), trader.collateral(), List.of());
    this.reserve = trader.reserve();
  }

  boolean open() {
    return open;
  }

  /** What stands behind the open positions. */
  Account pool() {
    return pool;
  }

  double reserve() {
    return reserve;
  }

  double badDebt() {
    return badDebt;
  }

  int calls() {
    return calls;
  }

  double liquidatedNotional() {
    return liquidatedNotional;
  }

  /** Whether something may happen to it in the next bar whatever the price does. */
  boolean pending() {
    return open && (called || grandfathered != null || !(state instanceof Healthy));
  }

  void step(BarContext c) {
    if (end == End.NEVER_OPENED && !open && trader.arrivalNanos() <= c.openNanos) {
      enter(c);
    }
    if (!open) {
      return;
    }
    if (state instanceof Healthy) {
      if (trader.leaveNanos() <= c.openNanos) {
        leave(c);
        return;
      }
      answer(c);
      call(c);
    }
    liquidate(c);
  }

  private void enter(BarContext c) {
    double share = 1;
    if (!affordable(c, 1)) {
      double low = 0;
      double high = 1;
      for (int i = 0; i < SIZING_STEPS; i++) {
        double middle = 0.5 * (low + high);
        if (affordable(c, middle)) {
          low = middle;
        } else {
          high = middle;
        }
      }
      share = low;
    }
    if (share < 1e-6) {
      end = End.REFUSED;
      return;
    }
    pool = entered(c, share);
    for (Position position : pool.positions()) {
      c.ledger.trade(position.instrument(), position.quantity(), position.entryPrice());
    }
    openedNotional = share * trader.wantedNotional();
    c.ledger.fee(c.settings.rules().takerFee() * openedNotional);
    open = true;
    end = End.STILL_OPEN;
  }

  private boolean affordable(BarContext c, double share) {
    if (c.settings.rules().takerFee() * share * trader.wantedNotional() >= trader.collateral()) {
      return false;
    }
    for (Leg leg : trader.legs()) {
      double notional = Math.abs(leg.weight()) * share * trader.wantedNotional();
      if (notional > c.settings.rules().of(leg.instrument()).brackets().maximumNotional()) {
        return false;
      }
    }
    Account account = entered(c, share);
    return c.margin.equity(account, c.before) >= c.margin.initial(account, c.before, c.current);
  }

  private Account entered(BarContext c, double share) {
    double notional = share * trader.wantedNotional();
    double collateral = trader.collateral() - c.settings.rules().takerFee() * notional;
    boolean isolated = trader.mode() == Mode.ISOLATED;
    List<Position> positions = new ArrayList<>();
    for (Leg leg : trader.legs()) {
      double mark = c.before.mark(leg.instrument());
      positions.add(
          new Position(
              leg.instrument(), leg.weight() * notional / mark, mark, isolated ? collateral : 0));
    }
    return new Account(trader.id(), isolated ? 0 : collateral, positions);
  }

  private void leave(BarContext c) {
    while (!pool.positions().isEmpty()) {
      Position position = pool.positions().get(0);
      double mark = c.before.mark(position.instrument());
      double equity = c.margin.equity(pool, c.before);
      double fee = c.settings.rules().takerFee() * Math.abs(position.quantity()) * mark;
      fee = Math.min(fee, Math.max(0, equity));
      c.ledger.trade(position.instrument(), -position.quantity(), mark);
      c.ledger.fee(fee);
      pool = pool.closing(0, position.quantity(), mark).plusCollateral(-fee);
    }
    close(End.LEFT);
  }

  private void close(End how) {
    open = false;
    end = how;
    called = false;
    settle();
  }

  private void settle() {
    answerNanos = Long.MAX_VALUE;
    grandfathered = null;
    held = null;
  }

  private void answer(BarContext c) {
    if (answerNanos <= c.openNanos) {
      double target = c.settings.topUpTo() * c.margin.maintenance(pool, c.before, c.current);
      double amount = Math.min(reserve, Math.max(0, target - c.margin.equity(pool, c.before)));
      if (amount > 0) {
        reserve -= amount;
        deposits += amount;
        topUps++;
        pool = pool.plusCollateral(amount);
      }
      answerNanos = Long.MAX_VALUE;
    }
    if (grandfathered != null && graceEndNanos <= c.openNanos) {
      grandfathered = null;
      held = null;
    }
  }

  private void call(BarContext c) {
    double equity = c.margin.equity(pool, c.before);
    double requirement = c.margin.maintenance(pool, c.before, c.current);
    boolean below = equity < c.settings.callRatio() * requirement;
    if (!below && called) {
      called = false;
      settle();
    }
    if (below && !called) {
      called = true;
      calls++;
      if (new SplittableRandom(trader.seed() + calls).nextDouble() < trader.topUpProbability()) {
        answerNanos = c.openNanos + trader.topUpLatencyNanos();
      }
    }
    boolean byTheRise =
        c.rose && equity < requirement && equity >= c.margin.maintenance(pool, c.before, c.earlier);
    if (byTheRise && grandfathered == null) {
      graces++;
      graceEndNanos = c.openNanos + c.settings.graceNanos();
      grandfathered = c.earlierMultipliers.clone();
      held = c.view(grandfathered);
    }
  }

  private MarginMultiplier enforced(BarContext c) {
    MarginMultiplier earlier = held;
    return earlier == null
        ? c.current
        : (instrument, id) ->
            Math.min(earlier.factor(instrument, id), c.current.factor(instrument, id));
  }

  private void liquidate(BarContext c) {
    for (Position position : pool.positions()) {
      c.worst.hurt(position.instrument(), position.quantity());
    }
    boolean healthy = state instanceof Healthy;
    Transition t =
        c.engine.advance(
            c.endNanos, pool, state, c.worst, c.after, enforced(c), c.orders, c.ledger);
    pool = t.account();
    state = t.state();
    liquidations += healthy && (!(state instanceof Healthy) || !t.fills().isEmpty()) ? 1 : 0;
    tranches += t.fills().isEmpty() ? 0 : 1;
    for (Fill fill : t.fills()) {
      liquidatedNotional += fill.notional();
    }
    badDebt += t.badDebt();
    if (state instanceof Closed) {
      close(End.LIQUIDATED);
    }
  }

  AccountOutcome outcome(BarContext c) {
    double equity = c.margin.equity(pool, c.after);
    return new AccountOutcome(
        trader.id(),
        end,
        openedNotional,
        trader.collateral() + trader.reserve(),
        equity + reserve,
        calls,
        graces,
        topUps,
        deposits,
        liquidations,
        tranches,
        liquidatedNotional,
        badDebt);
  }
}
