package io.plimsoll.features;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static io.plimsoll.features.Market.MINUTE;
import static io.plimsoll.features.Market.SOL;
import static io.plimsoll.features.Market.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.market.Quote;
import io.plimsoll.datasets.market.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * The same events give the same rows: at once, one by one, over restarts, and whatever comes after
 * them.
 */
class ReplayTest {
  private static final List<InstrumentId> UNIVERSE = List.of(ETH, BTC, SOL);
  private static final FeatureView VIEW = Market.named("depth-1h");

  /** Rows as bits, so that NaN equals NaN and nothing else equals anything else. */
  private static final class Rows implements RowSink {
    final List<List<Long>> rows = new ArrayList<>();

    @Override
    public void row(InstrumentId instrument, long asOf, double[] values) {
      List<Long> row = new ArrayList<>();
      row.add(asOf);
      row.add((long) UNIVERSE.indexOf(instrument));
      for (double value : values) {
        row.add(Double.doubleToRawLongBits(value));
      }
      rows.add(row);
    }
  }

  private static List<List<Long>> rows(List<MarketEvent> events) {
    Rows rows = new Rows();
    OnlineRunner runner = new OnlineRunner(VIEW, UNIVERSE, rows);
    events.forEach(runner::accept);
    runner.advanceTo(events.getLast().availableNanos() + 1);
    return rows.rows;
  }

  /** What a feed can do to a runner: late events, events twice, long silence. */
  private static List<MarketEvent> unruly(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MarketEvent> events = Market.events(seed, 3_000, BTC, ETH, SOL);
    for (int i = 0; i < 100; i++) {
      int from = random.nextInt(events.size());
      events.add(Math.min(events.size(), from + random.nextInt(200)), events.get(from));
    }
    return events;
  }

  @Property(tries = 15, seed = "7")
  void batchEqualsOnlineBitForBit(@ForAll long seed) {
    List<MarketEvent> events = unruly(seed);
    BatchRunner.Result batch =
        BatchRunner.runCounted(VIEW, UNIVERSE, events::forEach, KernelRegistry.standard());
    assertTrue(batch.counters().late() > 0);
    long last = events.stream().mapToLong(MarketEvent::availableNanos).max().orElseThrow();
    Rows online = new Rows();
    OnlineRunner runner = new OnlineRunner(VIEW, UNIVERSE, online);
    SplittableRandom random = new SplittableRandom(seed);
    long newest = Long.MIN_VALUE;
    for (MarketEvent event : events) {
      // A live runner is told the time now and then; up to the next event that must not matter.
      if (random.nextInt(5) == 0 && event.availableNanos() > newest && newest != Long.MIN_VALUE) {
        runner.advanceTo(newest + random.nextLong(event.availableNanos() - newest) + 1);
      }
      runner.accept(event);
      newest = Math.max(newest, event.availableNanos());
    }
    runner.advanceTo(last + 1);
    assertEquals(runner.counters(), batch.counters());
    Rows collected = new Rows();
    for (int row = 0, next[] = new int[3]; row < online.rows.size(); row++) {
      int i = Math.toIntExact(online.rows.get(row).get(1));
      FeatureTable table = batch.tables().get(i);
      double[] values = new double[table.columns().size()];
      for (int column = 0; column < values.length; column++) {
        values[column] = table.value(next[i], column);
      }
      collected.row(UNIVERSE.get(i), table.asOfNanos(next[i]++), values);
    }
    assertEquals(online.rows, collected.rows);
  }

  @Property(tries = 10, seed = "8")
  void aRestartAnywhereContinuesBitForBit(@ForAll long seed) {
    List<MarketEvent> events = unruly(seed);
    Rows whole = new Rows();
    Rows parts = new Rows();
    OnlineRunner uncut = new OnlineRunner(VIEW, UNIVERSE, whole);
    OnlineRunner current = new OnlineRunner(VIEW, UNIVERSE, parts);
    SplittableRandom random = new SplittableRandom(seed);
    for (MarketEvent event : events) {
      if (random.nextInt(150) == 0) {
        byte[] kept = current.snapshot().toBytes();
        current = new OnlineRunner(VIEW, UNIVERSE, parts);
        current.restore(Snapshot.fromBytes(kept));
      }
      uncut.accept(event);
      current.accept(event);
    }
    assertEquals(whole.rows, parts.rows);
    assertEquals(uncut.counters(), current.counters());
  }

