package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BarSpan;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * The change of open interest over a window in units of its usual movement.
 *
 * <p>{@code ln(now / then) / √(window / base · Σ d²)}, where d are the log changes from bar to bar
 * of open interest in base units over {@code base}; its mean is taken as zero. While less than the
 * base was seen, its part that was seen. NaN until {@code warm-up}, where now or then is not known
 * within {@code max-age} (default 30m), and where nothing moved. Settings: {@code window}, {@code
 * base}, {@code warm-up} (of the base; default: the base), {@code max-age}.
 *
 * <p><b>Unit</b>: standard deviations. <b>Range</b>: (−∞, ∞). <b>Cost</b>: one logarithm an event,
 * O(base / bar) a row. <b>Reference</b>: definition.
 */
public final class OpenInterestShock extends HistoryKernel<OpenInterest> {
  private final long windowNanos;
  private final BarSpan base;

  /** A kernel over a window, measured against a base. */
  public OpenInterestShock(int windowBars, BarSpan base, long maxAgeNanos) {
    super(
        OpenInterest.class,
        new KernelSpec(
            "open-interest-shock",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "ln(now / then) / sqrt(window / base * sum of squared log changes over base)",
            "standard deviations",
            "(-inf, inf)",
            "definition",
            base.warmUpBars() * base.barNanos()),
        base.barNanos(),
        base.nanos(),
        maxAgeNanos);

    this.windowNanos = base.within(windowBars) * base.barNanos();
    this.base = base;
  }

  /** Reads {@code window}, {@code base}, {@code warm-up}, {@code max-age}. */
  public static OpenInterestShock from(KernelSettings settings) {
    return new OpenInterestShock(
        settings.bars("window"), BarSpan.baseFrom(settings), Spans.maxAge(settings));
  }

  @Override
  protected double sample(OpenInterest interest) {
    return StrictMath.log(interest.quantity());
  }

  @Override
  protected double number(SampledHistory history, long asOfNanos) {
    if (!history.warm(asOfNanos, base.warmUpBars() * base.barNanos())) {
      return Double.NaN;
    }
    double change =
        history.at(asOfNanos, maxAgeNanos) - history.at(asOfNanos - windowNanos, maxAgeNanos);
    double seenNanos = Math.min(base.nanos(), asOfNanos - history.firstNanos());
    double squares = history.squaredChanges(asOfNanos, base.nanos(), maxAgeNanos);
    return change / Math.sqrt(squares * (windowNanos / seenNanos));
  }
}
