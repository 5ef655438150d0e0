package io.plimsoll.features.tape;

import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.SavedState;
import java.util.List;

/**
 * A kernel over the trades of a window of time: a subclass says what the sums of its {@link
 * TapeWindow} mean.
 *
 * <p>The window ends at the time that is asked for, not at the last trade: what is older has left
 * it even where nobody traded since. NaN until the window has been watched for its whole length,
 * where nothing was traded in it, and where the number is not finite. Settings of all of them:
 * {@code window}, {@code step} (see {@link TapeSpan}).
 *
 * <p><b>Cost</b>: O(1) a trade for all kernels of one window together, without a division or an
 * allocation; see {@link io.plimsoll.features.window.RollingSum} for the end of a stretch.
 */
public abstract class TapeKernel implements Kernel<TradeTick, TapeWindow> {
  private final TapeSpan span;
  private final KernelSpec spec;

  /** A kernel of some sums. */
  protected TapeKernel(
      TapeSpan span, String name, String formula, String unit, String range, String reference) {
    this.span = span;
    this.spec =
        new KernelSpec(
            name, 1, KernelSpec.Scope.INSTRUMENT, formula, unit, range, reference, span.nanos());
  }

  /**
   * The number that the sums mean, the window ending {@code quiet} stretches after the last
   * trade's.
   */
  protected abstract double number(TapeWindow window, long quiet);

  /** A quotient; NaN where a sum overflowed, which divided by another one would look like a 0. */
  protected static double ratio(double numerator, double denominator) {
    return Double.isInfinite(denominator) ? Double.NaN : numerator / denominator;
  }

  /** The length of the window in seconds. */
  protected final double seconds() {
    return span.seconds();
  }

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<TradeTick> consumes() {
    return TradeTick.class;
  }

  @Override
  public final Object stateKey() {
    return List.of(TapeWindow.class, span);
  }

  @Override
  public final void update(TapeWindow window, TradeTick tick) {
    window.add(tick);
  }

  @Override
  public final TapeWindow create() {
    return new TapeWindow(span);
  }

  @Override
  public final double value(TapeWindow window, long asOfNanos) {
    if (!window.started() || asOfNanos - window.firstNanos() < span.nanos()) {
      return Double.NaN;
    }
    long quiet = window.quiet(asOfNanos);
    if (quiet >= span.steps()) {
      return Double.NaN;
    }
    double number = number(window, quiet);
    return Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public final double[] save(TapeWindow window) {
    SavedState.Writer out = new SavedState.Writer();
    window.save(out);
    return out.toArray();
  }

  @Override
  public final TapeWindow restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    TapeWindow window = create();
    window.restore(in);
    in.end();
    return window;
  }
}
