package io.plimsoll.features.depth;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Observation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * A kernel that fits a line to pairs of numbers, one pair for each of the last equal intervals of
 * time: a subclass says what an observation tells and what the pairs are.
 *
 * <p>Pairs in which something is not known are left out; it is NaN of fewer than {@value #LEAST}
 * pairs, where the explaining number never changes, until {@code warm-up} after the first
 * observation, and where nothing was heard of for longer than {@code max-silence} (default 15m).
 *
 * <p><b>Cost</b>: O(1) an observation, O(window / interval) a row.
 */
abstract class IntervalKernel implements Kernel<Observation, IntervalGrid> {
  private static final int LEAST = 10;
  private static final long DEFAULT_SILENCE_NANOS = 15 * 60_000_000_000L;

  private final List<Class<? extends Observation>> kinds;
  private final KernelSpec spec;
  private final Window window;

  /**
   * A window, how it is divided, and how long a feed may be silent.
   *
   * @param span the window in bars, and the warm-up
   * @param intervalNanos divides the window
   */
  record Window(BarSpan span, long intervalNanos, long maxSilenceNanos) {
    Window {
      Checks.positive(intervalNanos, "interval");
      Checks.positive(maxSilenceNanos, "maxSilenceNanos");
      long intervals = span.nanos() / intervalNanos;
      if (span.nanos() % intervalNanos != 0 || intervals < LEAST || intervals > 1_000_000) {
        throw new IllegalArgumentException(
            "window must be from "
                + LEAST
                + " to 1000000 intervals, was "
                + (double) span.nanos() / intervalNanos);
      }
    }

    /**
     * Reads {@code window}, {@code warm-up}, {@code interval} (default 10s), {@code max-silence}.
     */
    static Window from(KernelSettings settings) {
      return new Window(
          BarSpan.from(settings),
          settings.nanos("interval", 10_000_000_000L),
          settings.nanos("max-silence", DEFAULT_SILENCE_NANOS));
    }

    long warmUpNanos() {
      return span.warmUpBars() * span.barNanos();
    }
  }

  IntervalKernel(List<Class<? extends Observation>> kinds, KernelSpec spec, Window window) {
    this.kinds = List.copyOf(kinds);
    this.spec = spec;
    this.window = window;
  }

  /** Tells the grid what an observation says. */
  abstract void take(IntervalGrid grid, Observation event);

  /** The explaining number of an interval. */
  abstract double x(IntervalGrid grid, int index);

  /** The explained number of an interval. */
  abstract double y(IntervalGrid grid, int index);

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<Observation> consumes() {
    return Observation.class;
  }

  @Override
  public final List<Class<? extends Observation>> kinds() {
    return kinds;
  }

  @Override
  public final IntervalGrid create() {
    return new IntervalGrid(
        (int) (window.span().nanos() / window.intervalNanos()), window.intervalNanos());
  }

  @Override
  public final void update(IntervalGrid grid, Observation event) {
    grid.hear(event.availableNanos());
    take(grid, event);
  }

  @Override
  public final double value(IntervalGrid grid, long asOfNanos) {
    if (!grid.heard()
        || asOfNanos - grid.firstNanos() < window.warmUpNanos()
        || asOfNanos - grid.lastNanos() > window.maxSilenceNanos()) {
      return Double.NaN;
    }
    grid.lookBack(asOfNanos);
    double slope = slope(grid);
    return Double.isFinite(slope) ? slope : Double.NaN;
  }

  /** In two passes, about the means: sums of squares of prices would leave few digits. */
  private double slope(IntervalGrid grid) {
    int pairs = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 1; i <= grid.intervals(); i++) {
      if (!Double.isNaN(x(grid, i) + y(grid, i))) {
        sumX += x(grid, i);
        sumY += y(grid, i);
        pairs++;
      }
    }
    double meanX = sumX / pairs;
    double meanY = sumY / pairs;
    double squares = 0;
    double products = 0;
    boolean changes = false;
    double before = Double.NaN;
    for (int i = 1; i <= grid.intervals(); i++) {
      double x = x(grid, i);
      if (!Double.isNaN(x + y(grid, i))) {
        squares += (x - meanX) * (x - meanX);
        products += (x - meanX) * (y(grid, i) - meanY);
        changes |= !Double.isNaN(before) && x != before;
        before = x;
      }
    }
    boolean told = pairs >= LEAST && changes && !Double.isInfinite(squares);
    return told ? products / squares : Double.NaN;
  }

  @Override
  public final double[] save(IntervalGrid grid) {
    SavedState.Writer out = new SavedState.Writer();
    grid.save(out);
    return out.toArray();
  }

  @Override
  public final IntervalGrid restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    IntervalGrid grid = create();
    grid.restore(in);
    in.end();
    return grid;
  }
}
