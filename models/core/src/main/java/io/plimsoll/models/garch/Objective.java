package io.plimsoll.models.garch;

/** A smooth function of several variables that is to be minimised. */
public interface Objective {

  /**
   * Its value at a point, infinite or NaN where it is not defined; writes its gradient into {@code
   * gradient}.
   */
  double value(double[] x, double[] gradient);
}
