package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.MarkPrice;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.HistoryKernel;
import io.plimsoll.features.window.SampledHistory;

/**
 * How far a derivative stands above the index it follows.
 *
 * <p>{@code mark / index − 1} of the last mark price, and with {@code per} multiplied by {@code
 * year / per}: a perpetual's premium is paid away once a funding interval, so {@code per: 8h} gives
 * what holding it costs a year, of 365 days. NaN where the source does not give the index, and
 * where the last one is older than {@code max-age} (default 30m). Settings: {@code per}, {@code
 * max-age}.
 *
 * <p><b>Unit</b>: fraction of the index, or that a year. <b>Range</b>: (−1, ∞), or (−year/per, ∞).
 * <b>Cost</b>: O(1) an event and a row. <b>Reference</b>: definition.
 */
public final class Basis extends HistoryKernel<MarkPrice> {
  private final double factor;

  /** A kernel; {@code factor} is 1 for the plain basis. */
  public Basis(double factor, long barNanos, long maxAgeNanos) {
    super(
        MarkPrice.class,
        new KernelSpec(
            "basis",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "mark / index - 1, times year / per where per is set",
            "fraction of the index",
            "(-year/per, inf)",
            "definition",
            0),
        barNanos,
        0,
        maxAgeNanos);
    this.factor = factor;
  }

  /** Reads {@code per}, {@code max-age}. */
  public static Basis from(KernelSettings settings) {
    return new Basis(Spans.intervalsOfAYear(settings), settings.barNanos(), Spans.maxAge(settings));
  }

  /** The basis of one mark price. */
  static double of(MarkPrice mark) {
    // The difference first: a basis of 1e-9 keeps its digits.
    return (mark.mark() - mark.index()) / mark.index();
  }

  @Override
  protected double sample(MarkPrice mark) {
    return of(mark);
  }

  @Override
  protected double number(SampledHistory history, long asOfNanos) {
    return history.at(asOfNanos, maxAgeNanos) * factor;
  }
}
