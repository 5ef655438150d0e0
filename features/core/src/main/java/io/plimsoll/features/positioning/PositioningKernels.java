package io.plimsoll.features.positioning;

import io.plimsoll.features.KernelRegistry;
import java.util.Map;

/** The kernels of this package by name. */
public final class PositioningKernels {
  private static final Map<String, String> ONE_HOUR = Map.of("window", "1h");
  private static final Map<String, String> HOUR_AGAINST_DAY = Map.of("window", "1h", "base", "1d");

  private PositioningKernels() {}

  /** A registry that also knows these. */
  public static KernelRegistry addTo(KernelRegistry registry) {
    return registry
        .with("basis", Map.of(), Basis::from)
        .with("last-basis", Map.of(), LastBasis::from)
        .with("basis-change", ONE_HOUR, BasisChange::from)
        .with("funding-rate", Map.of(), FundingLevel::from)
        .with("funding-sum", Map.of("window", "1d"), FundingSum::from)
        .with("funding-due", Map.of(), FundingDue::from)
        .with("open-interest", Map.of(), OpenInterestLevel::from)
        .with("open-interest-change", ONE_HOUR, OpenInterestChange::from)
        .with("open-interest-shock", HOUR_AGAINST_DAY, OpenInterestShock::from)
        .with("open-interest-over-depth", Map.of(), OpenInterestOverDepth::from)
        .with("long-short-ratio", Map.of(), LongShortLevel::from)
        .with("long-short-change", ONE_HOUR, LongShortChange::from)
        .with("liquidation-notional", ONE_HOUR, LiquidationNotional::from)
        .with("liquidation-imbalance", ONE_HOUR, LiquidationImbalance::from)
        .with("liquidation-share", ONE_HOUR, LiquidationShare::from)
        .with("liquidation-intensity", Map.of("half-life", "15m"), LiquidationIntensity::from)
        .with("liquidation-proximity", Map.of(), LiquidationProximity::from);
  }
}
