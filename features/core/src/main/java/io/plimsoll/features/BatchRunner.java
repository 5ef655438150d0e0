package io.plimsoll.features;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.EventSource;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The {@link OnlineRunner} with a collector behind it: the same rows, bit for bit, as tables. */
public final class BatchRunner {
  private BatchRunner() {}

  /**
   * What a run made.
   *
   * @param tables one an instrument, in the order of the universe; without rows where there were no
   *     events
   * @param bars what the bar kernels saw, one list an instrument, in the same order
   * @param counters what became of the events
   */
  public record Result(
      List<FeatureTable> tables, List<List<Bar>> bars, OnlineRunner.Counters counters) {
    public Result {
      tables = List.copyOf(tables);
      bars = List.copyOf(bars);
    }
  }

  /** The rows of all events of a source, up to and including the time of the last event. */
  public static List<FeatureTable> run(
      FeatureView view, List<InstrumentId> universe, EventSource source) {
    return runCounted(view, universe, source, KernelRegistry.standard()).tables();
  }

  /** The same, with what became of the events. */
  public static Result runCounted(
      FeatureView view, List<InstrumentId> universe, EventSource source, KernelRegistry registry) {
    Map<InstrumentId, FeatureTable.Builder> builders = new HashMap<>();
    for (InstrumentId instrument : universe) {
      builders.put(
          instrument, new FeatureTable.Builder(instrument, view.version(), view.columns()));
    }
    OnlineRunner runner =
        new OnlineRunner(
            view,
            universe,
            (instrument, asOfNanos, values) ->
                Objects.requireNonNull(builders.get(instrument)).add(asOfNanos, values),
            registry);
    Map<InstrumentId, List<Bar>> bars = new HashMap<>();
    universe.forEach(instrument -> bars.put(instrument, new ArrayList<>()));
    runner.tapBars(bar -> Objects.requireNonNull(bars.get(bar.instrument())).add(bar));
    Feeder feeder = new Feeder(runner);
    source.forEach(feeder);
    feeder.finish();
    return new Result(
        universe.stream()
            .map(instrument -> Objects.requireNonNull(builders.get(instrument)).build())
            .toList(),
        universe.stream().map(instrument -> Objects.requireNonNull(bars.get(instrument))).toList(),
        runner.counters());
  }

  private static final class Feeder implements Consumer<MarketEvent> {
    private final OnlineRunner runner;
    private long lastNanos = Long.MIN_VALUE;

    Feeder(OnlineRunner runner) {
      this.runner = runner;
    }

    @Override
    public void accept(MarketEvent event) {
      runner.accept(event);
      lastNanos = Math.max(lastNanos, event.availableNanos());
    }

    /** A row due at the very time of the last event is due before the nanosecond after it. */
    void finish() {
      if (lastNanos != Long.MIN_VALUE) {
        runner.advanceTo(lastNanos + 1);
      }
    }
  }
}
