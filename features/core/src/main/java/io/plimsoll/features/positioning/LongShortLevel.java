package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.LongShortRatio;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * How lopsided the accounts of a venue are.
 *
 * <p>{@code ln(long / short)} of the last ratio: a ratio of 2 and one of a half are as far from
 * even. NaN where the source does not give it, where a side is empty, and where the last one is
 * older than {@code max-age} (default 30m). Settings: {@code of} (top-accounts, top-positions,
 * accounts, taker-volume; default accounts), {@code max-age}.
 *
 * <p><b>Unit</b>: log ratio. <b>Range</b>: (−∞, ∞). <b>Cost</b>: one logarithm an event.
 * <b>Reference</b>: definition.
 */
public final class LongShortLevel extends HistoryKernel<LongShortRatio> {
  private final LongShort of;

  /** A kernel of one of the ratios. */
  public LongShortLevel(LongShort of, long barNanos, long maxAgeNanos) {
    super(
        LongShortRatio.class,
        new KernelSpec(
            "long-short-ratio",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "ln(long / short)",
            "log ratio",
            "(-inf, inf)",
            "definition",
            0),
        barNanos,
        0,
        maxAgeNanos);
    this.of = of;
  }

  /** Reads {@code of}, {@code max-age}. */
  public static LongShortLevel from(KernelSettings settings) {
    return new LongShortLevel(
        LongShort.from(settings), settings.barNanos(), Spans.maxAge(settings));
  }

  @Override
  protected double sample(LongShortRatio ratio) {
    return of.logOf(ratio);
  }

  @Override
  protected double number(SampledHistory history, long asOfNanos) {
    return history.at(asOfNanos, maxAgeNanos);
  }
}
