package io.plimsoll.features.depth;

import io.plimsoll.datasets.market.DepthBands;
import io.plimsoll.datasets.market.DepthProfile;
import io.plimsoll.features.Kernel;
import io.plimsoll.features.KernelSettings;
import io.plimsoll.features.KernelSpec;

/**
 * What rests near the mid: bid and ask notional within a band.
 *
 * <p>{@code bid + ask} of the last snapshot; NaN before the first and where the last one is older
 * than {@code max-age} (default 15m). Settings: {@code bps} (10, 25, 50 or 100; default 25), {@code
 * max-age}.
 *
 * <p><b>Unit</b>: quote currency. <b>Range</b>: [0, ∞). <b>Cost</b>: O(1) a snapshot.
 * <b>Reference</b>: definition.
 */
public final class DepthWithin implements Kernel<DepthProfile, Latest> {
  private final int band;
  private final long maxAgeNanos;

  /** A kernel for one band that forgets a snapshot after some time. */
  public DepthWithin(int bandBps, long maxAgeNanos) {
    this.band = DepthBands.bandOf(bandBps);
    this.maxAgeNanos = maxAgeNanos;
  }

  /** Reads {@code bps}, {@code max-age}. */
  public static DepthWithin from(KernelSettings settings) {
    return new DepthWithin((int) settings.number("bps", 25), Latest.maxAge(settings));
  }

  @Override
  public KernelSpec spec() {
    return new KernelSpec(
        "depth-within",
        1,
        KernelSpec.Scope.INSTRUMENT,
        "bid + ask notional within the band",
        "quote currency",
        "[0, inf)",
        "definition",
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
    double bid = depth.bidNotional(band);
    double ask = depth.askNotional(band);
    latest.set(depth.availableNanos(), bid + ask);
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
