package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.features.KernelSettings;

/**
 * Whether the book thickens or thins away from the mid.
 *
 * <p>{@code (D(2b) − 2·D(b)) / D(2b)} with {@code D} the notional of both sides within a band and
 * {@code b} = {@code bps} (25 or 50; default 25): 0 where depth grows evenly, 1 where nothing rests
 * within b, −1 where nothing rests beyond. NaN where the wider band is empty or not known, and
 * where the last snapshot is older than {@code max-age} (default 15m).
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [−1, 1]. <b>Cost</b>: O(1) a snapshot. <b>Reference</b>:
 * definition.
 */
public final class DepthConvexity extends LatestKernel<DepthProfile> {
  private final int near;
  private final int far;

  /** A kernel for one band and the one of twice its width. */
  public DepthConvexity(int bandBps, long maxAgeNanos) {
    super(
        DepthProfile.class,
        spec(
            "depth-convexity",
            "(D(2b) - 2 D(b)) / D(2b), D the notional within a band",
            "fraction",
            "[-1, 1]",
            "definition"),
        maxAgeNanos);
    if (bandBps != 25 && bandBps != 50) {
      throw new IllegalArgumentException("bps must be 25 or 50, was " + bandBps);
    }
    this.near = DepthBands.bandOf(bandBps);
    this.far = DepthBands.bandOf(2 * bandBps);
  }

  /** Reads {@code bps}, {@code max-age}. */
  public static DepthConvexity from(KernelSettings settings) {
    return new DepthConvexity((int) settings.number("bps", 25), Latest.maxAge(settings));
  }

  @Override
  double number(DepthProfile depth) {
    // Halved before they are added: the sum of two notionals may overflow.
    double within = 0.5 * depth.bidNotional(near) + 0.5 * depth.askNotional(near);
    double all = 0.5 * depth.bidNotional(far) + 0.5 * depth.askNotional(far);
    return ((all - within) - within) / all;
  }
}
