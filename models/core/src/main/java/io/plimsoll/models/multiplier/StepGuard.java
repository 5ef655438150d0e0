package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;

/**
 * Limits the relative change from one decision to the next, rises and falls apart; a fast rise with
 * a slow fall is the asymmetric release that keeps margin from collapsing right before it is needed
 * again.
 *
 * @param maxRiseFraction positive
 * @param maxFallFraction in (0, 1]
 */
public record StepGuard(double maxRiseFraction, double maxFallFraction) implements Guard {
  public StepGuard {
    Checks.positive(maxRiseFraction, "maxRiseFraction");
    Checks.inRange(maxFallFraction, Double.MIN_VALUE, 1, "maxFallFraction");
  }

  @Override
  public String name() {
    return "step";
  }

  @Override
  public Explanation apply(Explanation proposed, Context context) {
    if (Double.isNaN(context.previous())) {
      return proposed;
    }
    Explanation highest = limit("highest after one rise", context.previous(), 1 + maxRiseFraction);
    if (proposed.value() > highest.value()) {
      return Explanation.of("rise limited", Operation.MINIMUM, proposed, highest);
    }
    Explanation lowest = limit("lowest after one fall", context.previous(), 1 - maxFallFraction);
    return proposed.value() >= lowest.value()
        ? proposed
        : Explanation.of("fall limited", Operation.MAXIMUM, proposed, lowest);
  }

  private static Explanation limit(String label, double previous, double factor) {
    return Explanation.of(
        label,
        Operation.PRODUCT,
        Explanation.input("previous multiplier", previous),
        Explanation.input("limit of one step", factor));
  }
}
