package io.plimsoll.bench;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.datasets.store.Yaml;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.OnlineRunner;
import io.plimsoll.features.Views;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Events through all kernels of a view, from the first to the last row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class ViewBenchmark {
  /** The view, one of {@link Views}. */
  @Param("tape-1m")
  public String view;

  /** How many events one invocation takes. */
  @Param("500000")
  public int events;

  /** How many instruments they are of. */
  @Param("1")
  public int instruments;

  /** Whether the values of all kernels are asked for after every event, too. */
  @Param("false")
  public boolean everyEvent;

  private FeatureView features;
  private List<InstrumentId> universe;
  private MarketEvent[] source;

  /** Makes the events. */
  @Setup
  public void make() {
    features = viewOf(view);
    universe = BenchData.universe(instruments);
    source =
        view.startsWith("book")
            ? BenchData.book(events, universe.getFirst())
            : BenchData.trades(events, universe);
  }

  static FeatureView viewOf(String name) {
    try (InputStream yaml = Views.open(name)) {
      ConfigTree tree = Yaml.read(name, yaml);
      return FeatureView.from(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One pass; what it gives is the sum of a column, so that nothing can be left out. */
  @Benchmark
  public double run() {
    double[] sum = new double[1];
    OnlineRunner runner =
        new OnlineRunner(
            features, universe, (instrument, asOf, values) -> sum[0] += values[values.length - 1]);
    if (everyEvent) {
      double[] row = new double[features.columns().size()];
      for (MarketEvent event : source) {
        runner.accept(event);
        runner.peek(event.instrument(), event.availableNanos(), row);
        sum[0] += row[0];
      }
    } else {
      for (MarketEvent event : source) {
        runner.accept(event);
      }
    }
    return sum[0];
  }
}
