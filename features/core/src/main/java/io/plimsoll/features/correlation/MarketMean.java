package io.plimsoll.features.correlation;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelRegistry;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What another kernel over bars says of the instruments of the universe, on average or at most: the
 * same number for all of them.
 *
 * <p>{@code mean over i of x_i} or {@code max over i of x_i}, where x_i is the number of instrument
 * i from its own bars that were there at the row's time; an instrument without one (not warm yet,
 * silent, undefined) does not count, and where none counts it is NaN. Settings: {@code of} (a
 * kernel over the bars of one instrument), {@code statistic} (default {@code mean}; {@code max}),
 * and all that the other kernel reads. Whoever raises that one's version raises this one's.
 *
 * <p><b>Unit</b> and <b>Range</b>: those of the other kernel. <b>Cost</b>: that of the other kernel
 * a bar, and once a row of the whole universe a value an instrument. <b>Reference</b>: definition.
 */
public final class MarketMean implements Kernel<Bar, MarketMean.State> {
  private final Kernel<Bar, Object> inner;
  private final Statistic statistic;
  private final Map<InstrumentId, Integer> positions = new HashMap<>();

  /** What is made of the numbers of all instruments. */
  public enum Statistic {
    MEAN,
    MAX
  }

  /** A kernel over a universe; {@code inner} is one over the bars of an instrument. */
  @SuppressWarnings("unchecked")
  public MarketMean(Kernel<?, ?> inner, Statistic statistic, List<InstrumentId> universe) {
    if (inner.spec().scope() != KernelSpec.Scope.INSTRUMENT
        || !inner.kinds().equals(List.of(Bar.class))) {
      throw new IllegalArgumentException(
          "of must be a kernel over the bars of one instrument, was " + inner.spec().name());
    }
    // It takes bars, and a state only from itself.
    this.inner = (Kernel<Bar, Object>) inner;
    this.statistic = statistic;
    for (InstrumentId instrument : universe) {
      positions.put(instrument, positions.size());
    }
  }

  /** Adds it to a registry; it can be of the kernels that are there already. */
  static KernelRegistry addTo(KernelRegistry registry) {
    return registry.with(
        "market-mean",
        Map.of("of", "relative-variance", "window", "1h", "base", "1d"),
        settings -> from(settings, registry));
  }

  /** Reads {@code of}, {@code statistic} and what the other kernel reads. */
  static MarketMean from(KernelSettings settings, KernelRegistry registry) {
    return new MarketMean(
        registry.create(settings.text("of", ""), settings),
        settings.choice("statistic", Statistic.MEAN),
        settings.universe());
  }

  /** What the other kernel knows of each instrument. */
  public static final class State {
    private final Object[] states;

    private State(int instruments) {
      states = new Object[instruments];
    }
  }

  @Override
  public KernelSpec spec() {
    KernelSpec one = inner.spec();
    return new KernelSpec(
        "market-mean",
        1,
        KernelSpec.Scope.MARKET,
        (statistic == Statistic.MEAN ? "mean" : "max") + " over instruments of " + one.formula(),
        one.unit(),
        one.range(),
        one.reference(),
        one.warmUpNanos());
  }

  @Override
  public Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public State create() {
    State state = new State(positions.size());
    for (int i = 0; i < state.states.length; i++) {
      state.states[i] = inner.create();
    }
    return state;
  }

  @Override
  public void update(State state, Bar bar) {
    Integer position = positions.get(bar.instrument());
    if (position != null) {
      inner.update(state.states[position], bar);
    }
  }

  @Override
  public double value(State state, long asOfNanos) {
    double sum = 0;
    double most = Double.NEGATIVE_INFINITY;
    int count = 0;
    for (Object one : state.states) {
      double number = inner.value(one, asOfNanos);
      if (!Double.isNaN(number)) {
        sum += number;
        most = Math.max(most, number);
        count++;
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    return PanelWindowKernel.finite(statistic == Statistic.MEAN ? sum / count : most);
  }

  @Override
  public double[] save(State state) {
    SavedState.Writer out = new SavedState.Writer().putLong(state.states.length);
    for (Object one : state.states) {
      double[] saved = inner.save(one);
      out.putLong(saved.length);
      for (double number : saved) {
        out.put(number);
      }
    }
    return out.toArray();
  }

  @Override
  public State restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    in.expectLong(positions.size(), "number of instruments");
    State state = new State(positions.size());
    for (int i = 0; i < state.states.length; i++) {
      state.states[i] = inner.restore(in.getAll(in.getLong()));
    }
    in.end();
    return state;
  }
}
