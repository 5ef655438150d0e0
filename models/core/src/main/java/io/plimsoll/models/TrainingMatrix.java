package io.plimsoll.models;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureRows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training set as the dense matrix that learners want; origins where an input or the base
 * forecast is NaN are left out.
 *
 * <p>With a base model the target is the log residual {@code ln target − ln base}: a learner then
 * only corrects the base, and shrinking its correction to zero shrinks the forecast to the base.
 *
 * @param inputs the columns of {@code x}
 * @param x {@code x[i]} is one origin
 * @param y log variance, or log residual over the base
 * @param block which block of the training set origin {@code i} is from
 * @param row which row of the block it is
 */
public record TrainingMatrix(
    List<String> inputs, double[][] x, double[] y, int[] block, int[] row) {

  /** The matrix of a set; {@code base} may be null. */
  public static TrainingMatrix of(TrainingSet set, List<String> inputs, @Nullable Model base) {
    double[][] x = new double[set.size()][];
    double[] y = new double[set.size()];
    int[] blocks = new int[set.size()];
    int[] rows = new int[set.size()];
    int count = 0;
    for (int b = 0; b < set.blocks().size(); b++) {
      TrainingSet.Block block = set.blocks().get(b);
      int[] positions = FeatureRows.positions(block.rows().columns(), inputs);
      Predictor predictor = base == null ? null : base.bind(block.rows().columns());
      for (int i = 0; i < block.origins().length; i++) {
        int row = block.origins()[i];
        double[] values = values(block.rows(), row, positions);
        double offset =
            predictor == null ? 0 : StrictMath.log(predictor.predict(block.rows(), row));
        if (values == null || Double.isNaN(offset)) {
          continue;
        }
        x[count] = values;
        y[count] = StrictMath.log(block.target()[i]) - offset;
        blocks[count] = b;
        rows[count] = row;
        count++;
      }
    }
    return new TrainingMatrix(
        List.copyOf(inputs),
        Arrays.copyOf(x, count),
        Arrays.copyOf(y, count),
        Arrays.copyOf(blocks, count),
        Arrays.copyOf(rows, count));
  }

  private static double @Nullable [] values(FeatureRows rows, int row, int[] positions) {
    double[] values = new double[positions.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = rows.value(row, positions[j]);
      if (!Double.isFinite(values[j])) {
        return null;
      }
    }
    return values;
  }

  /**
   * The target less its mean: what a learner fits that leaves the level to its base. The base's
   * forecast is a mean already, so its own retransformation term stays in force.
   */
  public double[] centredTarget() {
    double sum = 0;
    for (double value : y) {
      sum += value;
    }
    double mean = sum / y.length;
    double[] centred = new double[y.length];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = y[i] - mean;
    }
    return centred;
  }

  /** How many origins were kept. */
  public int size() {
    return y.length;
  }

  /**
   * Throws INVALID_INPUT where fewer than {@code least} origins were kept; {@code family} is for
   * the message.
   */
  public TrainingMatrix requireRows(int least, String family) {
    if (size() < least) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          family
              + " needs at least "
              + least
              + " training rows in which every input is a number, had "
              + size()
              + "; inputs: "
              + inputs);
    }
    return this;
  }
}
