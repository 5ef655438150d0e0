package io.plimsoll.features.quality;

import io.plimsoll.features.KernelRegistry;
import java.util.Map;

/** The kernels of this package by name. */
public final class QualityKernels {
  private static final Map<String, String> ONE_HOUR = Map.of("window", "1h");

  private QualityKernels() {}

  /** A registry that also knows these. */
  public static KernelRegistry addTo(KernelRegistry registry) {
    return registry
        .with("staleness", Map.of(), settings -> new Staleness(settings.barNanos()))
        .with("event-age", Map.of(), EventAge::from)
        .with("backward-time-share", ONE_HOUR, BackwardTimeShare::from)
        .with("empty-bar-share", ONE_HOUR, EmptyBarShare::from)
        .with("idle-bar-share", ONE_HOUR, IdleBarShare::from)
        .with("longest-gap", ONE_HOUR, LongestGap::from)
        .with("book-gaps", ONE_HOUR, BookGaps::from)
        .with("crossed-share", ONE_HOUR, CrossedShare::from)
        .with("outlier-count", ONE_HOUR, OutlierCount::from)
        .with("outlier-size", ONE_HOUR, OutlierSize::from)
        .with(
            "venue-disagreement",
            Map.of("first", "A", "second", "B", "window", "1h"),
            VenueDisagreement::from);
  }
}
