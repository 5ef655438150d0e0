package io.plimsoll.features.account;

import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountLiquidated;
import io.plimsoll.datasets.account.AccountSnapshot;
import io.plimsoll.datasets.account.Deposit;
import io.plimsoll.datasets.account.Fill;
import io.plimsoll.datasets.account.MarginCall;
import io.plimsoll.datasets.account.Withdrawal;
import io.plimsoll.datasets.market.InstrumentId;
import java.util.function.Consumer;

/**
 * Keeps the books of an account: what each event does to its {@link AccountState}.
 *
 * <p>A fill moves cash by {@code −quantity · price}; equity is then cash plus positions at their
 * prices. A snapshot overrides what was known, unless something happened to the account after it
 * was taken. A liquidation price holds until money or positions change.
 */
final class AccountLedger {
  /** What is left of a position by rounding alone counts as nothing, relative to the fill. */
  private static final double DUST = 1e-12;

  /** Quantities this close, relative to each other, are those of the same fills added up. */
  private static final double SAME = 1e-9;

  private final Consumer<ClosedPosition> closed;

  /** Books that report positions that were closed. */
  AccountLedger(Consumer<ClosedPosition> closed) {
    this.closed = closed;
  }

  void apply(AccountState state, AccountEvent event) {
    switch (event) {
      case Deposit deposit -> move(state, deposit, deposit.amountQuote());
      case Withdrawal withdrawal -> move(state, withdrawal, -withdrawal.amountQuote());
      case Fill fill -> fill(state, fill);
      case AccountSnapshot snapshot -> take(state, snapshot);
      case MarginCall call -> {}
      case AccountLiquidated liquidated -> {}
    }
  }

  /** Notes that an event was missed: what the account has is not known until a snapshot. */
  static void miss(AccountState state, AccountEvent event) {
    if (!(event instanceof MarginCall || event instanceof AccountLiquidated)) {
      state.unsure = true;
    }
  }

  private static void move(AccountState state, AccountEvent event, double amount) {
    state.cash += amount;
    state.funded = true;
    changed(state, event);
  }

  private static void changed(AccountState state, AccountEvent event) {
    state.changedNanos = Math.max(state.changedNanos, event.eventNanos());
    for (int h = 0; h < state.size; h++) {
      state.liquidationPrice[h] = Double.NaN;
    }
  }

  private void fill(AccountState state, Fill fill) {
    changed(state, fill);
    int instrument = state.position(fill.instrument());
    if (instrument < 0) {
      state.unsure = true;
      return;
    }
    state.cash -= fill.quantity() * fill.price();
    int h = state.holdingOf(instrument);
    double before = state.quantity[h];
    double after = before + fill.quantity();
    if (Math.abs(after) <= DUST * Math.abs(fill.quantity())) {
      after = 0;
    }
    if (before != 0 && Math.signum(fill.quantity()) != Math.signum(before)) {
      double gone = Math.min(Math.abs(fill.quantity()), Math.abs(before));
      state.profit[h] += gone * Math.signum(before) * (fill.price() - state.entry[h]);
      if (after == 0 || Math.signum(after) != Math.signum(before)) {
        close(state, h, fill);
        open(state, h, fill, after);
      } else {
        state.quantity[h] = after;
      }
    } else if (before == 0) {
      open(state, h, fill, after);
    } else {
      // Weights before prices: the products of quantity and price may overflow where this does not.
      double share = fill.quantity() / after;
      state.entry[h] += share * (fill.price() - state.entry[h]);
      state.quantity[h] = after;
      state.mostNotional[h] = Math.max(state.mostNotional[h], Math.abs(after) * state.entry[h]);
    }
    state.compact();
  }

  private void close(AccountState state, int h, Fill fill) {
    if (!Double.isNaN(state.entry[h])) {
      closed.accept(
          new ClosedPosition(
              fill.instrument(),
              Math.min(state.openedNanos[h], fill.eventNanos()),
              fill.eventNanos(),
              fill.availableNanos(),
              state.profit[h],
              state.mostNotional[h]));
    }
    state.flatten(h);
  }

  private static void open(AccountState state, int h, Fill fill, double quantity) {
    if (quantity != 0) {
      state.quantity[h] = quantity;
      state.entry[h] = fill.price();
      state.openedNanos[h] = fill.eventNanos();
      state.mostNotional[h] = Math.abs(quantity) * fill.price();
    }
  }

  private static void take(AccountState state, AccountSnapshot snapshot) {
    if (snapshot.eventNanos() < state.changedNanos) {
      return;
    }
    state.changedNanos = snapshot.eventNanos();
    state.funded = true;
    state.unsure = false;
    state.cash = snapshot.equity();
    double gross = takePositions(state, snapshot);
    takeCollateral(state, snapshot);
    state.maintenanceRate =
        gross > 0 ? snapshot.maintenance() / gross : state.rates().maintenance();
    state.initialRate = gross > 0 ? snapshot.initial() / gross : state.rates().initial();
    state.compact();
  }

  /** Returns the gross notional at the marks of the snapshot. */
  private static double takePositions(AccountState state, AccountSnapshot snapshot) {
    for (int h = 0; h < state.size; h++) {
      if (!holds(snapshot, state, h)) {
        state.flatten(h);
      }
      state.units[h] = 0;
    }
    double gross = 0;
    for (int p = 0; p < snapshot.positions().size(); p++) {
      AccountSnapshot.Position position = snapshot.positions().get(p);
      int instrument = state.position(position.instrument());
      if (instrument < 0) {
        state.unsure = true;
        continue;
      }
      int h = state.holdingOf(instrument);
      double missed = Math.abs(state.quantity[h] - position.quantity());
      if (!(missed <= SAME * Math.abs(position.quantity()))) {
        // Fills were missed: where it began and at what price is not known.
        state.flatten(h);
      }
      state.quantity[h] = position.quantity();
      state.liquidationPrice[h] = position.liquidationPrice();
      state.cash -= position.quantity() * position.mark();
      gross += Math.abs(position.quantity()) * position.mark();
    }
    return gross;
  }

  private static boolean holds(AccountSnapshot snapshot, AccountState state, int h) {
    for (int p = 0; p < snapshot.positions().size(); p++) {
      if (state.position(snapshot.positions().get(p).instrument()) == state.instrument[h]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Collateral moves with the price of now; without one its value cannot be followed. What is
   * priced by an instrument outside the universe keeps its value.
   */
  private static void takeCollateral(AccountState state, AccountSnapshot snapshot) {
    double fixed = 0;
    for (int c = 0; c < snapshot.collateral().size(); c++) {
      AccountSnapshot.Collateral collateral = snapshot.collateral().get(c);
      InstrumentId pricedBy = collateral.pricedBy();
      int instrument = pricedBy == null ? -1 : state.position(pricedBy);
      if (instrument < 0) {
        fixed += collateral.valueQuote();
      } else if (collateral.valueQuote() > 0) {
        int h = state.holdingOf(instrument);
        state.units[h] += collateral.valueQuote() / state.freshPrice(instrument);
        state.cash -= collateral.valueQuote();
      }
    }
    state.fixedCollateral = snapshot.collateral().isEmpty() ? Double.NaN : fixed;
  }
}
