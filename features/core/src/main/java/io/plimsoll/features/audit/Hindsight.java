package io.plimsoll.features.audit;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.datasets.market.MarketEvent;
import io.plimsoll.features.BatchRunner;
import io.plimsoll.features.FeatureSpec;
import io.plimsoll.features.FeatureView;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.KernelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A kernel that cheats: it holds all bars of the run, the coming ones too. It is planted to see
 * whether a check catches it, and stands in no registry.
 */
public final class Hindsight implements Kernel<Bar, Hindsight.State> {
  /** The name of the column and of the kernel that {@link #planted} adds. */
  public static final String COLUMN = "planted_leak";

  private static final String KERNEL = "hindsight";

  private final List<InstrumentId> universe;
  private final Map<InstrumentId, Bars> bars;
  private final Trick trick;

  /** What a cheat makes of all bars. */
  @FunctionalInterface
  public interface Trick {
    /**
     * The number.
     *
     * @param bars all of them, by time
     * @param next the position of the first bar that has not ended by the time of the row
     */
    double value(Bars bars, int next);
  }

  /** The bars of one instrument, the whole run. */
  public static final class Bars {
    private final long[] endNanos;
    private final double[] close;

    private Bars(List<Bar> bars) {
      endNanos = bars.stream().mapToLong(Bar::eventNanos).toArray();
      close = bars.stream().mapToDouble(Bar::close).toArray();
    }

    /** How many. */
    public int size() {
      return close.length;
    }

    /** The close of a bar. */
    public double close(int bar) {
      return close[bar];
    }

    /** The squared log return of a bar; 0 of the first. */
    public double squaredReturn(int bar) {
      double r = bar == 0 ? 0 : StrictMath.log(close[bar] / close[bar - 1]);
      return r * r;
    }

    private int firstEndingAfter(long nanos) {
      int found = Arrays.binarySearch(endNanos, nanos);
      return found >= 0 ? found + 1 : -found - 1;
    }
  }

  /** Which instrument the state is of. */
  public static final class State {
    private int instrument = -1;
  }

  private Hindsight(List<InstrumentId> universe, Map<InstrumentId, Bars> bars, Trick trick) {
    this.universe = universe;
    this.bars = bars;
    this.trick = trick;
  }

  /** The realized variance of the bars to come: the label itself. */
  public static Trick comingVariance(int count) {
    return (bars, next) -> {
      double sum = 0;
      for (int bar = next; bar < Math.min(bars.size(), next + count); bar++) {
        sum += bars.squaredReturn(bar);
      }
      return sum;
    };
  }

  /** The pipeline with one more column that cheats. */
  public static Pipeline planted(Pipeline honest, Trick trick) {
    FeatureView view = honest.view();
    List<FeatureSpec> features = new ArrayList<>(view.features());
    // A pipeline that has been planted once can be planted again.
    String suffix = view.columns().contains(COLUMN) ? "_" + features.size() : "";
    features.add(new FeatureSpec(COLUMN + suffix, KERNEL + suffix, Map.of()));
    FeatureView more = new FeatureView(view.name(), view.barNanos(), view.everyNanos(), features);
    return new Pipeline(
        more,
        honest.universe(),
        events ->
            honest
                .kernels()
                .apply(events)
                .with(
                    KERNEL + suffix,
                    Map.of(),
                    settings ->
                        new Hindsight(
                            honest.universe(), barsOf(view, honest.universe(), events), trick)));
  }

  private static Map<InstrumentId, Bars> barsOf(
      FeatureView view, List<InstrumentId> universe, List<MarketEvent> events) {
    FeatureView clock =
        new FeatureView(
            "bars",
            view.barNanos(),
            view.everyNanos(),
            List.of(new FeatureSpec("hour_sin", "hour-sin", Map.of())));
    List<List<Bar>> all =
        BatchRunner.runCounted(clock, universe, events::forEach, KernelRegistry.standard()).bars();
    Map<InstrumentId, Bars> bars = new HashMap<>();
    for (int i = 0; i < universe.size(); i++) {
      bars.put(universe.get(i), new Bars(all.get(i)));
    }
    return bars;
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        KERNEL,
        1,
        KernelSpec.Scope.INSTRUMENT,
        "what cannot be known yet",
        "none",
        "(-inf, inf)",
        "definition",
        0);
  }

  @Override
  public Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public State create() {
    return new State();
  }

  @Override
  public void update(State state, Bar bar) {
    state.instrument = universe.indexOf(bar.instrument());
  }

  @Override
  public double value(State state, long asOfNanos) {
    if (state.instrument < 0) {
      return Double.NaN;
    }
    Bars own = Objects.requireNonNull(bars.get(universe.get(state.instrument)));
    return trick.value(own, own.firstEndingAfter(asOfNanos));
  }

  @Override
  public double[] save(State state) {
    return new double[] {state.instrument};
  }

  @Override
  public State restore(double[] saved) {
    State state = new State();
    state.instrument = (int) saved[0];
    return state;
  }
}
