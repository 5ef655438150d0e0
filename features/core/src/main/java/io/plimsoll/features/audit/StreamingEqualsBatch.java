package io.plimsoll.features.audit;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.features.OnlineRunner;
import io.plimsoll.features.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * A batch over a prefix equals the batch over everything up to there, equals the events one by one
 * with the clock told now and then, equals the same with the runner killed and restored in the
 * middle: bit for bit.
 *
 * <p><b>Reference</b>: the battery of METHODS §3, (2).
 */
public final class StreamingEqualsBatch {
  private static final String NAME = "prefix-equality";
  private static final int PREFIXES = 3;
  private static final int KILLS = 4;

  private StreamingEqualsBatch() {}

  /** Checks prefixes of random length. */
  public static Finding check(Pipeline pipeline, List<MarketEvent> events, long seed) {
    return check(pipeline, events, seed, bytes -> bytes);
  }

  /**
   * The same.
   *
   * @param keep takes the bytes of a snapshot somewhere and back, for example to a disk
   */
  public static Finding check(
      Pipeline pipeline, List<MarketEvent> events, long seed, UnaryOperator<byte[]> keep) {
    RowLog whole = pipeline.rows(events, events.getLast().availableNanos());
    long compared = 0;
    List<Long> cuts = Cuts.of(pipeline.view(), events, seed + 1);
    for (int i = 0; i < PREFIXES; i++) {
      // On a row, within a bar, at the very end.
      long cut = i == PREFIXES - 1 ? events.getLast().availableNanos() : cuts.get(4 * i);
      List<MarketEvent> prefix = Futures.past(events, cut);
      long last = prefix.getLast().availableNanos();
      RowLog batch = batch(pipeline, prefix);
      RowLog restarted = restarted(pipeline, prefix, new SplittableRandom(seed + i), keep);
      Optional<String> leak = whole.difference(pipeline.rows(prefix, cut), cut);
      Optional<String> broken = batch.difference(restarted, last);
      if (leak.isPresent() || broken.isPresent()) {
        return new Finding(
            NAME,
            Verdict.FAIL,
            compared,
            leak.map(
                    text ->
                        "the rows of a prefix up to "
                            + cut
                            + " are not those of everything: "
                            + text)
                .orElseGet(
                    () -> "streaming with restarts is not the batch: " + broken.orElseThrow()));
      }
      compared += batch.size();
    }
    return new Finding(
        NAME,
        compared > 0 ? Verdict.PASS : Verdict.UNDECIDED,
        compared,
        PREFIXES
            + " prefixes: batch = streaming = streaming with "
            + KILLS
            + " restarts"
            + FutureMutation.unseen(whole));
  }

  private static RowLog batch(Pipeline pipeline, List<MarketEvent> events) {
    List<FeatureTable> tables =
        BatchRunner.runCounted(
                pipeline.view(),
                pipeline.universe(),
                events::forEach,
                pipeline.kernels().apply(events))
            .tables();
    RowLog log = new RowLog(pipeline.view().columns());
    int[] next = new int[tables.size()];
    double[] values = new double[pipeline.view().columns().size()];
    // Rows come by time, then in the order of the universe.
    while (true) {
      long earliest = Long.MAX_VALUE;
      for (int i = 0; i < next.length; i++) {
        if (next[i] < tables.get(i).size()) {
          earliest = Math.min(earliest, tables.get(i).asOfNanos(next[i]));
        }
      }
      if (earliest == Long.MAX_VALUE) {
        return log;
      }
      for (int i = 0; i < next.length; i++) {
        FeatureTable table = tables.get(i);
        if (next[i] < table.size() && table.asOfNanos(next[i]) == earliest) {
          copy(table, next[i]++, values);
          log.row(pipeline.universe().get(i), earliest, values);
        }
      }
    }
  }

  private static void copy(FeatureTable table, int row, double[] values) {
    for (int column = 0; column < values.length; column++) {
      values[column] = table.value(row, column);
    }
  }

  private static RowLog restarted(
      Pipeline pipeline,
      List<MarketEvent> events,
      SplittableRandom random,
      UnaryOperator<byte[]> keep) {
    RowLog log = new RowLog(pipeline.view().columns());
    OnlineRunner runner = pipeline.runner(events, log);
    java.util.Set<Integer> kills = new java.util.HashSet<>();
    for (int i = 0; i < KILLS; i++) {
      kills.add(random.nextInt(events.size()));
    }
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < events.size(); i++) {
      MarketEvent event = events.get(i);
      if (kills.contains(i)) {
        byte[] kept = keep.apply(runner.snapshot().toBytes());
        runner = pipeline.runner(events, log);
        runner.restore(Snapshot.fromBytes(kept));
      }
      // A live runner is told the time now and then; up to the next event that must not matter.
      if (newest != Long.MIN_VALUE && event.availableNanos() > newest && random.nextInt(5) == 0) {
        runner.advanceTo(newest + random.nextLong(event.availableNanos() - newest) + 1);
      }
      runner.accept(event);
      newest = Math.max(newest, event.availableNanos());
    }
    runner.advanceTo(newest + 1);
    return log;
  }

  /** The instruments of some events, in order of appearance. */
  public static List<InstrumentId> universe(List<MarketEvent> events) {
    return events.stream().map(MarketEvent::instrument).distinct().toList();
  }
}
