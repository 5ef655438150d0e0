package io.plimsoll.features.account;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.HOUR;
import static io.plimsoll.features.Market.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Trade;
import io.plimsoll.datasets.synthetic.SyntheticMarket;
import io.plimsoll.features.Market;
import io.plimsoll.features.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AccountRunnerTest {
  private static final List<InstrumentId> UNIVERSE = List.of(BTC, ETH);
  private static final AccountSettings SETTINGS =
      AccountSettings.of(Market.named("account-1h"), Market.named("depth-1h"))
          .withRates(0.02, 0.04);

  /** Rows as bits, so that NaN equals NaN and nothing else equals anything else. */
  private static final class Rows implements AccountRowSink {
    final List<List<Object>> rows = new ArrayList<>();

    @Override
    public void row(AccountId account, long asOf, double[] values) {
      List<Object> row = new ArrayList<>(List.of(asOf, account));
      for (double value : values) {
        row.add(Double.doubleToRawLongBits(value));
      }
      rows.add(row);
    }

    double value(int row, String column) {
      int position = SETTINGS.view().columns().indexOf(column);
      return Double.longBitsToDouble((Long) rows.get(row).get(2 + position));
    }
  }

  private static AccountRunner runner(Rows rows) {
    return new AccountRunner(SETTINGS, UNIVERSE, rows);
  }

  private static void feed(AccountRunner runner, Observation event) {
    if (event instanceof MarketEvent market) {
      runner.accept(market);
    } else {
      runner.accept((AccountEvent) event);
    }
  }

  private static List<List<Object>> rows(List<Observation> events) {
    Rows rows = new Rows();
    AccountRunner runner = runner(rows);
    events.forEach(event -> feed(runner, event));
    runner.advanceTo(
        events.stream().mapToLong(Observation::availableNanos).max().orElseThrow() + 1);
    return rows.rows;
  }

  /** A market and three accounts on it that do all that accounts can do. */
  private static List<Observation> events(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Observation> events = new ArrayList<>(Market.events(seed, 3_000, BTC, ETH));
    long span = events.getLast().availableNanos() - START;
    for (int i = 0; i < 300; i++) {
      AccountId account = new AccountId("a" + random.nextInt(3));
      long nanos = START + random.nextLong(span);
      nanos -= random.nextInt(5) == 0 ? nanos % HOUR : 0; // some exactly when a row is due
      InstrumentId instrument = UNIVERSE.get(random.nextInt(2));
      events.add(
          switch (random.nextInt(9)) {
            case 0 -> new Deposit(account, nanos, 1 + 1000 * random.nextDouble());
            case 1 -> new Withdrawal(account, nanos, 1 + 100 * random.nextDouble());
            case 2 -> new MarginCall(account, nanos, 1);
            case 3 -> new AccountLiquidated(account, nanos, 1);
            case 4 ->
                new AccountSnapshot(
                    account,
                    nanos,
                    nanos + random.nextLong(HOUR),
                    1000,
                    10,
                    20,
                    List.of(new AccountSnapshot.Collateral("ETH", 500, ETH)),
                    List.of(new AccountSnapshot.Position(BTC, 1, 100, 50)));
            default -> new Fill(account, nanos, instrument, random.nextInt(2) == 0 ? 1 : -1, 100);
          });
    }
    events.sort(Comparator.comparingLong(Observation::availableNanos));
    for (int i = 0; i < 20; i++) {
      int from = random.nextInt(events.size());
      events.add(Math.min(events.size(), from + random.nextInt(300)), events.get(from)); // late
    }
    return events;
  }

  @Property(tries = 8, seed = "1")
  void beingToldTheTimeInBetweenChangesNothing(@ForAll long seed) {
    List<Observation> events = events(seed);
    Rows told = new Rows();
    AccountRunner runner = runner(told);
    SplittableRandom random = new SplittableRandom(seed);
    long newest = Long.MIN_VALUE;
    for (Observation event : events) {
      if (random.nextInt(3) == 0 && event.availableNanos() > newest && newest != Long.MIN_VALUE) {
        runner.advanceTo(newest + random.nextLong(event.availableNanos() - newest) + 1);
      }
      feed(runner, event);
      newest = Math.max(newest, event.availableNanos());
    }
    runner.advanceTo(newest + 1);
    assertEquals(rows(events), told.rows);
    assertTrue(runner.counters().late() > 0);
  }

  @Property(tries = 8, seed = "2")
  void aRestartAnywhereContinuesBitForBit(@ForAll long seed) {
    List<Observation> events = events(seed);
    Rows whole = new Rows();
    Rows parts = new Rows();
    AccountRunner uncut = runner(whole);
    AccountRunner current = runner(parts);
    SplittableRandom random = new SplittableRandom(seed);
    for (Observation event : events) {
      if (random.nextInt(200) == 0) {
        byte[] kept = current.snapshot().toBytes();
        current = runner(parts);
        current.restore(Snapshot.fromBytes(kept));
      }
      feed(uncut, event);
      feed(current, event);
    }
    assertEquals(whole.rows, parts.rows);
    assertEquals(uncut.counters(), current.counters());
    assertFalse(whole.rows.isEmpty());
  }

  @Property(tries = 8, seed = "3")
  void whatComesAfterATimeNeverChangesTheRowsUpToIt(@ForAll long seed) {
    List<Observation> events = events(seed);
    SplittableRandom random = new SplittableRandom(seed);
    long turn = START + random.nextLong(events.getLast().availableNanos() - START);
    turn -= random.nextInt(2) == 0 ? turn % HOUR : 0;
    List<Observation> other = new ArrayList<>();
    for (Observation event : events) {
      if (event.availableNanos() <= turn) {
        other.add(event);
      } else if (random.nextInt(3) > 0) {
        other.add(mutated(event));
      }
    }
    other.add(Market.trade(BTC, events.getLast().availableNanos() + HOUR, 1, 1));
    long last = turn;
    assertEquals(
        rows(events).stream().filter(row -> (Long) row.getFirst() <= last).toList(),
        rows(other).stream().filter(row -> (Long) row.getFirst() <= last).toList());
  }

  private static Observation mutated(Observation event) {
    return switch (event) {
      case Trade t ->
          new Trade(
              t.instrument(),
              t.eventNanos(),
              t.availableNanos(),
              3 * t.price(),
              9,
              Trade.Aggressor.SELLER);
      case Deposit d -> new Withdrawal(d.account(), d.eventNanos(), 7);
      case Fill f -> new Fill(f.account(), f.eventNanos(), f.instrument(), 50, 3);
      default -> event;
    };
  }

  @Test
  void anAccountIsWorthWhatItsPositionsAreAtTheRow() {
    Rows rows = new Rows();
    AccountRunner runner = runner(rows);
    AccountId account = new AccountId("a");
    runner.accept(Market.trade(BTC, START + 1, 100, 1));
    runner.accept(new Deposit(account, START + 1, 1000));
    runner.accept(new Fill(account, START + 2, BTC, 20, 100));
    // At the very time of the row: gross 20 · 90, equity 1000 − 200.
    runner.accept(Market.trade(BTC, START + HOUR, 90, 1));
    assertTrue(rows.rows.isEmpty());
    runner.advanceTo(START + HOUR + 1);
    assertEquals(1, rows.rows.size());
    assertEquals(1800.0 / 800, rows.value(0, "leverage"), 1e-12);
    assertEquals(36.0 / 800, rows.value(0, "utilisation"), 1e-12);
    assertEquals(0.2, rows.value(0, "drawdown"), 1e-12);
    // The venue's mark goes before trades.
    runner.accept(new MarkPrice(BTC, START + HOUR + 2, START + HOUR + 2, 95, Double.NaN));
    runner.accept(Market.trade(BTC, START + HOUR + 3, 50, 1));
    runner.advanceTo(START + 2 * HOUR + 1);
    assertEquals(1900.0 / 900, rows.value(1, "leverage"), 1e-12);
    // An hour later the mark is too old to be one, and so is the trade.
    runner.advanceTo(START + 3 * HOUR + 1);
    assertEquals(Double.NaN, rows.value(2, "leverage"));
    assertEquals(3, runner.counters().rows());
  }

  @Test
  void aLateFillMakesTheAccountUnknownUntilItsNextSnapshot() {
    Rows rows = new Rows();
    AccountRunner runner = runner(rows);
    AccountId account = new AccountId("a");
    runner.accept(new Deposit(account, START + 1, 1000));
    runner.accept(Market.trade(BTC, START + HOUR + 1, 100, 1));
    assertEquals(0, rows.value(0, "leverage"));
    runner.accept(new MarginCall(account, START + 3, 1));
    runner.accept(new Fill(account, START + 3, BTC, 1, 100));
    assertEquals(2, runner.counters().late());
    runner.accept(Market.trade(BTC, START + 2 * HOUR, 100, 1));
    runner.advanceTo(START + 2 * HOUR + 1);
    assertEquals(Double.NaN, rows.value(1, "leverage"));
    runner.accept(
        new AccountSnapshot(
            account,
            START + 2 * HOUR + 2,
            START + 2 * HOUR + 2,
            1000,
            10,
            20,
            List.of(),
            List.of(new AccountSnapshot.Position(BTC, 5, 100, Double.NaN))));
    runner.accept(Market.trade(BTC, START + 3 * HOUR, 100, 1));
    runner.advanceTo(START + 3 * HOUR + 1);
    assertEquals(0.5, rows.value(2, "leverage"), 1e-12);
  }

  @Test
  void aSnapshotThatWasOvertakenIsNotTaken() {
    Rows rows = new Rows();
    AccountRunner runner = runner(rows);
    AccountId account = new AccountId("a");
    runner.accept(Market.trade(BTC, START + 1, 100, 1));
    runner.accept(new Deposit(account, START + 1, 1000));
    runner.accept(new Fill(account, START + 9, BTC, 10, 100));
    runner.accept(
        new AccountSnapshot(account, START + 5, START + 10, 1000, 0, 0, List.of(), List.of()));
    runner.advanceTo(START + HOUR + 1);
    assertEquals(1, rows.value(0, "leverage"), 1e-12);
  }

  @Test
  void aWrongTimeStampCostsAtMostAMonthOfRows() {
    Rows rows = new Rows();
    AccountRunner runner = runner(rows);
    runner.accept(new Deposit(new AccountId("a"), START + 1, 1000));
    runner.accept(new Deposit(new AccountId("a"), START + 20 * 365 * 24 * HOUR, 1));
    assertEquals(30 * 24, rows.rows.size());
  }

  @Test
  void anotherViewOrUniverseIsRefused() {
    AccountRunner runner = runner(new Rows());
    Snapshot snapshot = runner.snapshot();
    AccountRunner fewer = new AccountRunner(SETTINGS, List.of(BTC), new Rows());
    assertThrows(RuntimeException.class, () -> fewer.restore(snapshot));
    AccountRunner other = new AccountRunner(SETTINGS.withRates(0.03, 0.04), UNIVERSE, new Rows());
    assertThrows(RuntimeException.class, () -> other.restore(snapshot));
    assertThrows(
        IllegalArgumentException.class,
        () -> AccountSettings.of(Market.named("depth-1h"), Market.named("depth-1h")));
    assertThrows(
        IllegalArgumentException.class,
        () -> AccountSettings.of(Market.named("account-1h"), Market.named("tape-1m")));
  }

  @Test
  void theAccountsOfASyntheticMarketGiveRows() {
    SyntheticMarket market =
        new SyntheticMarket(new SyntheticMarket.Settings(5, 2, 4, START, 30, 1, 40));
    Rows rows = new Rows();
    AccountRunner runner = new AccountRunner(SETTINGS, market.universe(), rows);
    List<AccountEvent> events = market.accountEvents();
    int[] next = {0};
    market.forEach(
        event -> {
          // The market first where both come at the same time: accounts trade at the close.
          while (next[0] < events.size()
              && events.get(next[0]).availableNanos() < event.availableNanos()) {
            runner.accept(events.get(next[0]++));
          }
          runner.accept(event);
        });
    runner.advanceTo(market.endNanos() + 1);
    assertEquals(0, runner.counters().late());
    assertEquals(next[0], runner.counters().accepted());
    List<String> known = new ArrayList<>();
    for (String column : SETTINGS.view().columns()) {
      for (int row = 0; row < rows.rows.size(); row++) {
        if (Double.isFinite(rows.value(row, column))) {
          known.add(column);
          break;
        }
      }
    }
    List<String> unknown = new ArrayList<>(SETTINGS.view().columns());
    unknown.removeAll(known);
    // No snapshots, no calls, no liquidations; of accounts without positions all else is known.
    assertEquals(
        List.of(
            "position_distance_8h",
            "wrong_way_share",
            "margin_call_recency",
            "liquidation_recency"),
        unknown.stream().filter(column -> !column.startsWith("near_miss_rec")).toList());
    assertTrue(rows.rows.size() > 1000, rows.rows.size() + " rows");
  }
}
