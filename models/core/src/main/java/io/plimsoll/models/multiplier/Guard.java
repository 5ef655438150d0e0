package io.plimsoll.models.multiplier;

import io.plimsoll.datasets.Explanation;

/** Bounds a proposed multiplier. */
public interface Guard {

  /** The guard's name in kebab-case, shown where it acted. */
  String name();

  /**
   * The multiplier after this guard: the proposal itself, unwrapped, where it had nothing to do.
   */
  Explanation apply(Explanation proposed, Context context);

  /**
   * What a guard may look at.
   *
   * @param nowNanos the time of the decision
   * @param previous the multiplier served before; NaN on the first decision
   * @param previousChangeNanos when the served multiplier last changed
   */
  record Context(long nowNanos, double previous, long previousChangeNanos) {}
}
