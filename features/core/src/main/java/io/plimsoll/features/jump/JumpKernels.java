package io.plimsoll.features.jump;

import io.plimsoll.features.KernelRegistry;
import java.util.Map;

/** The kernels of this package by name. */
public final class JumpKernels {
  private static final Map<String, String> ONE_HOUR = Map.of("window", "1h");

  private JumpKernels() {}

  /** A registry that also knows these. */
  public static KernelRegistry addTo(KernelRegistry registry) {
    return registry
        .with("bipower-variation", ONE_HOUR, BipowerVariation::from)
        .with("jump-share", ONE_HOUR, JumpShare::from)
        .with("bns-jump", ONE_HOUR, BnsJump::from)
        .with("ait-sahalia-jacod", ONE_HOUR, AitSahaliaJacod::from)
        .with("drift-burst", Map.of("half-life", "5m"), DriftBurst::from)
        .with("jiang-oomen", ONE_HOUR, JiangOomen::from)
        .with("lee-mykland", ONE_HOUR, LeeMykland::from)
        .with("lee-mykland-max", Map.of("window", "1h", "local", "1h"), LeeMyklandMax::from)
        .with("time-since-jump", Map.of("local", "1h", "cap", "1d"), TimeSinceJump::from)
        .with("threshold-variance", ONE_HOUR, ThresholdVariance::from)
        .with("signed-jump-variation", ONE_HOUR, SignedJumpVariation::from)
        .with("hawkes-intensity", Map.of("local", "1h", "half-life", "10m"), HawkesIntensity::from)
        .with(
            "branching-ratio",
            Map.of("window", "1d", "block", "1h", "local", "1h"),
            BranchingRatio::from);
  }
}
