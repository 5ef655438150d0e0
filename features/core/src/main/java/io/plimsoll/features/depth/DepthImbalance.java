package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.features.KernelSettings;

/**
 * How the two sides of the book compare within a band.
 *
 * <p>{@code (bid − ask) / (bid + ask)} notional of the last snapshot; NaN where both are empty or
 * not known, before the first snapshot and where the last one is older than {@code max-age}
 * (default 15m). Settings: {@code bps} (10, 25, 50 or 100; default 25), {@code max-age}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [−1, 1]. <b>Cost</b>: O(1) a snapshot. <b>Reference</b>:
 * Cao, Hansch, Wang (2009), The information content of an open limit-order book, section 3.
 */
public final class DepthImbalance extends LatestKernel<DepthProfile> {
  private final int band;

  /** A kernel for one band that forgets a snapshot after some time. */
  public DepthImbalance(int bandBps, long maxAgeNanos) {
    super(
        DepthProfile.class,
        spec(
            "depth-imbalance",
            "(bid - ask) / (bid + ask) notional within the band",
            "fraction",
            "[-1, 1]",
            "Cao, Hansch, Wang (2009), The information content of an open limit-order book,"
                + " section 3"),
        maxAgeNanos);
    this.band = DepthBands.bandOf(bandBps);
  }

  /** Reads {@code bps}, {@code max-age}. */
  public static DepthImbalance from(KernelSettings settings) {
    return new DepthImbalance((int) settings.number("bps", 25), Latest.maxAge(settings));
  }

  @Override
  double number(DepthProfile depth) {
    return Books.imbalance(depth.bidNotional(band), depth.askNotional(band));
  }
}
