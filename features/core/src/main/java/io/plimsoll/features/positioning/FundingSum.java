package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * What a long position paid in funding over a window.
 *
 * <p>{@code Σ rate} of the payments that fell due in the window; one that is sent again, or
 * revised, counts once, as last sent. NaN until a window has passed since the first payment, and
 * where the last one is older than {@code max-age} (default 1d). Settings: {@code window}, {@code
 * max-age}.
 *
 * <p><b>Unit</b>: fraction of notional. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) an event, O(window
 * / bar) a row. <b>Reference</b>: definition.
 */
public final class FundingSum extends HistoryKernel<FundingRate> {
  private final long windowNanos;

  /** A kernel over a window. */
  public FundingSum(long windowNanos, long barNanos, long maxAgeNanos) {
    super(
        FundingRate.class,
        new KernelSpec(
            "funding-sum",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "sum of funding rates that fell due in the window",
            "fraction of notional",
            "(-inf, inf)",
            "definition",
            windowNanos),
        barNanos,
        windowNanos,
        maxAgeNanos);
    this.windowNanos = windowNanos;
  }

  /** Reads {@code window}, {@code max-age}. */
  public static FundingSum from(KernelSettings settings) {
    return new FundingSum(
        Spans.window(settings), settings.barNanos(), settings.nanos("max-age", Spans.DAY_NANOS));
  }

  /** Filed by when it fell due, not by when it became known: so a repeat replaces itself. */
  @Override
  protected long filedNanos(FundingRate funding) {
    return funding.eventNanos();
  }

  @Override
  protected double sample(FundingRate funding) {
    return funding.rate();
  }

  @Override
  protected double number(SampledHistory payments, long asOfNanos) {
    boolean known =
        payments.warm(asOfNanos, windowNanos)
            && Double.isFinite(payments.at(asOfNanos, maxAgeNanos));
    return known ? payments.sum(asOfNanos, windowNanos) : Double.NaN;
  }
}
