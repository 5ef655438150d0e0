package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.KernelSettings;

/**
 * How the quantities at the best prices compare.
 *
 * <p>{@code (bid − ask) / (bid + ask)} quantity of the last quote; NaN in a crossed or locked book,
 * where a side is missing and where the last quote is older than {@code max-age} (default 15m).
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [−1, 1]. <b>Cost</b>: O(1) a quote. <b>Reference</b>:
 * Gould, Bonart (2016), Queue imbalance as a one-tick-ahead price predictor, equation 2.
 */
public final class TopImbalance extends LatestKernel<TopOfBook> {

  /** A kernel that forgets a quote after some time. */
  public TopImbalance(long maxAgeNanos) {
    super(
        TopOfBook.class,
        spec(
            "top-imbalance",
            "(bid - ask) / (bid + ask) quantity at the best prices",
            "fraction",
            "[-1, 1]",
            "Gould, Bonart (2016), Queue imbalance as a one-tick-ahead price predictor"),
        maxAgeNanos);
  }

  /** Reads {@code max-age}. */
  public static TopImbalance from(KernelSettings settings) {
    return new TopImbalance(Latest.maxAge(settings));
  }

  @Override
  double number(TopOfBook top) {
    return top.bidPrice() < top.askPrice()
        ? Books.imbalance(top.bidQuantity(), top.askQuantity())
        : Double.NaN;
  }
}
