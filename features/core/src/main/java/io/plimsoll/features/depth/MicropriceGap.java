package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.KernelSettings;

/**
 * How far the mid weighted by the opposite quantities lies from the plain one: above 0 the next
 * move is more likely up.
 *
 * <p>{@code (w − ½) · (ask − bid) / mid} with {@code w = bid quantity / (bid + ask quantity)},
 * which is {@code (bid·ask quantity + ask·bid quantity) / (bid + ask quantity) / mid − 1}. This is
 * the weighted mid, not Stoikov's micro-price, which adds an adjustment that is fitted to the past
 * of each instrument: a kernel is not fitted. NaN in a crossed or locked book, where a side is
 * missing and where the last quote is older than {@code max-age} (default 15m).
 *
 * <p><b>Unit</b>: fraction of the mid. <b>Range</b>: (−1, 1), within half the spread. <b>Cost</b>:
 * O(1) a quote. <b>Reference</b>: Stoikov (2018), The micro-price, section 2 (the weighted mid).
 */
public final class MicropriceGap extends LatestKernel<TopOfBook> {

  /** A kernel that forgets a quote after some time. */
  public MicropriceGap(long maxAgeNanos) {
    super(
        TopOfBook.class,
        spec(
            "microprice-gap",
            "(bid quantity / (bid + ask quantity) - 1/2) * (ask - bid) / mid",
            "fraction of the mid",
            "(-1, 1)",
            "Stoikov (2018), The micro-price, section 2 (the weighted mid)"),
        maxAgeNanos);
  }

  /** Reads {@code max-age}. */
  public static MicropriceGap from(KernelSettings settings) {
    return new MicropriceGap(Latest.maxAge(settings));
  }

  @Override
  double number(TopOfBook top) {
    double imbalance = Books.imbalance(top.bidQuantity(), top.askQuantity());
    // w − ½ is half the imbalance.
    return 0.5 * imbalance * ((top.askPrice() - top.bidPrice()) / Books.mid(top));
  }
}
