package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.market.Bar;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A number of the {@link CorrelationMatrix} of the universe; kernels with the same memory share
 * one.
 *
 * <p>Bars of one close time form a slot; a bar older than the newest slot waits, and its return
 * joins the next slot of its instrument. NaN until the warm-up, and where nobody sent a bar for
 * longer than that.
 */
abstract class MatrixKernel implements Kernel<Bar, MatrixState> {
  private final Memory memory;
  private final KernelSpec spec;
  private final Map<InstrumentId, Integer> positions = new HashMap<>();

  /**
   * What a matrix remembers.
   *
   * @param halfLifeBars after how many bars a return has half its weight
   * @param warmUpBars after how many returns an instrument counts
   * @param factors how many eigenvalues are absorbed
   */
  record Memory(
      List<InstrumentId> universe, long barNanos, int halfLifeBars, int warmUpBars, int factors) {
    Memory {
      universe = List.copyOf(universe);
      Checks.positive(barNanos, "barNanos");
      Checks.positive(halfLifeBars, "half-life");
      Checks.positive(factors, "factors");
      if (warmUpBars < 2) {
        throw new IllegalArgumentException("warm-up must be at least 2 bars, was " + warmUpBars);
      }
    }

    /** Reads {@code half-life}, {@code factors} (default 5), {@code warm-up} (two half-lives). */
    static Memory from(KernelSettings settings) {
      int halfLife = settings.bars("half-life");
      return new Memory(
          settings.universe(),
          settings.barNanos(),
          halfLife,
          settings.bars("warm-up", Math.max(2, 2 * halfLife)),
          settings.count("factors", 5));
    }

    double decay() {
      return StrictMath.exp(-StrictMath.log(2) / halfLifeBars);
    }

    long warmUpNanos() {
      return (warmUpBars + 1L) * barNanos;
    }
  }

  MatrixKernel(Memory memory, KernelSpec spec) {
    this.memory = memory;
    this.spec = spec;
    for (InstrumentId instrument : memory.universe()) {
      positions.put(instrument, positions.size());
    }
  }

  /** The specification of a kernel of this shape that needs some bars beyond the warm-up. */
  static KernelSpec spec(
      String name,
      Memory memory,
      int moreBars,
      String formula,
      String unit,
      String range,
      String reference) {
    return new KernelSpec(
        name,
        1,
        KernelSpec.Scope.MARKET,
        formula,
        unit,
        range,
        reference,
        memory.warmUpNanos() + moreBars * memory.barNanos());
  }

  /** The number of the matrix. */
  abstract double number(CorrelationMatrix matrix);

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public final Object stateKey() {
    return memory;
  }

  @Override
  public final MatrixState create() {
    return new MatrixState(positions.size(), memory.decay(), memory.factors(), memory.warmUpBars());
  }

  @Override
  public final void update(MatrixState state, Bar bar) {
    Integer position = positions.get(bar.instrument());
    if (position != null) {
      state.close(position, bar.eventNanos(), bar.close());
    }
  }

  @Override
  public final double value(MatrixState state, long asOfNanos) {
    if (state.slots() < memory.warmUpBars()
        || asOfNanos - state.slotNanos() > memory.warmUpNanos()) {
      return Double.NaN;
    }
    return number(state.matrix());
  }

  @Override
  public final double[] save(MatrixState state) {
    SavedState.Writer out = new SavedState.Writer();
    state.save(out);
    return out.toArray();
  }

  @Override
  public final MatrixState restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    MatrixState state = create();
    state.restore(in);
    in.end();
    return state;
  }
}
