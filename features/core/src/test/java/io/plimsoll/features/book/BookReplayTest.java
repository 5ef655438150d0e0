package io.plimsoll.features.book;

import static io.plimsoll.features.Market.BTC;
import static io.plimsoll.features.Market.ETH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.market.BookDelta;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.Market;
import io.plimsoll.features.OnlineRunner;
import io.plimsoll.features.RowSink;
import io.plimsoll.features.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The view of books gives the same rows at once, one by one, and over restarts. */
class BookReplayTest {
  private static final List<InstrumentId> UNIVERSE = List.of(ETH, BTC);
  private static final FeatureView VIEW = Market.named("book-1m");

  /** Rows as bits, so that NaN equals NaN and nothing else equals anything else. */
  private static final class Rows implements RowSink {
    final List<List<Long>> rows = new ArrayList<>();

    @Override
    public void row(InstrumentId instrument, long asOf, double[] values) {
      List<Long> row = new ArrayList<>();
      row.add((long) UNIVERSE.indexOf(instrument));
      row.add(asOf);
      for (double value : values) {
        row.add(Double.doubleToRawLongBits(value));
      }
      rows.add(row);
    }

    List<List<Long>> of(int instrument) {
      return rows.stream().filter(row -> row.getFirst() == instrument).toList();
    }
  }

  @Property(tries = 6, seed = "7")
  void batchEqualsOnlineOverRestartsBitForBit(@ForAll long seed) {
    List<MarketEvent> events = BookMarket.events(seed, 3_000, true, BTC, ETH);
    BatchRunner.Result batch =
        BatchRunner.runCounted(VIEW, UNIVERSE, events::forEach, KernelRegistry.standard());
    assertTrue(batch.counters().bookGaps() > 0);
    Rows online = new Rows();
    OnlineRunner runner = new OnlineRunner(VIEW, UNIVERSE, online);
    SplittableRandom random = new SplittableRandom(seed);
    for (MarketEvent event : events) {
      if (random.nextInt(300) == 0) {
        byte[] kept = runner.snapshot().toBytes();
        runner = new OnlineRunner(VIEW, UNIVERSE, online);
        runner.restore(Snapshot.fromBytes(kept));
      }
      runner.accept(event);
    }
    runner.advanceTo(events.getLast().availableNanos() + 1);
    assertEquals(batch.counters(), runner.counters());
    for (int i = 0; i < UNIVERSE.size(); i++) {
      FeatureTable table = batch.tables().get(i);
      Rows expected = new Rows();
      for (int row = 0; row < table.size(); row++) {
        double[] values = new double[table.columns().size()];
        for (int column = 0; column < values.length; column++) {
          values[column] = table.value(row, column);
        }
        expected.row(UNIVERSE.get(i), table.asOfNanos(row), values);
      }
      assertTrue(table.size() > 200, table.size() + " rows");
      assertEquals(expected.rows, online.of(i));
    }
  }

  @Property(tries = 6, seed = "8")
  void whatComesAfterATimeNeverChangesTheRowsUpToIt(@ForAll long seed) {
    List<MarketEvent> events = BookMarket.events(seed, 2_000, true, BTC, ETH);
    long turn = events.get(1_000 + new SplittableRandom(seed).nextInt(500)).availableNanos();
    List<MarketEvent> other = new ArrayList<>();
    for (MarketEvent event : events) {
      if (event.availableNanos() <= turn) {
        other.add(event);
      } else if (event instanceof BookDelta delta) {
        other.add(Market.trade(delta.instrument(), delta.availableNanos(), 7, 9));
      }
    }
    assertEquals(rowsUpTo(turn, events), rowsUpTo(turn, other));
  }

  private static List<List<Long>> rowsUpTo(long nanos, List<MarketEvent> events) {
    Rows rows = new Rows();
    OnlineRunner runner = new OnlineRunner(VIEW, UNIVERSE, rows);
    events.forEach(runner::accept);
    return rows.rows.stream().filter(row -> row.get(1) <= nanos).toList();
  }

  @Test
  void aLostMessageSilencesTheBookUntilTheNextSnapshot() {
    Rows rows = new Rows();
    OnlineRunner runner = new OnlineRunner(VIEW, List.of(BTC), rows);
    double[] bid = {99.99, 5, 99.5, 5};
    double[] ask = {100.01, 5, 100.5, 5};
    long second = Market.SECOND;
    runner.accept(Levels.message(true, Market.START + second, 1, 1, bid, ask));
    runner.accept(Levels.message(false, Market.START + 61 * second, 3, 3, bid, ask));
    runner.accept(Levels.message(false, Market.START + 62 * second, 4, 4, bid, ask));
    runner.accept(Levels.message(true, Market.START + 121 * second, 9, 9, bid, ask));
    runner.advanceTo(Market.START + 181 * second);
    assertEquals(1, runner.counters().bookGaps());
    int depth = 2 + VIEW.columns().indexOf("depth_25bps");
    int spread = 2 + VIEW.columns().indexOf("quoted_spread");
    for (int column : new int[] {depth, spread}) {
      List<Boolean> known =
          rows.rows.stream()
              .map(row -> Double.isFinite(Double.longBitsToDouble(row.get(column))))
              .toList();
      assertEquals(List.of(true, false, true), known);
    }
  }
}
