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
  /**
   * For families in levels: all rows; below the range of the targets their mean, above it the upper
   * bound. Linear sums can be negative or nearly zero, and clamped to the least variance seen such
   * a day rules the mean of a loss in {@code y/f}; the mean in place of a forecast above all
   * training costs as much at horizons of a week and a month.
   *
   * <p>Evidence, S&amp;P 500 data of Bollerslev, Patton and Quaedvlieg, 1,000 days rolling, QLIKE
   * of HAR at 1, 5 and 22 days: .140/.181/.341 with {@link Sanity#MEAN}, .140/.125/.219 with both
   * others; of HARQ .143/.155/.333 with MEAN, .158/.155/.512 with CLAMP, .143/.119/.279 with
   * MEAN_BELOW.
   */
  public static final FitOptions LEVELS = new FitOptions(0, 0, Sanity.MEAN_BELOW, 1);

  /**
   * For families in logs, whose forecasts are positive: all rows; forecasts are clamped to the
   * range of the targets widened by the default factor.
   */
  public static final FitOptions LOGS = new FitOptions(0, 0, Sanity.CLAMP, Bounds.DEFAULT_FACTOR);

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
