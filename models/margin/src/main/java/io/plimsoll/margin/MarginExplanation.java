package io.plimsoll.margin;

import io.plimsoll.datasets.Explanation;
import java.util.List;
import java.util.Optional;

/** How the numbers of a {@link MarginResult} came about, each recomputing to the very number. */
public record MarginExplanation(
    Explanation initialRequirement,
    Explanation maintenanceRequirement,
    Explanation equity,
    Explanation freeCollateral,
    Explanation marginRatio,
    List<PositionExplanation> positions) {
  public MarginExplanation {
    positions = List.copyOf(positions);
  }

  /** The prices of one position; empty where the result has none. */
  public record PositionExplanation(
      Optional<Explanation> liquidationPrice, Optional<Explanation> bankruptcyPrice) {}
}
