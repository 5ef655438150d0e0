package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.FundingRate;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * What longs of a perpetual pay a year at the last funding rate.
 *
 * <p>{@code rate · 365d / interval}, without compounding; NaN where the last payment is older than
 * {@code max-age} (default 1d). Setting: {@code max-age}.
 *
 * <p><b>Unit</b>: fraction of notional a year. <b>Range</b>: (−∞, ∞). <b>Cost</b>: O(1) an event,
 * O(bars since the last payment) a row. <b>Reference</b>: He, Manela, Ross, von Wachter (2022),
 * Fundamentals of perpetual futures.
 */
public final class FundingLevel extends HistoryKernel<FundingRate> {

  /** A kernel that forgets a payment after some time. */
  public FundingLevel(long barNanos, long maxAgeNanos) {
    super(
        FundingRate.class,
        new KernelSpec(
            "funding-rate",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "last funding rate * 365d / interval",
            "fraction of notional a year",
            "(-inf, inf)",
            "He, Manela, Ross, von Wachter (2022), Fundamentals of perpetual futures",
            0),
        barNanos,
        0,
        maxAgeNanos);
  }

  /** Reads {@code max-age}. */
  public static FundingLevel from(KernelSettings settings) {
    return new FundingLevel(settings.barNanos(), settings.nanos("max-age", Spans.DAY_NANOS));
  }

  @Override
  protected double sample(FundingRate funding) {
    return funding.rate() * (Spans.YEAR_NANOS / funding.intervalNanos());
  }

  @Override
  protected double number(SampledHistory history, long asOfNanos) {
    return history.at(asOfNanos, maxAgeNanos);
  }
}
