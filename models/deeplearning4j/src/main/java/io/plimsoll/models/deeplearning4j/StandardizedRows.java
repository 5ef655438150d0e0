package io.plimsoll.models.deeplearning4j;

import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.network.NetworkModel;

/** The rows of a block that its windows reach, standardised once, in single precision. */
final class StandardizedRows {
  private final FeatureRows rows;
  private final int inputs;
  private final int first;
  private final float[] values;
  private final boolean[] finite;

  private StandardizedRows(FeatureRows rows, int inputs, int first, int count) {
    this.rows = rows;
    this.inputs = inputs;
    this.first = first;
    this.values = new float[Math.multiplyExact(count, inputs)];
    this.finite = new boolean[count];
  }

  /** Those from {@code span − 1} before the first origin to the last origin. */
  static StandardizedRows of(TrainingSet.Block block, Standardizer standardizer, int span) {
    int[] origins = block.origins();
    int[] columns = FeatureRows.positions(block.rows().columns(), standardizer.names());
    if (origins.length == 0) {
      return new StandardizedRows(block.rows(), columns.length, 0, 0);
    }
    int first = Math.max(0, origins[0] - span + 1);
    int count = origins[origins.length - 1] - first + 1;
    StandardizedRows result = new StandardizedRows(block.rows(), columns.length, first, count);
    for (int i = 0; i < count; i++) {
      result.finite[i] = true;
      for (int j = 0; j < columns.length; j++) {
        double value = standardizer.apply(j, block.rows().value(first + i, columns[j]));
        result.finite[i] &= Double.isFinite(value);
        result.values[i * columns.length + j] = (float) value;
      }
    }
    return result;
  }

  /** Whether the window that ends with a row is full and finite. */
  boolean holds(int row, NetworkModel.Window window) {
    int oldest = row - window.rows() + 1;
    if (oldest < 0) {
      return false;
    }
    for (int r = oldest; r <= row; r += window.stepRows()) {
      if (!finite[r - first]) {
        return false;
      }
    }
    return true;
  }

  void copy(int row, float[] to, int position) {
    System.arraycopy(values, (row - first) * inputs, to, position, inputs);
  }

  void widen(int row, double[] x) {
    int from = (row - first) * inputs;
    for (int j = 0; j < inputs; j++) {
      x[j] = values[from + j];
    }
  }

  long asOfNanos(int row) {
    return rows.asOfNanos(row);
  }

  int inputs() {
    return inputs;
  }
}
