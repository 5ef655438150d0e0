package io.plimsoll.features.positioning;

import io.plimsoll.datasets.market.Liquidation;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;
import io.plimsoll.features.window.BucketKernel;
import io.plimsoll.features.window.BucketSums;

/**
 * How much was liquidated over a window.
 *
 * <p>{@code Σ price · quantity}. NaN until {@code warm-up} after the first liquidation: on a feed
 * that never sent one, none is not known to be zero. From then on a window without any is 0, until
 * none came for {@code max-silence} (default 7d). Settings: {@code window}, {@code warm-up}, {@code
 * max-silence}.
 *
 * <p><b>Unit</b>: quote currency. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) an event, O(window / bar)
 * a row. <b>Reference</b>: definition. Venues may send at most one liquidation a second: then it is
 * a lower bound.
 */
public final class LiquidationNotional extends BucketKernel<Liquidation> {

  /** A kernel over a window. */
  public LiquidationNotional(Window window) {
    super(
        Liquidation.class,
        window,
        new KernelSpec(
            "liquidation-notional",
            1,
            KernelSpec.Scope.INSTRUMENT,
            "sum of price * quantity",
            "quote currency",
            "[0, inf)",
            "definition",
            window.warmUpNanos()),
        1);
  }

  /** Reads {@code window}, {@code warm-up}, {@code max-silence}. */
  public static LiquidationNotional from(KernelSettings settings) {
    return new LiquidationNotional(Window.from(settings, Spans.MAX_LIQUIDATION_SILENCE_NANOS));
  }

  @Override
  protected void add(BucketSums sums, Liquidation event) {
    sums.add(0, event.availableNanos(), event.price() * event.quantity());
  }

  @Override
  protected double number(BucketSums sums, long asOfNanos) {
    return sums.sum(0, asOfNanos);
  }
}
