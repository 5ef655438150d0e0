package io.plimsoll.features.window;

import io.plimsoll.datasets.market.Bar;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSpec;

/**
 * A kernel that makes one number of the last bars: a subclass says what a bar adds to its {@link
 * BarMemory} and what that means.
 *
 * <p>It counts what its formula is made of: bars, or returns from close to close (of which the
 * first bar has none). It speaks once {@link BarSpan#warmUpBars()} of them were seen, and falls
 * silent (NaN) when the last bar lies more than the window and one bar back: then nothing in the
 * window was observed. A number that is not finite is NaN.
 *
 * <p><b>Cost</b>: O(1) a bar, amortized, of sums and rings; see {@link RollingSum}.
 */
public abstract class BarWindowKernel implements Kernel<Bar, BarWindow> {

  /** What a kernel's window is made of. */
  public enum Counting {
    /** Bars, from the first. */
    BARS,
    /** Returns between the closes of two bars; the first bar only opens the series. */
    RETURNS
  }

  private final BarSpan span;
  private final Counting counting;
  private final KernelSpec spec;
  private final BarMemory memory;

  /**
   * A kernel that remembers sums.
   *
   * @param lengths the length of each sum in bars
   */
  protected BarWindowKernel(BarSpan span, Counting counting, KernelSpec spec, int... lengths) {
    this(span, counting, spec, BarMemory.ofSums(lengths));
  }

  /** A kernel that remembers more than sums. */
  protected BarWindowKernel(BarSpan span, Counting counting, KernelSpec spec, BarMemory memory) {
    this.span = span;
    this.counting = counting;
    this.spec = spec;
    this.memory = memory;
  }

  /** How much history a kernel that counts so needs, for its {@link KernelSpec#warmUpNanos()}. */
  protected static long warmUpNanos(BarSpan span, Counting counting) {
    return (span.warmUpBars() + (counting == Counting.RETURNS ? 1L : 0L)) * span.barNanos();
  }

  /** The spec of a kernel of one instrument over such a window, in its first version. */
  protected static KernelSpec spec(
      String name,
      BarSpan span,
      Counting counting,
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
        warmUpNanos(span, counting));
  }

  /**
   * A quotient; NaN where a sum overflowed, which divided by another one would look like an honest
   * 0.
   */
  protected static double ratio(double numerator, double denominator) {
    return Double.isInfinite(denominator) ? Double.NaN : numerator / denominator;
  }

  /**
   * Whether the newest bar closed no longer ago than so many bars and one: of a window shorter than
   * {@link BarSpan#bars()}, whether anything in it was observed.
   */
  protected final boolean observed(BarWindow window, int bars, long asOfNanos) {
    return asOfNanos - window.closeNanos() <= (bars + 1L) * span.barNanos();
  }

  /** Adds what the newest bar contributes to the sums. */
  protected abstract void add(BarWindow window, Bar bar);

  /**
   * The number that the memory means; {@code filled} is how many bars or returns are in the window.
   */
  protected abstract double value(BarWindow window, int filled);

  /** The same where it depends on how long ago the last bar closed. */
  protected double value(BarWindow window, int filled, long asOfNanos) {
    return value(window, filled);
  }

  @Override
  public final KernelSpec spec() {
    return spec;
  }

  @Override
  public final Class<Bar> consumes() {
    return Bar.class;
  }

  @Override
  public final BarWindow create() {
    return new BarWindow(memory);
  }

  @Override
  public final void update(BarWindow window, Bar bar) {
    if (counting == Counting.RETURNS && !window.close(bar.close())) {
      return;
    }
    add(window, bar);
    window.counted(bar.eventNanos());
  }

  @Override
  public final double value(BarWindow window, long asOfNanos) {
    if (window.count() < span.warmUpBars()
        || asOfNanos - window.closeNanos() > span.nanos() + span.barNanos()) {
      return Double.NaN;
    }
    double value = value(window, (int) Math.min(window.count(), span.bars()), asOfNanos);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  @Override
  public final double[] save(BarWindow window) {
    SavedState.Writer out = new SavedState.Writer();
    window.save(out);
    return out.toArray();
  }

  @Override
  public final BarWindow restore(double[] saved) {
    SavedState.Reader in = new SavedState.Reader(saved);
    BarWindow window = create();
    window.restore(in);
    in.end();
    return window;
  }
}
