package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;

/**
 * Never below a floor.
 *
 * @param floor positive
 */
public record FloorGuard(double floor) implements Guard {
  public FloorGuard {
    Checks.positive(floor, "floor");
  }

  @Override
  public String name() {
    return "floor";
  }

  @Override
  public Explanation apply(Explanation proposed, Context context) {
    return proposed.value() >= floor
        ? proposed
        : Explanation.of(
            "raised to the floor", Operation.MAXIMUM, proposed, Explanation.input("floor", floor));
  }
}
