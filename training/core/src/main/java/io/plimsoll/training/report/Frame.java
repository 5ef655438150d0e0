package io.plimsoll.training.report;

/** The area between the axes, in units of the picture. */
record Frame(double left, double top, double right, double bottom, Scale xScale, Scale yScale) {

  /** How wide it is. */
  double width() {
    return right - left;
  }

  /** How high it is. */
  double height() {
    return bottom - top;
  }

  /** Where an x value stands. */
  double x(double value) {
    return left + xScale.at(value) * (right - left);
  }

  /** Where a y value stands; NaN where it has no place. */
  double y(double value) {
    double at = yScale.at(value);
    return Double.isFinite(at) ? bottom - at * (bottom - top) : Double.NaN;
  }
}
