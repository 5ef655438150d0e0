package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * By how much the accounts of a venue turned over a window.
 *
 * <p>{@code ln(ratio now / ratio then)}; NaN where either is not known within {@code max-age}
 * (default 30m) or has an empty side. Settings: {@code of} as in {@link LongShortLevel}, {@code
 * window}, {@code max-age}.
 *
 * <p><b>Unit</b>: log ratio. <b>Range</b>: (−∞, ∞). <b>Cost</b>: one logarithm an event, O(bars
 * since the last sample) a row. <b>Reference</b>: definition.
 */
public final class LongShortChange extends HistoryKernel<LongShortRatio> {
  private final LongShort of;
  private final long windowNanos;

  /** A kernel of one of the ratios. */
  public LongShortChange(LongShort of, long windowNanos, long barNanos, long maxAgeNanos) {
    super(
        LongShortRatio.class,
        new KernelSpec(
            "long-short-change",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "ln(long / short) now - a window ago",
            "log ratio",
            "(-inf, inf)",
            "definition",
            windowNanos),
        barNanos,
        windowNanos,
        maxAgeNanos);
    this.of = of;
    this.windowNanos = windowNanos;
  }

  /** Reads {@code of}, {@code window}, {@code max-age}. */
  public static LongShortChange from(KernelSettings settings) {
    return new LongShortChange(
        LongShort.from(settings),
        Spans.window(settings),
        settings.barNanos(),
        Spans.maxAge(settings));
  }

  @Override
  protected double sample(LongShortRatio ratio) {
    return of.logOf(ratio);
  }

  @Override
  protected double number(SampledHistory history, long asOfNanos) {
    return history.at(asOfNanos, maxAgeNanos) - history.at(asOfNanos - windowNanos, maxAgeNanos);
  }
}
