package io.plimsoll.margin.portfolio;

import io.plimsoll.datasets.Checks;
import java.util.Locale;

/**
 * One market that a portfolio is valued in.
 *
 * @param spotFactor by what spot and forwards are multiplied, zero or more: 0.34 for a fall of 66 %
 * @param weight which part of the gain or loss counts, zero or more: below 1 for moves that are too
 *     large to be expected
 */
public record Scenario(double spotFactor, VolatilityMove volatility, double weight) {
  public Scenario {
    Checks.notNegative(spotFactor, "spot-factor");
    Checks.notNegative(weight, "weight");
  }

  /** The market as it is. */
  public static Scenario unchanged() {
    return new Scenario(1, VolatilityMove.SAME, 1);
  }

  /** What people call it. */
  String label() {
    return String.format(
        Locale.ROOT,
        "spot %+.4g%%, volatility %s, weight %.4g",
        (spotFactor - 1) * 100,
        volatility.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        weight);
  }
}
