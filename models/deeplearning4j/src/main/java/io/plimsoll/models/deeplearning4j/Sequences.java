package io.plimsoll.models.deeplearning4j;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.Model;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingMatrix;
import io.plimsoll.models.TrainingSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the network learns from: windows of standardised rows, oldest origin first, whatever block
 * they are from.
 *
 * @param x {@code x[i][step][input]}
 * @param y standardised log residual over the base
 * @param targetSd what one unit of {@code y} is
 */
record Sequences(float[][][] x, float[] y, double targetSd) {

  /** The sequences of a set; origins whose window is not full or holds NaN are left out. */
  static Sequences of(TrainingSet set, Standardizer standardizer, int lookback, Model base) {
    TrainingMatrix matrix = TrainingMatrix.of(set, standardizer.names(), base);
    float[][][] x = new float[matrix.size()][][];
    double[] y = matrix.size() == 0 ? new double[0] : matrix.centredTarget();
    long[] time = new long[matrix.size()];
    for (int i = 0; i < x.length; i++) {
      TrainingSet.Block block = set.blocks().get(matrix.block()[i]);
      x[i] = window(block, matrix.row()[i], standardizer, lookback);
      time[i] = block.rows().asOfNanos(matrix.row()[i]);
    }
    int[] order =
        IntStream.range(0, x.length)
            .filter(i -> x[i] != null)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> time[i]).thenComparing(i -> i))
            .mapToInt(i -> i)
            .toArray();
    double squares = 0;
    for (int i : order) {
      squares += y[i] * y[i];
    }
    double sd = squares > 0 ? Math.sqrt(squares / order.length) : 1;
    float[][][] sortedX = new float[order.length][][];
    float[] sortedY = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      sortedX[i] = x[order[i]];
      sortedY[i] = (float) (y[order[i]] / sd);
    }
    return new Sequences(sortedX, sortedY, sd);
  }

  private static float @Nullable [][] window(
      TrainingSet.Block block, int row, Standardizer standardizer, int lookback) {
    if (row + 1 < lookback) {
      return null;
    }
    int[] columns = FeatureRows.positions(block.rows().columns(), standardizer.names());
    float[][] window = new float[lookback][columns.length];
    for (int step = 0; step < lookback; step++) {
      for (int j = 0; j < columns.length; j++) {
        double value =
            standardizer.apply(j, block.rows().value(row - lookback + 1 + step, columns[j]));
        if (!Double.isFinite(value)) {
          return null;
        }
        window[step][j] = (float) value;
      }
    }
    return window;
  }

  /** Throws INVALID_INPUT where there are fewer than {@code least}. */
  Sequences requireSize(int least, String family) {
    if (y.length < least) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          family
              + " needs at least "
              + least
              + " training rows whose whole window is there, had "
              + y.length);
    }
    return this;
  }

  /** Part of them. */
  Sequences slice(int from, int to) {
    return new Sequences(
        Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to), targetSd);
  }

  int size() {
    return y.length;
  }
}
