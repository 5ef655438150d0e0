package io.plimsoll.features.account;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.account.AccountEvent;
import io.plimsoll.datasets.account.AccountId;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.OnlineRunner;
import io.plimsoll.features.Snapshot;
import io.plimsoll.features.window.SavedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns events of accounts and of the market into rows of features of accounts, one event at a
 * time; its clock is the events' availability and nothing else.
 *
 * <p><b>Market.</b> An {@link OnlineRunner} over the market view gives variance and depth; prices
 * are marks, or trades and bars where the venue sends no marks.
 *
 * <p><b>Marks and rows.</b> At every multiple of the view's bar span all accounts are valued at the
 * prices of then, and kernels are handed their {@link AccountState}; at every multiple of {@code
 * every} each account that was heard of gets a row, in the order in which they were first heard of.
 * What is made for g holds everything available up to and including g: it is made when time moves
 * past g, by an event or by {@link #advanceTo}. After {@value #SILENCE_DAYS} days without any event
 * it stops until the next one, which bounds the work that one wrong time stamp can cause.
 *
 * <p><b>Events.</b> Kernels see the event, then positions that it closed, then the state after it.
 * At the same nanosecond events count in the order in which they come.
 *
 * <p><b>Late events.</b> A market event is dropped as {@link OnlineRunner} says. An event of an
 * account that was available before the newest mark is counted and dropped too; where it moved
 * money or positions, what the account has is not known (NaN) until its next snapshot.
 *
 * <p>Not thread-safe. {@link #snapshot} and {@link #restore} continue bit for bit. <b>Cost</b>: a
 * mark takes O(accounts · (holdings + kernels of state)).
 */
public final class AccountRunner {
  private static final int SILENCE_DAYS = 30;
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final long SILENCE_NANOS = SILENCE_DAYS * DAY_NANOS;
  private static final long LAST_NANOS = Long.MAX_VALUE - 2 * 366 * DAY_NANOS;

  private final AccountSettings settings;
  private final List<InstrumentId> universe;
  private final AccountRowSink sink;
  private final AccountKernels kernels;
  private final AccountMarket prices;
  private final OnlineRunner market;
  private final AccountLedger ledger;
  private final AccountState.AccountRates rates;
  private final Map<AccountId, Account> byId = new HashMap<>();
  private final List<Account> accounts = new ArrayList<>();
  private final List<ClosedPosition> closed = new ArrayList<>();

  private boolean running;
  private long nextMarkNanos;
  private long lastMarkNanos = Long.MIN_VALUE;
  private long lastHeardNanos = Long.MIN_VALUE;
  private long accepted;
  private long late;
  private long rows;

  private record Account(AccountId id, AccountState state, Object[] kernelStates) {}

  /**
   * What became of the events of accounts so far.
   *
   * @param accepted events that went into the features
   * @param late events dropped because they were available before the newest mark
   * @param rows rows made
   * @param market what became of the events of the market
   */
  public record Counters(long accepted, long late, long rows, OnlineRunner.Counters market) {}

  /** A runner with the kernels of this project. */
  public AccountRunner(AccountSettings settings, List<InstrumentId> universe, AccountRowSink sink) {
    this(settings, universe, sink, KernelRegistry.standard());
  }

  /** A runner over a universe; throws IllegalArgumentException where a view asks for too much. */
  public AccountRunner(
      AccountSettings settings,
      List<InstrumentId> universe,
      AccountRowSink sink,
      KernelRegistry registry) {
    this.settings = settings;
    this.universe = List.copyOf(universe);
    this.sink = sink;
    kernels = new AccountKernels(settings.view(), this.universe, registry);
    AccountMarket known = new AccountMarket(this.universe, settings.maxAgeNanos());
    prices = known;
    int[] at = settings.columns().in(settings.market().columns());
    double toHour = settings.columns().toHour();
    market =
        new OnlineRunner(
            settings.market(),
            this.universe,
            (instrument, asOfNanos, values) ->
                known.row(
                    known.position(instrument),
                    asOfNanos,
                    values[at[0]] * toHour,
                    at[1] < 0 ? Double.NaN : values[at[1]],
                    at[2] < 0 ? Double.NaN : values[at[2]]),
            registry);
    ledger = new AccountLedger(closed::add);
    rates = new AccountState.AccountRates(settings.maintenanceRate(), settings.initialRate());
  }

  /** What became of the events so far. */
  public Counters counters() {
    return new Counters(accepted, late, rows, market.counters());
  }

  /** Takes one event of the market; marks and rows due before it are made first. */
  public void accept(MarketEvent event) {
    long nanos = event.availableNanos();
    hear(nanos);
    market.accept(event);
    int i = prices.position(event.instrument());
    if (i < 0 || nanos <= lastMarkNanos) {
      return;
    }
    switch (event) {
      case MarkPrice mark -> prices.mark(i, nanos, mark.mark());
      case Trade trade -> prices.price(i, nanos, trade.price());
      case Bar bar -> prices.price(i, nanos, bar.close());
      default -> {}
    }
  }

  /** Takes one event of an account; marks and rows due before it are made first. */
  public void accept(AccountEvent event) {
    long nanos = event.availableNanos();
    hear(nanos);
    Account account = byId.get(event.account());
    if (account == null) {
      account = add(event.account(), new AccountState(prices, rates), kernels.create());
    }
    if (nanos <= lastMarkNanos) {
      late++;
      AccountLedger.miss(account.state(), event);
      return;
    }
    account.state().nanos = nanos;
    ledger.apply(account.state(), event);
    kernels.update(account.kernelStates(), AccountKernels.kindOf(event), event);
    for (int c = 0; c < closed.size(); c++) {
      kernels.update(account.kernelStates(), AccountKernels.CLOSED, closed.get(c));
    }
    closed.clear();
    account.state().value(nanos, false);
    kernels.update(account.kernelStates(), AccountKernels.STATE, account.state());
    accepted++;
  }

  private Account add(AccountId id, AccountState state, Object[] kernelStates) {
    Account account = new Account(id, state, kernelStates);
    byId.put(id, account);
    accounts.add(account);
    return account;
  }

  /** Makes all marks and rows due strictly before a time. Going back does nothing. */
  public void advanceTo(long nanos) {
    checkTime(nanos);
    advance(nanos);
    market.advanceTo(nanos);
  }

  private void hear(long nanos) {
    checkTime(nanos);
    advance(nanos);
    market.advanceTo(nanos);
    lastHeardNanos = Math.max(lastHeardNanos, nanos);
    if (!running && nanos > lastMarkNanos) {
      running = true;
      nextMarkNanos =
          -Math.floorDiv(-nanos, settings.view().barNanos()) * settings.view().barNanos();
    }
  }

  private static void checkTime(long nanos) {
    if (nanos > LAST_NANOS || nanos < -LAST_NANOS) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "a time must lie between the years 1680 and 2260, was " + nanos + " ns");
    }
  }

  private void advance(long nanos) {
    while (running && nextMarkNanos < nanos) {
      if (nextMarkNanos - lastHeardNanos > SILENCE_NANOS) {
        running = false;
        return;
      }
      // The market first, and not a nanosecond further: rows after the mark are its future.
      market.advanceTo(nextMarkNanos + 1);
      mark(nextMarkNanos);
      lastMarkNanos = nextMarkNanos;
      nextMarkNanos += settings.view().barNanos();
    }
  }

  private void mark(long asOfNanos) {
    boolean due = asOfNanos % settings.view().everyNanos() == 0;
    for (int a = 0; a < accounts.size(); a++) {
      Account account = accounts.get(a);
      account.state().value(asOfNanos, true);
      kernels.update(account.kernelStates(), AccountKernels.STATE, account.state());
      if (due) {
        sink.row(account.id(), asOfNanos, kernels.row(account.kernelStates(), asOfNanos));
        rows++;
      }
    }
  }

  /** Everything it knows. */
  public Snapshot snapshot() {
    SavedState.Writer out = new SavedState.Writer();
    out.putLong(running ? 1 : 0).putLong(nextMarkNanos).putLong(lastMarkNanos);
    out.putLong(lastHeardNanos).putLong(accepted).putLong(late).putLong(rows);
    prices.save(out);
    double[] inner = market.snapshot().state();
    out.putLong(inner.length);
    for (double value : inner) {
      out.put(value);
    }
    out.putLong(accounts.size());
    for (Account account : accounts) {
      String id = account.id().value();
      out.putLong(id.length());
      id.chars().forEach(out::putLong);
      account.state().save(out);
      kernels.save(account.kernelStates(), out);
    }
    return new Snapshot(owner(), out.toArray());
  }

  /**
   * Takes over what {@link #snapshot} gave; throws PlimsollException if it is of other settings,
   * another kernel version or universe.
   */
  public void restore(Snapshot snapshot) {
    if (!snapshot.owner().equals(owner())) {
      throw new PlimsollException(
          ErrorCode.CONFLICT,
          "the snapshot is of [" + snapshot.owner() + "], this runner is [" + owner() + "]");
    }
    SavedState.Reader in = new SavedState.Reader(snapshot.state());
    running = in.getLong() == 1;
    nextMarkNanos = in.getLong();
    lastMarkNanos = in.getLong();
    lastHeardNanos = in.getLong();
    accepted = in.getLong();
    late = in.getLong();
    rows = in.getLong();
    prices.restore(in);
    market.restore(new Snapshot(market.snapshot().owner(), in.getAll(in.getLong())));
    byId.clear();
    accounts.clear();
    for (long left = in.getLong(); left > 0; left--) {
      StringBuilder id = new StringBuilder();
      for (long chars = in.getLong(); chars > 0; chars--) {
        id.append((char) in.getLong());
      }
      AccountState state = new AccountState(prices, rates);
      state.restore(in);
      add(new AccountId(id.toString()), state, kernels.restore(in));
    }
    in.end();
  }

  private String owner() {
    return "accounts, "
        + settings.canonical()
        + ", kernels "
        + kernels.ids()
        + ", of the market "
        + market.snapshot().owner();
  }
}
