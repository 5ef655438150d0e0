package io.plimsoll.models.linear;

/** What becomes of a forecast outside the range that the training targets had. */
public enum Sanity {
  /** It becomes the bound it passed: an extreme forecast stays an extreme one. */
  CLAMP,
  /**
   * It becomes the mean of the targets: a forecast never seen before says that the model is not to
   * be believed on that day.
   *
   * <p><b>Reference</b>: Swanson and White (1997), Forecasting economic time series using flexible
   * versus fixed specification, International Journal of Forecasting 13; Bollerslev, Patton and
   * Quaedvlieg (2016), footnote 17.
   */
  MEAN
}
