package io.plimsoll.models.linear;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.Bounds;

/**
 * What the fits of the linear families have in common.
 *
 * @param fitRows how many of the last origins of an instrument the regression sees; 0 for all
 * @param rangeRows how many of the last targets of an instrument the sanity filter knows; 0 for all
 * @param sanity what becomes of a forecast outside the range of those targets
 * @param boundsFactor how far a forecast may leave that range before the filter acts, 1 or more
 */
public record FitOptions(int fitRows, int rangeRows, Sanity sanity, double boundsFactor) {
  /** All rows; forecasts are clamped to the range of the targets widened by the default factor. */
  public static final FitOptions DEFAULT =
      new FitOptions(0, 0, Sanity.CLAMP, Bounds.DEFAULT_FACTOR);

  public FitOptions {
    Checks.notNegative(fitRows, "fitRows");
    Checks.notNegative(rangeRows, "rangeRows");
    Checks.inRange(boundsFactor, 1, 1e6, "boundsFactor");
  }

  /** The index of the first of the last {@code rows} of {@code length}; 0 rows stands for all. */
  int firstOf(int length, int rows) {
    return rows == 0 ? 0 : Math.max(0, length - rows);
  }
}
