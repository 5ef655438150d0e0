package io.plimsoll.models.network;

/**
 * Arrays of weights: kept in single precision, as trained, and summed up in double.
 *
 * <p>The mix is deliberate. It loses nothing, it halves what a step reads, and the compiler knows
 * that an array of floats and an array of doubles are not the same one, so it turns {@link #add}
 * into vector instructions; with two arrays of doubles it does not (JDK 25).
 */
final class Weights {
  /** Below so many columns a pass costs more than its sums, so four rows share one. */
  private static final int SHORT = 32;

  private Weights() {}

  /**
   * {@code z += x·matrix} for {@code z.length} columns and {@code count} rows. Added in the order
   * of the rows in any case, so how many share a pass does not change a bit.
   */
  static void add(double[] x, int from, int count, float[] matrix, double[] z) {
    int i = 0;
    for (; z.length < SHORT && i + 4 <= count; i += 4) {
      addFour(x, from + i, matrix, i * z.length, z);
    }
    for (; i < count; i++) {
      addOne(x[from + i], matrix, i * z.length, z);
    }
  }

  private static void addFour(double[] x, int from, float[] matrix, int first, double[] z) {
    double x0 = x[from];
    double x1 = x[from + 1];
    double x2 = x[from + 2];
    double x3 = x[from + 3];
    int second = first + z.length;
    int third = second + z.length;
    int fourth = third + z.length;
    for (int k = 0; k < z.length; k++) {
      z[k] =
          z[k]
              + x0 * matrix[first + k]
              + x1 * matrix[second + k]
              + x2 * matrix[third + k]
              + x3 * matrix[fourth + k];
    }
  }

  private static void addOne(double factor, float[] matrix, int from, double[] z) {
    for (int k = 0; k < z.length; k++) {
      z[k] += factor * matrix[from + k];
    }
  }

  /** {@code z = values}. */
  static void set(float[] values, double[] z) {
    for (int k = 0; k < z.length; k++) {
      z[k] = values[k];
    }
  }

  /** {@code start + x·weights}. */
  static double dot(double start, double[] x, float[] weights) {
    double sum = start;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * x[k];
    }
    return sum;
  }

  /** A copy; throws IllegalArgumentException where the length differs or a weight is not finite. */
  static float[] checked(float[] values, int length, String name) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + " must hold " + length + " weights, held " + values.length);
    }
    for (float value : values) {
      checked(value, name);
    }
    return values.clone();
  }

  static float checked(float value, String name) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(name + " must hold finite weights, held " + value);
    }
    return value;
  }

  static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /** The other way; throws IllegalArgumentException where a weight is not of single precision. */
  static float[] narrow(double[] values, String name) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = narrow(values[i], name);
    }
    return narrow;
  }

  static float narrow(double value, String name) {
    float narrow = (float) value;
    if (narrow != value) {
      throw new IllegalArgumentException(
          name + " must hold weights of single precision, held " + value);
    }
    return narrow;
  }
}
