package io.plimsoll.models;

import io.plimsoll.datasets.market.InstrumentId;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.EstimatorProvider.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A market whose truth is known: the log variance is a slow and a fast autoregression, measured
 * with noise once a row; so is a normal return with that variance.
 *
 * <p>Any estimator that has learned something beats the constant mean on it by a wide margin.
 */
public final class SimulatedVariance {
  /** Which features play which part. */
  public static final EstimatorProvider.Inputs INPUTS =
      new EstimatorProvider.Inputs(
          List.of("rv_1", "rv_5", "rv_22"),
          "rv_1",
          "ewma",
          List.of("rv_1", "rv_5", "rv_22", "ewma", "noise"),
          Map.of(Part.RETURN, List.of("return"), Part.RETURN_VARIANCE, List.of("rv_1")),
          1,
          1);

  /** What the table holds: everything for learners, and the return of each row. */
  private static final List<String> COLUMNS =
      Stream.concat(INPUTS.all().stream(), Stream.of("return")).toList();

  private static final InstrumentId INSTRUMENT = new InstrumentId("SIM-USD");
  private static final long MINUTE = 60_000_000_000L;

  private final FeatureTable table;
  private final double[] realized;

  private SimulatedVariance(FeatureTable table, double[] realized) {
    this.table = table;
    this.realized = realized;
  }

  /** A path of some rows. */
  public static SimulatedVariance of(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom returns = new SplittableRandom(~seed);
    int burn = 200;
    double[] realized = new double[rows + burn + 1];
    double[] variance = new double[realized.length];
    double slow = 0;
    double fast = 0;
    for (int t = 0; t < realized.length; t++) {
      slow = 0.995 * slow + 0.07 * random.nextGaussian();
      fast = 0.8 * fast + 0.35 * random.nextGaussian();
      variance[t] = 1e-4 * StrictMath.exp(slow + fast);
      realized[t] = 1e-4 * StrictMath.exp(slow + fast + 0.3 * random.nextGaussian());
    }
    FeatureTable.Builder builder = new FeatureTable.Builder(INSTRUMENT, "simulated", COLUMNS);
    double ewma = 1e-4;
    double[] follows = new double[rows];
    for (int t = 0; t < rows + burn; t++) {
      ewma = 0.9 * ewma + 0.1 * realized[t];
      if (t >= burn) {
        builder.add(
            (t + 1) * MINUTE,
            new double[] {
              realized[t],
              mean(realized, t, 5),
              mean(realized, t, 22),
              ewma,
              random.nextGaussian(),
              Math.sqrt(variance[t]) * returns.nextGaussian()
            });
        follows[t - burn] = realized[t + 1];
      }
    }
    return new SimulatedVariance(builder.build(), follows);
  }

  private static double mean(double[] values, int last, int n) {
    double sum = 0;
    for (int i = last - n + 1; i <= last; i++) {
      sum += values[i];
    }
    return sum / n;
  }

  /** The features. */
  public FeatureTable table() {
    return table;
  }

  /** The variance that followed a row. */
  public double realized(int row) {
    return realized[row];
  }

  /** Origins {@code from} to {@code to} (exclusive) as a training set. */
  public TrainingSet set(int from, int to) {
    return set(table, from, to);
  }

  /** The same origins over another table of the same length. */
  public TrainingSet set(FeatureTable rows, int from, int to) {
    int[] origins = new int[to - from];
    double[] target = new double[to - from];
    for (int i = 0; i < origins.length; i++) {
      origins[i] = from + i;
      target[i] = realized[from + i];
    }
    return new TrainingSet(List.of(new TrainingSet.Block(rows, origins, target)));
  }

  /** The table with all values after a row replaced by one number. */
  public FeatureTable replacedAfter(int row, double value) {
    return changed(row + 1, table.size(), COLUMNS, value);
  }

  /** The table with the values of one column in one row replaced. */
  public FeatureTable replacedAt(int row, String column, double value) {
    return changed(row, row + 1, List.of(column), value);
  }

  private FeatureTable changed(int from, int to, List<String> names, double value) {
    List<String> columns = table.columns();
    long[] times = new long[table.size()];
    double[][] values = new double[columns.size()][table.size()];
    for (int row = 0; row < times.length; row++) {
      times[row] = table.asOfNanos(row);
      for (int column = 0; column < columns.size(); column++) {
        boolean replaced = row >= from && row < to && names.contains(columns.get(column));
        values[column][row] = replaced ? value : table.value(row, column);
      }
    }
    return new FeatureTable(INSTRUMENT, "simulated", columns, times, values);
  }

  /** The table with its columns the other way round. */
  public FeatureTable reversedColumns() {
    List<String> columns = new ArrayList<>(table.columns()).reversed();
    FeatureTable.Builder builder = new FeatureTable.Builder(INSTRUMENT, "simulated", columns);
    double[] values = new double[columns.size()];
    for (int row = 0; row < table.size(); row++) {
      for (int column = 0; column < values.length; column++) {
        values[column] = table.value(row, values.length - 1 - column);
      }
      builder.add(table.asOfNanos(row), values);
    }
    return builder.build();
  }
}
