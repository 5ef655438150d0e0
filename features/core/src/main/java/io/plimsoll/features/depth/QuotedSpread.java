package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.TopOfBook;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;

/**
 * The quoted spread as a fraction of the mid.
 *
 * <p>{@code (ask − bid) / mid} of the last quote; negative where the book is crossed, NaN before
 * the first quote and where the last one is older than {@code max-age} (default 15m).
 *
 * <p><b>Unit</b>: fraction of the mid. <b>Range</b>: (−2, 2), in an orderly book [0, 2).
 * <b>Cost</b>: O(1) a quote. <b>Reference</b>: definition; see Goyenko, Holden, Trzcinka (2009),
 * section 3.
 */
public final class QuotedSpread implements Kernel<TopOfBook, Latest> {
  private final long maxAgeNanos;

  /** A kernel that forgets a quote after some time. */
  public QuotedSpread(long maxAgeNanos) {
    this.maxAgeNanos = maxAgeNanos;
  }

  /** Reads {@code max-age}. */
  public static QuotedSpread from(KernelSettings settings) {
    return new QuotedSpread(Latest.maxAge(settings));
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "quoted-spread",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "(ask - bid) / mid",
        "fraction of the mid",
        "(-2, 2)",
        "Goyenko, Holden, Trzcinka (2009), section 3",
        0);
  }

  @Override
  public Class<TopOfBook> consumes() {
    return TopOfBook.class;
  }

  @Override
  public Latest create() {
    return new Latest();
  }

  @Override
  public void update(Latest latest, TopOfBook quote) {
    latest.set(quote.availableNanos(), (quote.askPrice() - quote.bidPrice()) / quote.mid());
  }

  @Override
  public double value(Latest latest, long asOfNanos) {
    return latest.value(asOfNanos, maxAgeNanos);
  }

  @Override
  public double[] save(Latest latest) {
    return latest.save();
  }

  @Override
  public Latest restore(double[] saved) {
    return Latest.restore(saved);
  }
}
