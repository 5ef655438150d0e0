package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;

/**
 * Never above a cap.
 *
 * @param cap positive
 */
public record CapGuard(double cap) implements Guard {
  public CapGuard {
    Checks.positive(cap, "cap");
  }

  @Override
  public String name() {
    return "cap";
  }

  @Override
  public Explanation apply(Explanation proposed, Context context) {
    return proposed.value() <= cap
        ? proposed
        : Explanation.of(
            "lowered to the cap", Operation.MINIMUM, proposed, Explanation.input("cap", cap));
  }
}
