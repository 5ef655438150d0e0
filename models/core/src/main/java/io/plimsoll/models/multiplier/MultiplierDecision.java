package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.models.Forecast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is served for one instrument.
 *
 * @param multiplier finite and never below the floor
 * @param decidedNanos the grid time of the decision
 * @param validUntilNanos after this it must not be used
 * @param explanation recomputes to {@code multiplier} bit for bit
 * @param forecast what it rests on; null where there was none
 * @param guards names of the guards that acted, in order
 * @param degradedReason why the fallback was served; null where it was not
 */
public record MultiplierDecision(
    InstrumentId instrument,
    double multiplier,
    long decidedNanos,
    long validUntilNanos,
    Explanation explanation,
    @Nullable Forecast forecast,
    List<String> guards,
    @Nullable String degradedReason) {
  public MultiplierDecision {
    guards = List.copyOf(guards);
    if (!(multiplier > 0) || multiplier == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "multiplier must be positive and finite, was " + multiplier);
    }
  }

  /** Whether the fallback was served instead of a forecast. */
  public boolean degraded() {
    return degradedReason != null;
  }
}
