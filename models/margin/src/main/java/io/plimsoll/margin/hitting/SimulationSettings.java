package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;

/**
 * How much is simulated.
 *
 * @param pairs of a path and its antithetic twin, at least two so that there is a standard error
 * @param seed the same seed gives the same result, bit for bit
 */
public record SimulationSettings(int pairs, long seed) {
  public SimulationSettings {
    Checks.positive(pairs - 1L, "pairs less one");
  }
}
