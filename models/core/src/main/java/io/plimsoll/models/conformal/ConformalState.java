package io.plimsoll.models.conformal;

/**
 * What a layer has learned from scores so far. One thread at a time. Deterministic: equal scores in
 * equal order give equal bits.
 *
 * <p>A score is {@code outcome / quantile}: the outcome exceeded the forecast where it is above 1.
 */
public interface ConformalState {

  /** Whether enough scores were seen; until then {@link #multiplier} is 1: forecasts pass. */
  boolean ready();

  /**
   * What the next quantile is multiplied with: the score that should not be exceeded more often
   * than alpha. <b>Range</b>: within the layer's {@link ConformalLimits}; 1 until ready.
   */
  double multiplier();

  /**
   * Takes the score of the forecast that {@link #multiplier} was for.
   *
   * @param score zero or more and finite; an outcome that is not known is not a score
   */
  void observe(double score);

  /** How many scores were seen in all. */
  long seen();

  /** Everything that {@link OnlineConformal#restore} needs. */
  double[] save();
}
