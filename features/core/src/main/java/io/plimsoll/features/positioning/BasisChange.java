package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * By how much the basis widened over a window.
 *
 * <p>{@code basis now − basis then} with the {@link Basis} of mark against index; NaN where either
 * is not known within {@code max-age} (default 30m). Settings: {@code window}, {@code max-age}.
 *
 * <p><b>Unit</b>: fraction of the index. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) an event, O(bars
 * since the last sample) a row. <b>Reference</b>: definition.
 */
public final class BasisChange extends HistoryKernel<MarkPrice> {
  private final long windowNanos;

  /** A kernel over a window. */
  public BasisChange(long windowNanos, long barNanos, long maxAgeNanos) {
    super(
        MarkPrice.class,
        new KernelSpec(
            "basis-change",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "basis now - basis a window ago",
            "fraction of the index",
            "(-inf, inf)",
            "definition",
            windowNanos),
        barNanos,
        windowNanos,
        maxAgeNanos);
    this.windowNanos = windowNanos;
  }

  /** Reads {@code window}, {@code max-age}. */
  public static BasisChange from(KernelSettings settings) {
    return new BasisChange(Spans.window(settings), settings.barNanos(), Spans.maxAge(settings));
  }

  @Override
  protected double sample(MarkPrice mark) {
    return Basis.of(mark);
  }

  @Override
  protected double number(SampledHistory history, long asOfNanos) {
    return history.at(asOfNanos, maxAgeNanos) - history.at(asOfNanos - windowNanos, maxAgeNanos);
  }
}
