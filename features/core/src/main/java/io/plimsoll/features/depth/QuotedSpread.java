package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.KernelSettings;

/**
 * The quoted spread as a fraction of the mid.
 *
 * <p>{@code (ask − bid) / mid} of the last quote; negative where the book is crossed, NaN before
 * the first quote, where a side is missing and where the last quote is older than {@code max-age}
 * (default 15m).
 *
 * <p><b>Unit</b>: fraction of the mid. <b>Range</b>: (−2, 2), in an orderly book [0, 2).
 * <b>Cost</b>: O(1) a quote. <b>Reference</b>: definition; see Goyenko, Holden, Trzcinka (2009),
 * section 3.
 */
public final class QuotedSpread extends LatestKernel<TopOfBook> {

  /** A kernel that forgets a quote after some time. */
  public QuotedSpread(long maxAgeNanos) {
    super(
        TopOfBook.class,
        spec(
            "quoted-spread",
            "(ask - bid) / mid",
            "fraction of the mid",
            "(-2, 2)",
            "Goyenko, Holden, Trzcinka (2009), section 3"),
        maxAgeNanos);
  }

  /** Reads {@code max-age}. */
  public static QuotedSpread from(KernelSettings settings) {
    return new QuotedSpread(Latest.maxAge(settings));
  }

  @Override
  double number(TopOfBook quote) {
    return (quote.askPrice() - quote.bidPrice()) / quote.mid();
  }
}
