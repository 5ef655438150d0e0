package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;

/**
 * How the two sides of the book compare within a band.
 *
 * <p>{@code (bid − ask) / (bid + ask)} notional of the last snapshot; NaN where both are empty,
 * before the first snapshot and where the last one is older than {@code max-age} (default 15m).
 * Settings: {@code bps} (10, 25, 50 or 100; default 25), {@code max-age}.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [−1, 1]. <b>Cost</b>: O(1) a snapshot. <b>Reference</b>:
 * Cao, Hansch, Wang (2009), The information content of an open limit-order book, section 3.
 */
public final class DepthImbalance implements Kernel<DepthProfile, Latest> {
  private final int band;
  private final long maxAgeNanos;

  /** A kernel for one band that forgets a snapshot after some time. */
  public DepthImbalance(int bandBps, long maxAgeNanos) {
    this.band = DepthBands.bandOf(bandBps);
    this.maxAgeNanos = maxAgeNanos;
  }

  /** Reads {@code bps}, {@code max-age}. */
  public static DepthImbalance from(KernelSettings settings) {
    return new DepthImbalance((int) settings.number("bps", 25), Latest.maxAge(settings));
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "depth-imbalance",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "(bid - ask) / (bid + ask) notional within the band",
        "fraction",
        "[-1, 1]",
        "Cao, Hansch, Wang (2009), The information content of an open limit-order book, section 3",
        0);
  }

  @Override
  public Class<DepthProfile> consumes() {
    return DepthProfile.class;
  }

  @Override
  public Latest create() {
    return new Latest();
  }

  @Override
  public void update(Latest latest, DepthProfile depth) {
    // Halved before they are added: the sum of two notionals may overflow.
    double bid = 0.5 * depth.bidNotional(band);
    double ask = 0.5 * depth.askNotional(band);
    latest.set(depth.availableNanos(), (bid - ask) / (bid + ask));
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
