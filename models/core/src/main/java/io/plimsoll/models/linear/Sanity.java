package io.plimsoll.models.linear;

/** What becomes of a forecast outside the range that the training targets had. */
public enum Sanity {
  /** It becomes the bound it passed: an extreme forecast stays an extreme one. */
  CLAMP,
  /**
   * It becomes the mean of the targets: a forecast never seen before says that the model is not to
   * be believed on that day. For comparisons with the literature; in a crash worse than all
   * training it answers with calm, so margin should not rest on it.
   *
   * <p><b>Reference</b>: Swanson and White (1997), Forecasting economic time series using flexible
   * versus fixed specification, International Journal of Forecasting 13; Bollerslev, Patton and
   * Quaedvlieg (2016), footnote 17.
   */
  MEAN,
  /**
   * Below the range it becomes the mean, above it the upper bound: a variance near zero or below is
   * nonsense, one above all training is a warning that must not be lost.
   */
  MEAN_BELOW
}
