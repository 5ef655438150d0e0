package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.SOL;
import static io.plimsoll.features.Market.START;

import io.plimsoll.datasets.Observation;
import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountId;
import io.plimsoll.datasets.account.AccountLiquidated;
import io.plimsoll.datasets.account.AccountSnapshot;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.datasets.account.MarginCall;
import io.plimsoll.datasets.account.Withdrawal;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.window.SavedState;
import java.util.ArrayList;
import java.util.List;

/** What happens to one account on a market whose prices are set by hand, and what kernels see. */
final class AccountScript {
  static final AccountId ACCOUNT = new AccountId("a-1");
  static final List<InstrumentId> UNIVERSE = List.of(BTC, ETH, SOL);

  private final AccountMarket market;
  private final AccountState.AccountRates rates;
  private final AccountState state;
  private final List<ClosedPosition> closed = new ArrayList<>();
  private final AccountLedger ledger = new AccountLedger(closed::add);
  final List<Observation> seen = new ArrayList<>();
  long nanos = START;

  /** Whether states are kept, which takes a copy each. */
  boolean seesStates = true;

  AccountScript(double maintenanceRate, double initialRate) {
    market = new AccountMarket(UNIVERSE, 30 * 24 * HOUR);
    rates = new AccountState.AccountRates(maintenanceRate, initialRate);
    state = new AccountState(market, rates);
  }

  /** Margin by snapshots alone. */
  AccountScript() {
    this(Double.NaN, Double.NaN);
  }

  /** Time moves on. */
  AccountScript after(long span) {
    nanos += span;
    return this;
  }

  AccountScript price(InstrumentId instrument, double price) {
    market.price(market.position(instrument), nanos, price);
    return this;
  }

  /** Variance an hour, depth near the mid, notional an hour. */
  AccountScript row(InstrumentId instrument, double variance, double depth, double notional) {
    market.row(market.position(instrument), nanos, variance, depth, notional);
    return this;
  }

  AccountScript deposit(double amount) {
    return take(new Deposit(ACCOUNT, nanos, amount));
  }

  AccountScript withdraw(double amount) {
    return take(new Withdrawal(ACCOUNT, nanos, amount));
  }

  AccountScript fill(InstrumentId instrument, double quantity, double price) {
    return take(new Fill(ACCOUNT, nanos, instrument, quantity, price));
  }

  AccountScript call() {
    return take(new MarginCall(ACCOUNT, nanos, 1));
  }

  AccountScript liquidated() {
    return take(new AccountLiquidated(ACCOUNT, nanos, 1));
  }

  AccountScript take(AccountEvent event) {
    state.nanos = nanos;
    ledger.apply(state, event);
    seen.add(event);
    seen.addAll(closed);
    closed.clear();
    return see(false);
  }

  AccountScript mark() {
    return see(true);
  }

  /** An event of the account came too late. */
  AccountScript miss() {
    AccountLedger.miss(state, new Deposit(ACCOUNT, nanos, 1));
    return this;
  }

  private AccountScript see(boolean mark) {
    state.value(nanos, mark);
    if (seesStates) {
      seen.add(state());
    }
    return this;
  }

  /** A snapshot of the positions as they are, all of them with a liquidation price. */
  AccountSnapshot snapshot(
      double equity, double maintenance, List<AccountSnapshot.Collateral> collateral) {
    List<AccountSnapshot.Position> positions = new ArrayList<>();
    for (int h = 0; h < state.holdings(); h++) {
      double price = market.price(market.position(state.instrument(h)), nanos);
      if (state.quantity(h) != 0) {
        double away = state.quantity(h) > 0 ? 0.5 : 1.5;
        positions.add(
            new AccountSnapshot.Position(
                state.instrument(h), state.quantity(h), price, price * away));
      }
    }
    return new AccountSnapshot(
        ACCOUNT, nanos, nanos, equity, maintenance, 2 * maintenance, collateral, positions);
  }

  double price(InstrumentId instrument) {
    return market.price(market.position(instrument), nanos);
  }

  double quantity(InstrumentId instrument) {
    for (int h = 0; h < state.holdings(); h++) {
      if (state.instrument(h).equals(instrument)) {
        return state.quantity(h);
      }
    }
    return 0;
  }

  /** The state as it is, which stays as it is. */
  AccountState state() {
    SavedState.Writer prices = new SavedState.Writer();
    market.save(prices);
    AccountMarket same = new AccountMarket(UNIVERSE, 30 * 24 * HOUR);
    same.restore(new SavedState.Reader(prices.toArray()));
    SavedState.Writer out = new SavedState.Writer();
    state.save(out);
    AccountState copy = new AccountState(same, rates);
    copy.restore(new SavedState.Reader(out.toArray()));
    return copy;
  }
}
