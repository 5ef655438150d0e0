package io.plimsoll.models.conformal;

import io.plimsoll.datasets.Checks;

/**
 * What keeps a layer from doing harm: it acts after enough scores, and within bounds.
 *
 * <p>Where the layer asks for more than any score seen ({@code α ≤ 0}, or fewer scores than {@code
 * 1/α}), theory says infinity; it gets {@code beyondFactor} times the greatest score, then the
 * bound. Bounds that bind end the guarantee of long-run coverage; that is their purpose.
 *
 * @param leastScores no multiplier but 1 before so many scores
 * @param leastMultiplier zero or more
 * @param mostMultiplier finite, not below {@code leastMultiplier}
 * @param beyondFactor at least 1
 */
public record ConformalLimits(
    int leastScores, double leastMultiplier, double mostMultiplier, double beyondFactor) {
  private static final double SCORES_BEYOND = 5;

  /** Checks the bounds. */
  public ConformalLimits {
    Checks.positive(leastScores, "leastScores");
    Checks.notNegative(leastMultiplier, "leastMultiplier");
    Checks.inRange(mostMultiplier, leastMultiplier, Double.MAX_VALUE, "mostMultiplier");
    Checks.inRange(beyondFactor, 1, Double.MAX_VALUE, "beyondFactor");
  }

  /** Acts from {@code 5/α} scores on, between half and twice the forecast. */
  public static ConformalLimits of(double alpha) {
    return new ConformalLimits(fewest(alpha), 0.5, 2, 1);
  }

  /** The fewest scores that say something about a level: {@code ⌈5/α⌉}. */
  static int fewest(double alpha) {
    return (int) Math.ceil(SCORES_BEYOND / Checks.inOpenRange(alpha, 0, 1, "alpha") - 1e-9);
  }

  /** Throws where a layer would act on fewer scores than {@code 5/α} or than its window keeps. */
  void require(double alpha, int window) {
    Checks.inRange(leastScores, fewest(alpha), Integer.MAX_VALUE, "leastScores");
    Checks.inRange(window, leastScores, Integer.MAX_VALUE, "window");
  }

  double bounded(double multiplier) {
    return Math.max(leastMultiplier, Math.min(mostMultiplier, multiplier));
  }
}
