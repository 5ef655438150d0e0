package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel;
import io.plimsoll.features.window.BucketSums;

/**
 * Which side was liquidated over a window: 1 if longs alone, −1 if shorts alone.
 *
 * <p>{@code (long − short) / (long + short)} notional; 0 where nobody was liquidated, NaN as {@link
 * LiquidationNotional}. Settings: {@code window}, {@code warm-up}, {@code max-silence}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [−1, 1]. <b>Cost</b>: O(1) an event, O(window / bar) a
 * row. <b>Reference</b>: definition.
 */
public final class LiquidationImbalance extends BucketKernel<Liquidation> {

  /** A kernel over a window. */
  public LiquidationImbalance(Window window) {
    super(
        Liquidation.class,
        window,
        new KernelSpec(
            "liquidation-imbalance",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "(long - short) / (long + short) notional liquidated; 0 if none was",
            "fraction",
            "[-1, 1]",
            "definition",
            window.warmUpNanos()),
        2);
  }

  /** Reads {@code window}, {@code warm-up}, {@code max-silence}. */
  public static LiquidationImbalance from(KernelSettings settings) {
    return new LiquidationImbalance(Window.from(settings, Spans.MAX_LIQUIDATION_SILENCE_NANOS));
  }

  @Override
  protected void add(BucketSums sums, Liquidation event) {
    int side = event.longPosition() ? 0 : 1;
    sums.add(side, event.availableNanos(), event.price() * event.quantity());
  }

  @Override
  protected double number(BucketSums sums, long asOfNanos) {
    double longs = sums.sum(0, asOfNanos);
    double shorts = sums.sum(1, asOfNanos);
    double all = longs + shorts;
    // An overflowed sum would make the sides look even.
    return all == 0 ? 0 : Double.isInfinite(all) ? Double.NaN : (longs - shorts) / all;
  }
}
