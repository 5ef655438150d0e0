package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;

/**
 * Holds the previous multiplier until some time has passed since it last changed, rises and falls
 * apart: a venue may want its users to see a number for a while, but holding back a rise costs
 * coverage.
 *
 * @param minRiseDelayNanos zero or more
 * @param minFallDelayNanos zero or more
 */
public record MinimumDelayGuard(long minRiseDelayNanos, long minFallDelayNanos) implements Guard {
  public MinimumDelayGuard {
    Checks.notNegative(minRiseDelayNanos, "minRiseDelayNanos");
    Checks.notNegative(minFallDelayNanos, "minFallDelayNanos");
  }

  @Override
  public String name() {
    return "minimum-delay";
  }

  @Override
  public Explanation apply(Explanation proposed, Context context) {
    double previous = context.previous();
    if (Double.isNaN(previous) || proposed.value() == previous) {
      return proposed;
    }
    long passed = context.nowNanos() - context.previousChangeNanos();
    boolean rise = proposed.value() > previous;
    if (passed >= (rise ? minRiseDelayNanos : minFallDelayNanos)) {
      return proposed;
    }
    return Explanation.of(
        "held until the delay has passed",
        rise ? Operation.MINIMUM : Operation.MAXIMUM,
        proposed,
        Explanation.input("previous multiplier", previous));
  }
}
