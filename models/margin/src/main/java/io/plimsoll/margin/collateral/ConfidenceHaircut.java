package io.plimsoll.margin.collateral;

import io.plimsoll.datasets.Checks;

/**
 * Takes away {@code factor·(1 − confidence)}, at most all, of an asset whose oracle is less sure
 * than a threshold; a liability in it counts for as much more.
 *
 * <p><b>Reference</b>: Derive v2-core, oracle contingency: {@code factor·(1 − confidence)} of the
 * notional once the confidence is below its threshold.
 *
 * @param threshold confidence in [0, 1] from which nothing is taken away
 * @param factor zero or more
 */
public record ConfidenceHaircut(double threshold, double factor) {
  /** Confidence does not matter. */
  public static final ConfidenceHaircut NONE = new ConfidenceHaircut(0, 0);

  public ConfidenceHaircut {
    Checks.inRange(threshold, 0, 1, "confidence threshold");
    Checks.notNegative(factor, "confidence factor");
  }

  /** Fraction taken away, in [0, 1]. */
  public double haircut(double confidence) {
    return Math.min(1, charge(confidence));
  }

  /** What a liability counts for beyond its value, as a fraction; zero or more. */
  public double charge(double confidence) {
    return confidence >= threshold ? 0 : factor * (1 - confidence);
  }
}
