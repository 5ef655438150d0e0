package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.OpenInterest;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * By how much open interest grew over a window.
 *
 * <p>{@code quantity now / quantity then − 1}; in base units, for in quote currency it would move
 * with the price. NaN where either is not known within {@code max-age} (default 30m) and where
 * nothing was open then. Settings: {@code window}, {@code max-age}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [−1, ∞). <b>Cost</b>: O(1) an event, O(bars since the
 * last sample) a row. <b>Reference</b>: Bessembinder, Seguin (1993), Price volatility, trading
 * volume, and market depth, for what unexpected open interest says.
 */
public final class OpenInterestChange extends HistoryKernel<OpenInterest> {
  private final long windowNanos;

  /** A kernel over a window. */
  public OpenInterestChange(long windowNanos, long barNanos, long maxAgeNanos) {
    super(
        OpenInterest.class,
        new KernelSpec(
            "open-interest-change",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "quantity now / quantity a window ago - 1",
            "fraction",
            "[-1, inf)",
            "Bessembinder, Seguin (1993), Price volatility, trading volume, and market depth",
            windowNanos),
        barNanos,
        windowNanos,
        maxAgeNanos);
    this.windowNanos = windowNanos;
  }

  /** Reads {@code window}, {@code max-age}. */
  public static OpenInterestChange from(KernelSettings settings) {
    return new OpenInterestChange(
        Spans.window(settings), settings.barNanos(), Spans.maxAge(settings));
  }

  @Override
  protected double sample(OpenInterest interest) {
    return interest.quantity();
  }

  @Override
  protected double number(SampledHistory history, long asOfNanos) {
    double then = history.at(asOfNanos - windowNanos, maxAgeNanos);
    return (history.at(asOfNanos, maxAgeNanos) - then) / then;
  }
}
