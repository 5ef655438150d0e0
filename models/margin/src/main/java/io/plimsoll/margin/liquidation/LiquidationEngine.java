package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.CrossMargin;
import io.plimsoll.margin.IsolatedMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.Position;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.liquidation.LiquidationState.Closed;
import io.plimsoll.margin.liquidation.LiquidationState.Healthy;
import io.plimsoll.margin.liquidation.LiquidationState.Ordered;
import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import java.util.ArrayList;
import java.util.List;

/**
 * Liquidates accounts step by step: a breach orders, latency passes, tranches are closed until the
 * account is healthy.
 *
 * <ul>
 *   <li>Healthy and breached at the trigger marks: an order is due after the latency; without
 *       latency the first tranche goes out at once, at the trigger marks.
 *   <li>The first tranche is binding. It and each later one closes a fraction of the position with
 *       the largest maintenance requirement (all of it once less than the minimum notional would be
 *       left); one tranche a step.
 *   <li>When equity is not positive at the marks of execution, everything is closed in that step.
 *   <li>The liquidation fee goes to the insurance fund and is never more than the equity left: a
 *       fee makes no bad debt.
 *   <li>What an account without positions lacks, the fund pays; what the fund lacks is socialised.
 * </ul>
 *
 * An account given here is one pool of collateral: a cross account, or one of {@link
 * IsolatedMargin#pools}. The engine holds no state; the same arguments give the same transition.
 */
public final class LiquidationEngine {
  private final Settings settings;
  private final VenueRules rules;
  private final CrossMargin margin;

  /** An engine under a venue's rules. */
  public LiquidationEngine(Settings settings, VenueRules rules) {
    this.settings = settings;
    this.rules = rules;
    this.margin = new CrossMargin(rules);
  }

  /**
   * How a venue liquidates.
   *
   * @param latencyNanos from the breach to the first order, zero or more
   * @param trancheFraction of a position closed at a time, in (0, 1]
   * @param minimumNotional a position that would be left with less is closed whole, settlement
   *     currency
   */
  public record Settings(long latencyNanos, double trancheFraction, double minimumNotional) {
    /** One minute of latency, a quarter at a time, nothing below 100 is left standing. */
    public static final Settings DEFAULT = new Settings(60_000_000_000L, 0.25, 100);

    public Settings {
      if (latencyNanos < 0) {
        throw new IllegalArgumentException(
            "latencyNanos must be zero or more, was " + latencyNanos);
      }
      if (!(trancheFraction > 0 && trancheFraction <= 1)) {
        throw new IllegalArgumentException(
            "trancheFraction must be in (0, 1], was " + trancheFraction);
      }
      Checks.notNegative(minimumNotional, "minimumNotional");
    }
  }

  /**
   * What one step did.
   *
   * @param fee paid to the insurance fund
   * @param badDebt what the account could not pay
   * @param fundDraw how much of it the fund paid
   */
  public record Transition(
      Account account,
      LiquidationState state,
      List<Fill> fills,
      double fee,
      double badDebt,
      double fundDraw) {
    public Transition {
      fills = List.copyOf(fills);
    }

    /** What nobody but the counterparties paid. */
    public double socializedLoss() {
      return badDebt - fundDraw;
    }

    private static Transition none(Account account, LiquidationState state) {
      return new Transition(account, state, List.of(), 0, 0, 0);
    }
  }

  /**
   * An order that was executed.
   *
   * @param quantity base units, positive bought and negative sold
   * @param price average price
   */
  public record Fill(InstrumentId instrument, double quantity, double price) {
    /** What changed hands, settlement currency. */
    public double notional() {
      return Math.abs(quantity) * price;
    }
  }

  /**
   * Takes an account one step further.
   *
   * @param trigger marks at which a breach is looked for
   * @param execution marks at which orders execute
   * @param ledger takes the other side of fills, fees and deficits
   */
  public Transition advance(
      long nowNanos,
      Account account,
      LiquidationState state,
      MarketState trigger,
      MarketState execution,
      MarginMultiplier multiplier,
      OrderExecution orders,
      Ledger ledger) {
    return switch (state) {
      case Healthy healthy -> {
        if (!margin.breached(account, trigger, multiplier)) {
          yield Transition.none(account, healthy);
        }
        yield settings.latencyNanos() == 0
            ? new Step(trigger, multiplier, orders, ledger, account).run(1)
            : Transition.none(account, new Ordered(nowNanos + settings.latencyNanos()));
      }
      case Ordered ordered ->
          nowNanos < ordered.executeNanos()
              ? Transition.none(account, ordered)
              : new Step(execution, multiplier, orders, ledger, account).run(1);
      case Unwinding unwinding ->
          margin.breached(account, execution, multiplier)
              ? new Step(execution, multiplier, orders, ledger, account)
                  .run(unwinding.tranches() + 1)
              : Transition.none(account, LiquidationState.HEALTHY);
      case Closed closed -> Transition.none(account, closed);
    };
  }

  /** One tranche and what follows from it. */
  private final class Step {
    private final MarketState market;
    private final MarginMultiplier multiplier;
    private final OrderExecution orders;
    private final Ledger ledger;
    private final List<Fill> fills = new ArrayList<>();
    private Account account;
    private double fees;

    Step(
        MarketState market,
        MarginMultiplier multiplier,
        OrderExecution orders,
        Ledger ledger,
        Account account) {
      this.market = market;
      this.multiplier = multiplier;
      this.orders = orders;
      this.ledger = ledger;
      this.account = account;
    }

    Transition run(int tranches) {
      if (margin.equity(account, market) > 0) {
        closeTranche();
      }
      if (margin.equity(account, market) <= 0) {
        while (!account.positions().isEmpty()) {
          close(0, account.positions().get(0).quantity());
        }
      }
      if (!account.positions().isEmpty()) {
        boolean breached = margin.breached(account, market, multiplier);
        LiquidationState next = breached ? new Unwinding(tranches) : LiquidationState.HEALTHY;
        return new Transition(account, next, fills, fees, 0, 0);
      }
      double badDebt = Math.max(0, -account.collateral());
      double paid = ledger.settleDeficit(badDebt);
      Account settled = badDebt > 0 ? new Account(account.id(), 0, List.of()) : account;
      return new Transition(settled, LiquidationState.CLOSED, fills, fees, badDebt, paid);
    }

    private void closeTranche() {
      int index = largest();
      Position position = account.positions().get(index);
      double quantity = settings.trancheFraction() * position.quantity();
      double rest = Math.abs(position.quantity() - quantity) * market.mark(position.instrument());
      close(index, rest < settings.minimumNotional() ? position.quantity() : quantity);
    }

    private int largest() {
      int largest = 0;
      double most = -1;
      for (int i = 0; i < account.positions().size(); i++) {
        Account alone = new Account(account.id(), 0, List.of(account.positions().get(i)));
        double requirement = margin.maintenance(alone, market, multiplier);
        if (requirement > most) {
          most = requirement;
          largest = i;
        }
      }
      return largest;
    }

    private void close(int index, double quantity) {
      InstrumentId instrument = account.positions().get(index).instrument();
      double price = orders.execute(instrument, -quantity, market);
      account = account.closing(index, quantity, price);
      ledger.trade(instrument, -quantity, price);
      Fill fill = new Fill(instrument, -quantity, price);
      fills.add(fill);
      double fee =
          Math.min(
              rules.liquidationFee() * fill.notional(),
              Math.max(0, margin.equity(account, market)));
      account = account.plusCollateral(-fee);
      ledger.fund().receive(fee);
      fees += fee;
    }
  }
}
