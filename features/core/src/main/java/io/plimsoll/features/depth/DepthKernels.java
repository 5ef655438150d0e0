package io.plimsoll.features.depth;

import io.plimsoll.features.KernelRegistry;
import java.util.Map;

/** The kernels of this package by name. */
public final class DepthKernels {
  private static final Map<String, String> ONE_HOUR = Map.of("window", "1h");
  private static final Map<String, String> ONE_DAY = Map.of("window", "1d");

  private DepthKernels() {}

  /** A registry that also knows these. */
  public static KernelRegistry addTo(KernelRegistry registry) {
    return registry
        .with("quoted-spread", Map.of(), QuotedSpread::from)
        .with("microprice-gap", Map.of(), MicropriceGap::from)
        .with("top-imbalance", Map.of(), TopImbalance::from)
        .with("time-weighted-spread", ONE_HOUR, TimeWeightedSpread::from)
        .with("order-flow-imbalance", ONE_HOUR, OrderFlowImbalance::from)
        .with("depth-within", Map.of(), DepthWithin::from)
        .with("depth-imbalance", Map.of(), DepthImbalance::from)
        .with("depth-ratio", ONE_DAY, DepthRatio::from)
        .with("depth-hour-ratio", Map.of(), DepthHourRatio::from)
        .with("depth-convexity", Map.of(), DepthConvexity::from)
        .with("depth-resilience", ONE_HOUR, DepthResilience::from)
        .with("level-imbalance", Map.of(), LevelImbalance::from)
        .with("multi-level-order-flow", ONE_HOUR, MultiLevelOrderFlow::from)
        .with("depth-slope", Map.of(), DepthSlope::from)
        .with("largest-gap", Map.of(), LargestGap::from)
        .with("cost-to-trade", Map.of(), CostToTrade::from)
        .with("cancel-share", ONE_HOUR, CancelShare::from)
        .with("effective-spread", ONE_HOUR, EffectiveSpread::from)
        .with("realized-spread", ONE_HOUR, s -> DelayedCost.from(DelayedCost.Measure.REALIZED, s))
        .with("price-impact", ONE_HOUR, s -> DelayedCost.from(DelayedCost.Measure.IMPACT, s))
        .with("kyle-lambda", ONE_HOUR, KyleLambda::from)
        .with("roll-spread", ONE_HOUR, RollSpread::from)
        .with("corwin-schultz", ONE_HOUR, CorwinSchultz::from)
        .with("vpin", ONE_DAY, Vpin::from);
  }
}
