package io.plimsoll.margin.liquidation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.margin.Account;
import io.plimsoll.margin.IsolatedMargin;
import io.plimsoll.margin.MarginMultiplier;
import io.plimsoll.margin.MarketState;
import io.plimsoll.margin.VenueRules;
import io.plimsoll.margin.liquidation.LiquidationState.Auctioned;
import io.plimsoll.margin.liquidation.LiquidationState.Closed;
import io.plimsoll.margin.liquidation.LiquidationState.Healthy;
import io.plimsoll.margin.liquidation.LiquidationState.Ordered;
import io.plimsoll.margin.liquidation.LiquidationState.Unwinding;
import io.plimsoll.margin.liquidation.PartialLiquidation.FirstOrder;
import java.util.List;

/**
 * Liquidates accounts step by step: a breach orders, latency passes, tranches are closed until the
 * account is healthy.
 *
 * <ul>
 *   <li>Healthy and breached at the trigger marks: an order is due after the latency; without
 *       latency the first tranche goes out at once, at the trigger marks.
 *   <li>How much a tranche closes is the venue's {@link PartialLiquidation}; to whom it sells, its
 *       {@link LiquidationSale}; one tranche a step, and none before the interval is over.
 *   <li>When equity is not positive at the marks of execution, everything is closed in that step,
 *       unless the venue keeps to its limits.
 *   <li>The liquidation fee goes to the insurance fund and is never more than the equity left: a
 *       fee makes no bad debt.
 *   <li>What an account without positions lacks, the fund pays; for what the fund lacks, see {@link
 *       Waterfall}.
 * </ul>
 *
 * An account given here is one pool of collateral: a cross account, or one of {@link
 * IsolatedMargin#pools}. The engine holds no state; the same arguments give the same transition.
 */
public final class LiquidationEngine {
  private final LiquidationRules rules;
  private final AccountHealth health;
  private final Tiers tiers;

  /** An engine that closes fixed fractions under a venue's rate schedules. */
  public LiquidationEngine(Settings settings, VenueRules rules) {
    this(settings.rules(rules), AccountHealth.cross(rules), Tiers.of(rules));
  }

  /**
   * An engine.
   *
   * @param health what accounts are worth and must be worth
   * @param tiers {@link Tiers#NONE} for portfolio rules
   */
  public LiquidationEngine(LiquidationRules rules, AccountHealth health, Tiers tiers) {
    this.rules = rules;
    this.health = health;
    this.tiers = tiers;
  }

  /**
   * The plainest way to liquidate.
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

    /** These settings with a venue's liquidation fee. */
    LiquidationRules rules(VenueRules venue) {
      return new LiquidationRules(
          venue.source(),
          latencyNanos,
          0,
          new FixedFraction(trancheFraction, minimumNotional),
          LiquidationSale.MARKET,
          new LiquidationFee.Flat(venue.liquidationFee()),
          Backstop.NONE,
          Waterfall.FUND_ONLY);
    }
  }

  /**
   * What one step did.
   *
   * @param fee paid to the insurance fund
   * @param badDebt what the account could not pay, and what bidders had to be paid
   * @param fundDraw how much of it the fund paid
   * @param steps everything that happened, in order
   */
  public record Transition(
      Account account,
      LiquidationState state,
      List<Fill> fills,
      double fee,
      double badDebt,
      double fundDraw,
      List<LiquidationStep> steps) {
    public Transition {
      fills = List.copyOf(fills);
      steps = List.copyOf(steps);
    }

    /** What nobody but the counterparties paid. */
    public double socializedLoss() {
      return badDebt - fundDraw;
    }

    static Transition none(Account account, LiquidationState state) {
      return new Transition(account, state, List.of(), 0, 0, 0, List.of());
    }
  }

  /**
   * An order that was executed.
   *
   * @param quantity contracts, positive bought and negative sold
   * @param price average price
   */
  public record Fill(InstrumentId instrument, double quantity, double price) {
    /** What changed hands for a linear contract of one unit, settlement currency. */
    public double notional() {
      return Math.abs(quantity) * price;
    }
  }

  /**
   * Takes an account one step further where nobody is known by name.
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
    return advance(
        nowNanos,
        account,
        state,
        LiquidationContext.of(trigger, execution, multiplier, orders, ledger));
  }

  /** Takes an account one step further. */
  public Transition advance(
      long nowNanos, Account account, LiquidationState state, LiquidationContext context) {
    return switch (state) {
      case Healthy healthy -> {
        if (!lacks(account, context.trigger(), context.multiplier(), 0)) {
          yield Transition.none(account, healthy);
        }
        yield rules.latencyNanos() == 0
            ? begin(nowNanos, account, context.atTrigger())
            : Transition.none(account, new Ordered(nowNanos + rules.latencyNanos()));
      }
      case Ordered ordered ->
          nowNanos < ordered.executeNanos()
              ? Transition.none(account, ordered)
              : begin(nowNanos, account, context);
      case Unwinding unwinding -> {
        double buffer = rules.partial().exitBuffer();
        if (!lacks(account, context.execution(), context.multiplier(), buffer)) {
          yield Transition.none(account, LiquidationState.HEALTHY);
        }
        yield nowNanos - unwinding.lastNanos() < rules.intervalNanos()
            ? Transition.none(account, unwinding)
            : new Tranche(rules, health, tiers, nowNanos, account, context).run(unwinding);
      }
      case Auctioned auctioned ->
          new AuctionRun(rules, health, nowNanos, account, context).advance(auctioned);
      case Closed closed -> Transition.none(account, closed);
    };
  }

  private Transition begin(long nowNanos, Account account, LiquidationContext context) {
    // Deleveraging may have closed what the order was for.
    boolean binding =
        rules.partial().firstOrder() == FirstOrder.BINDING && !account.positions().isEmpty();
    if (!binding && !lacks(account, context.execution(), context.multiplier(), 0)) {
      return Transition.none(account, LiquidationState.HEALTHY);
    }
    return rules.sale() instanceof DutchAuction
        ? new AuctionRun(rules, health, nowNanos, account, context).start()
        : new Tranche(rules, health, tiers, nowNanos, account, context)
            .run(Unwinding.start(nowNanos));
  }

  private boolean lacks(
      Account account, MarketState market, MarginMultiplier multiplier, double buffer) {
    return health.equity(account, market)
        < (1 + buffer) * health.maintenance(account, market, multiplier);
  }
}
