package io.plimsoll.margin.hitting;

import java.util.Arrays;

/** Eight-point Gauss-Legendre quadrature, and a list of values with weights. */
final class Quadrature {
  static final int POINTS = 8;

  /** Positive half of the roots of the Legendre polynomial of degree 8, and their weights. */
  private static final double[] ROOTS = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] WEIGHTS = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  private double[] values = new double[32];
  private double[] weights = new double[32];
  private int size;

  /** The k-th point between two ends. */
  static double point(int k, double from, double to) {
    double root = ROOTS[k / 2];
    return 0.5 * (from + to) + 0.5 * (to - from) * (k % 2 == 0 ? root : -root);
  }

  /** The weight of the k-th point on an interval of length one. */
  static double weight(int k) {
    return 0.5 * WEIGHTS[k / 2];
  }

  void add(double value, double weight) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    values[size] = value;
    weights[size] = weight;
    size++;
  }

  double[] values() {
    return Arrays.copyOf(values, size);
  }

  double[] weights() {
    return Arrays.copyOf(weights, size);
  }
}
