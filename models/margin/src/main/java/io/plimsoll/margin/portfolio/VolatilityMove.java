package io.plimsoll.margin.portfolio;

/** What a scenario does to the implied volatility of an option. */
public enum VolatilityMove {
  /** It rises, the more the nearer the expiry; see {@link VolatilityShock}. */
  UP,
  /** It stays. */
  SAME,
  /** It falls, the more the nearer the expiry; see {@link VolatilityShock}. */
  DOWN,
  /** It rises above the forward and falls below it; see {@link SkewShock}. */
  SKEW_LINEAR,
  /** It rises away from the forward on both sides; see {@link SkewShock}. */
  SKEW_ABSOLUTE,
  /**
   * What a linear turn becomes in a scenario that moves spot too: it is held to the cap of the
   * absolute turn. Derive's deployed manager refuses such a scenario, its reference calculation has
   * it (v2-core 7736900, portfolio misc_skew_scenario_with_spot_move).
   */
  SKEW_LINEAR_HELD;

  /** The move that a scenario makes. */
  static VolatilityMove in(Scenario scenario) {
    boolean held = scenario.volatility() == SKEW_LINEAR && scenario.spotFactor() != 1;
    return held ? SKEW_LINEAR_HELD : scenario.volatility();
  }

  /** Whether the shape of the smile changes rather than its level. */
  public boolean skew() {
    return this == SKEW_LINEAR || this == SKEW_ABSOLUTE || this == SKEW_LINEAR_HELD;
  }
}
