package io.plimsoll.models.garch;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.TrainingSet;

/**
 * The returns of an instrument that do not overlap, from its first training origin to its last,
 * scaled to a mean square of one, and their realized measure, scaled to a mean of one.
 *
 * @param measure empty where the family reads none; NaN where not a number or negative
 */
record TrainingSeries(double[] returns, double[] measure, double returnSquare, double measureMean) {

  static TrainingSeries of(
      TrainingSet.Block block, RecursiveVariance.Settings settings, String family) {
    int[] positions = FeatureRows.positions(block.rows().columns(), settings.inputs());
    int[] origins = block.origins();
    int span = origins.length == 0 ? -1 : origins[origins.length - 1] - origins[0];
    int count = span < 0 ? 0 : span / settings.returnRows() + 1;
    double[] returns = new double[count];
    double[] measure = new double[positions.length > 1 ? count : 0];
    for (int i = 0; i < count; i++) {
      int row = origins[origins.length - 1] - (count - 1 - i) * settings.returnRows();
      returns[i] = finite(block.rows().value(row, positions[0]));
      if (measure.length > 0) {
        double x = finite(block.rows().value(row, positions[1]));
        measure[i] = x >= 0 ? x : Double.NaN;
      }
    }
    double returnSquare = scale(returns, 2, family, "returns");
    double measureMean = measure.length == 0 ? 1 : scale(measure, 1, family, "measures");
    divide(returns, Math.sqrt(returnSquare));
    divide(measure, measureMean);
    return new TrainingSeries(returns, measure, returnSquare, measureMean);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** The mean of a power of the values that are numbers. */
  private static double scale(double[] values, int power, String family, String what) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += power == 2 ? value * value : value;
        count++;
      }
    }
    if (count < GarchFit.LEAST_RETURNS || !(sum > 0)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          family
              + " needs at least "
              + GarchFit.LEAST_RETURNS
              + " training "
              + what
              + " that are not all zero, had "
              + count
              + " that sum to "
              + sum);
    }
    return sum / count;
  }

  private static void divide(double[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
  }
}