  @Property(tries = 15, seed = "9")
  void whatComesAfterATimeNeverChangesTheRowsUpToIt(@ForAll long seed) {
    List<MarketEvent> events = Market.events(seed, 2_000, BTC, ETH, SOL);
    SplittableRandom random = new SplittableRandom(seed);
    long turn = events.get(random.nextInt(events.size())).availableNanos();
    List<MarketEvent> other = new ArrayList<>();
    for (MarketEvent event : events) {
      if (event.availableNanos() <= turn) {
        other.add(event);
      } else if (random.nextInt(3) > 0) {
        other.add(mutated(event));
      }
    }
    other.add(Market.trade(SOL, events.getLast().availableNanos() + MINUTE, 1, 1));
    List<List<Long>> expected =
        rows(events).stream().filter(row -> row.getFirst() <= turn).toList();
    assertEquals(expected, rows(other).stream().filter(row -> row.getFirst() <= turn).toList());
  }

  private static MarketEvent mutated(MarketEvent event) {
    return switch (event) {
      case Trade t ->
          new Trade(
              t.instrument(),
              t.eventNanos(),
              t.availableNanos(),
              3 * t.price(),
              9,
              Trade.Aggressor.SELLER);
      case Quote q -> new Quote(q.instrument(), q.eventNanos(), q.availableNanos(), 1, 1, 2, 1);
      case DepthBands d ->
          new DepthBands(
              d.instrument(), d.eventNanos(), d.availableNanos(), new double[4], new double[4]);
      default -> event;
    };
  }

  @Test
  void barsSentAndBarsMadeOfTradesGiveTheSameRows() {
    FeatureView view = Market.named("trades-1h");
    List<MarketEvent> trades =
        Market.events(4, 4_000, BTC).stream().filter(event -> event instanceof Trade).toList();
    BarBuilder builder = new BarBuilder(BTC);
    List<Bar> bars = new ArrayList<>();
    long close = START + MINUTE;
    for (MarketEvent event : trades) {
      for (; event.availableNanos() >= close; close += MINUTE) {
        if (builder.started()) {
          bars.add(builder.close(close - MINUTE, close, close));
        }
      }
      builder.add((Trade) event);
    }
    FeatureTable made = BatchRunner.run(view, List.of(BTC), trades::forEach).getFirst();
    FeatureTable sent = BatchRunner.run(view, List.of(BTC), bars::forEach).getFirst();
    // Bars are heard of at their close, so their first row may come later.
    int offset = made.size() - sent.size();
    assertTrue(offset <= 1 && sent.size() > 100, sent.size() + " of " + made.size());
    for (int row = 0; row < sent.size(); row++) {
      for (int column = 0; column < view.columns().size(); column++) {
        assertEquals(made.value(row + offset, column), sent.value(row, column), 0);
      }
    }
  }

  @Test
  void aSnapshotOfAnotherViewOrDamagedBytesAreRefused() {
    OnlineRunner runner = new OnlineRunner(VIEW, UNIVERSE, new Rows());
    Market.events(1, 500, BTC, ETH).forEach(runner::accept);
    Snapshot snapshot = runner.snapshot();
    OnlineRunner other = new OnlineRunner(Market.named("bars-1h"), UNIVERSE, new Rows());
    PlimsollException error = assertThrows(PlimsollException.class, () -> other.restore(snapshot));
    assertEquals(ErrorCode.CONFLICT, error.code());
    OnlineRunner fewer = new OnlineRunner(VIEW, List.of(BTC, ETH), new Rows());
    assertThrows(PlimsollException.class, () -> fewer.restore(snapshot));
    byte[] bytes = snapshot.toBytes();
    for (int length : new int[] {0, 3, 8, 40, bytes.length - 1}) {
      byte[] cut = Arrays.copyOf(bytes, length);
      error = assertThrows(PlimsollException.class, () -> Snapshot.fromBytes(cut));
      assertEquals(ErrorCode.CORRUPT_DATA, error.code());
    }
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 50; i++) {
      byte[] garbled = bytes.clone();
      garbled[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      assertThrows(PlimsollException.class, () -> Snapshot.fromBytes(garbled));
    }
  }

  @Test
  void nothingGivesNoRows() {
    List<FeatureTable> tables = BatchRunner.run(VIEW, UNIVERSE, sink -> {});
    assertEquals(3, tables.size());
    assertEquals(0, tables.getFirst().size());
    assertEquals(VIEW.version(), tables.getFirst().viewVersion());
  }
}
