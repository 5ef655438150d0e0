package io.plimsoll.models.conformal;

/**
 * Settings of a layer over a quantile forecast; what changes is in the {@link ConformalState}, so
 * one object serves any number of forecasts, and a restart is {@code restore(save())}.
 */
public interface OnlineConformal {

  /** How often outcomes should exceed the quantile, in (0, 1). */
  double alpha();

  /** A state that has seen no score. */
  ConformalState start();

  /** The state that {@link ConformalState#save} stored; throws IllegalArgumentException if not. */
  ConformalState restore(double[] saved);
}
