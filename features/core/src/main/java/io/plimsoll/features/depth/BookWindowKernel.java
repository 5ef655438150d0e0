package io.plimsoll.features.depth;

import io.plimsoll.datasets.Observation;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel;
import java.util.List;

/**
 * A kernel that looks at a book, and perhaps at trades, and makes one number of sums over a window:
 * a subclass says what an observation adds and what the sums mean.
 *
 * <p>It is NaN until {@code warm-up} after the first observation, and where nothing was heard of
 * for longer than {@code max-silence} (default 15m). A number that is not finite is NaN. What
 * cannot be known is added as NaN: the window is not known either until that has left it.
 *
 * <p><b>Cost</b>: O(1) an observation, O(window / bar) a row.
 */
abstract class BookWindowKernel implements Kernel<Observation, BookWindow> {
  private static final long DEFAULT_SILENCE_NANOS = 15 * 60_000_000_000L;

  private final List<Class<? extends Observation>> kinds;
  private final BucketKernel.Window window;
  private final KernelSpec spec;
  private final Memory memory;

  /** How many sums, single numbers and times a state holds. */
  record Memory(int sums, int cells, int times) {}

  BookWindowKernel(
      List<Class<? extends Observation>> kinds,
      BucketKernel.Window window,
      KernelSpec spec,
      Memory memory) {
    this.kinds = List.copyOf(kinds);
    this.window = window;
    this.spec = spec;
    this.memory = memory;
  }

  /** Reads {@code window}, {@code warm-up}, {@code max-silence}. */
  static BucketKernel.Window window(KernelSettings settings) {
    return BucketKernel.Window.from(settings, DEFAULT_SILENCE_NANOS);
  }

  /** The spec of a kernel over a window, in its first version. */
  static KernelSpec spec(
      String name,
      BucketKernel.Window window,
      String formula,
      String unit,
      String range,
      String reference) {
    return new KernelSpec(
        name,
        1,
        KernelSpec.Scope.INSTRUMENT,
        formula,
        unit,
        range,
        reference,
        window.warmUpNanos());
  }

  /** A quotient; NaN where the denominator overflowed: 1 / ∞ would look like an honest 0. */
  static double ratio(double numerator, double denominator) {
    return Double.isInfinite(denominator) ? Double.NaN : numerator / denominator;
  }

  /** The window it looks back over. */
  final BucketKernel.Window window() {
    return window;
  }

  /** Adds what an observation contributes. */
  abstract void take(BookWindow state, Observation event);

  /** The number that the state means. */
  abstract double number(BookWindow state, long asOfNanos);

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
  public final BookWindow create() {
    return new BookWindow(window.sums(memory.sums()), memory.cells(), memory.times());
  }

  @Override
  public final void update(BookWindow state, Observation event) {
    state.sums().hear(event.availableNanos());
    take(state, event);
  }

  @Override
  public final double value(BookWindow state, long asOfNanos) {
    if (!window.known(state.sums(), asOfNanos)) {
      return Double.NaN;
    }
    double number = number(state, asOfNanos);
    return Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public final double[] save(BookWindow state) {
    return state.save();
  }

  @Override
  public final BookWindow restore(double[] saved) {
    return create().restored(saved);
  }
}
