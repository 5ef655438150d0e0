package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Explanation;
import io.plimsoll.models.Forecast;

/**
 * Decides how much margin a forecast calls for. Stateless; bounds and smoothing over time are the
 * guards' business.
 */
public interface MultiplierPolicy {

  /** The policy's name in kebab-case. */
  String name();

  /** The multiplier it proposes, with how it came about. */
  Explanation propose(Forecast forecast);
}
