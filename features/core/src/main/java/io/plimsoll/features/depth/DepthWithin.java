package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.features.KernelSettings;

/**
 * What rests near the mid: bid and ask notional within a band.
 *
 * <p>{@code bid + ask} of the last snapshot; NaN where the book is not known, before the first
 * snapshot and where the last one is older than {@code max-age} (default 15m). A source that shows
 * only the first levels of a book shows only what of them lies in the band. Settings: {@code bps}
 * (10, 25, 50 or 100; default 25), {@code max-age}.
 *
 * <p><b>Unit</b>: quote currency. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a snapshot.
 * <b>Reference</b>: definition.
 */
public final class DepthWithin extends LatestKernel<DepthProfile> {
  private final int band;

  /** A kernel for one band that forgets a snapshot after some time. */
  public DepthWithin(int bandBps, long maxAgeNanos) {
    super(
        DepthProfile.class,
        spec(
            "depth-within",
            "bid + ask notional within the band",
            "quote currency",
            "[0, inf)",
            "definition"),
        maxAgeNanos);
    this.band = DepthBands.bandOf(bandBps);
  }

  /** Reads {@code bps}, {@code max-age}. */
  public static DepthWithin from(KernelSettings settings) {
    return new DepthWithin((int) settings.number("bps", 25), Latest.maxAge(settings));
  }

  @Override
  double number(DepthProfile depth) {
    return depth.bidNotional(band) + depth.askNotional(band);
  }
}
