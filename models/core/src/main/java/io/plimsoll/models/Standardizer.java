package io.plimsoll.models;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.Explanation;
import io.plimsoll.datasets.Explanation.Operation;
import io.plimsoll.features.FeatureRows;
import io.plimsoll.models.bundle.Archive;
import java.util.Arrays;
import java.util.List;

/**
 * Brings features to one scale: logarithm where a feature is positive and skewed, clipped to what
 * training saw, centred and divided by the standard deviation.
 *
 * <p>Formula: {@code (min(high, max(low, t(x))) − mean) / sd} with {@code t(x) = ln(max(x, floor))}
 * for a logged feature and {@code t(x) = x} otherwise. A constant feature gives 0 (its {@code sd}
 * is stored as 1). NaN gives NaN. Clipping keeps a linear model or a network inside the range where
 * it was fitted.
 *
 * <p><b>Unit</b>: standard deviations. <b>Cost</b>: one logarithm a logged feature, no allocation.
 */
public final class Standardizer {
  private static final double CLIP_TAIL = 0.001;
  private static final double SKEW_RATIO = 3;

  /** Which features are logged. */
  public enum Logs {
    /** Those that are positive and skewed. */
    WHERE_SKEWED,
    /** None. */
    NEVER
  }

  /** What becomes of features that are 0 most of the time and never outside [0, 1]. */
  public enum Indicators {
    /** As any other. */
    SCALED,
    /**
     * Left as they are: a penalty then holds a rare one back more than scaling would, since it
     * moves few rows.
     */
    KEPT
  }

  private final List<String> names;
  private final boolean[] logged;
  private final double[] floor;
  private final double[] low;
  private final double[] high;
  private final double[] mean;
  private final double[] sd;

  private Standardizer(List<String> names, int[] logged, double[][] numbers) {
    this.names = List.copyOf(names);
    int n = names.size();
    this.logged = new boolean[n];
    for (int j = 0; j < n; j++) {
      this.logged[j] = logged[j] != 0;
    }
    this.floor = numbers[0];
    this.low = numbers[1];
    this.high = numbers[2];
    this.mean = numbers[3];
    this.sd = numbers[4];
    for (int j = 0; j < n; j++) {
      Checks.positive(floor[j], "floor of " + names.get(j));
      Checks.positive(sd[j], "sd of " + names.get(j));
      Checks.finite(mean[j], "mean of " + names.get(j));
      Checks.inRange(high[j], low[j], Double.MAX_VALUE, "high of " + names.get(j));
    }
  }

  /**
   * Learns the scale of features from the origins of a training set; rows where a feature is NaN do
   * not count for it.
   */
  public static Standardizer fit(TrainingSet set, List<String> names) {
    return fit(set, names, Logs.WHERE_SKEWED, Indicators.SCALED, CLIP_TAIL);
  }

  /**
   * The same with a choice.
   *
   * @param clipTail the share of a feature's values beyond each clip, in [0, 0.5)
   */
  public static Standardizer fit(
      TrainingSet set, List<String> names, Logs logs, Indicators indicators, double clipTail) {
    Checks.inRange(clipTail, 0, Math.nextDown(0.5), "clipTail");
    int n = names.size();
    int[] logged = new int[n];
    double[][] numbers = new double[5][n];
    for (int j = 0; j < n; j++) {
      double[] values = values(set, names.get(j));
      Arrays.sort(values);
      logged[j] = logs == Logs.WHERE_SKEWED && isSkewed(values) ? 1 : 0;
      numbers[0][j] = logged[j] == 1 ? leastPositive(values) : 1;
      if (logged[j] == 1) {
        for (int i = 0; i < values.length; i++) {
          values[i] = StrictMath.log(Math.max(values[i], numbers[0][j]));
        }
      }
      if (indicators == Indicators.KEPT && isIndicator(values)) {
        numbers[2][j] = 1;
        numbers[4][j] = 1;
      } else {
        scale(values, numbers, j, clipTail);
      }
    }
    return new Standardizer(names, logged, numbers);
  }

  private static double[] values(TrainingSet set, String name) {
    double[] values = new double[set.size()];
    int count = 0;
    for (TrainingSet.Block block : set.blocks()) {
      int column = FeatureRows.positions(block.rows().columns(), List.of(name))[0];
      for (int row : block.origins()) {
        double value = block.rows().value(row, column);
        if (Double.isFinite(value)) {
          values[count++] = value;
        }
      }
    }
    return Arrays.copyOf(values, count);
  }

  /**
   * Positive (at most one in twenty is zero), and the 95% quantile is several medians: a log makes
   * such a feature tame.
   */
  private static boolean isSkewed(double[] sorted) {
    if (sorted.length == 0 || sorted[0] < 0 || !(sorted[sorted.length / 20] > 0)) {
      return false;
    }
    return sorted[(int) (sorted.length * 0.95)] > SKEW_RATIO * sorted[sorted.length / 2];
  }

  /** Never outside [0, 1], and 0 for at least half of the rows. */
  private static boolean isIndicator(double[] sorted) {
    return sorted.length > 0
        && sorted[0] == 0
        && sorted[sorted.length / 2] == 0
        && sorted[sorted.length - 1] <= 1;
  }

  private static double leastPositive(double[] sorted) {
    for (double value : sorted) {
      if (value > 0) {
        return value;
      }
    }
    return 1;
  }

  private static void scale(double[] sorted, double[][] numbers, int j, double clipTail) {
    if (sorted.length == 0) {
      numbers[4][j] = 1;
      return;
    }
    int cut = (int) (sorted.length * clipTail);
    double low = sorted[cut];
    double high = sorted[sorted.length - 1 - cut];
    double sum = 0;
    for (double value : sorted) {
      sum += Math.max(low, Math.min(high, value));
    }
    double mean = sum / sorted.length;
    double squares = 0;
    for (double value : sorted) {
      double deviation = Math.max(low, Math.min(high, value)) - mean;
      squares += deviation * deviation;
    }
    double sd = Math.sqrt(squares / sorted.length);
    numbers[1][j] = low;
    numbers[2][j] = high;
    numbers[3][j] = mean;
    numbers[4][j] = sd > 1e-9 * Math.abs(mean) && sd > Double.MIN_NORMAL ? sd : 1;
  }

  /** The features, in order. */
  public List<String> names() {
    return names;
  }

  /** Whether feature {@code j} is logged. */
  public boolean logged(int j) {
    return logged[j];
  }

  /** The standardised value of feature {@code j}. */
  public double apply(int j, double raw) {
    double value = logged[j] ? StrictMath.log(Math.max(raw, floor[j])) : raw;
    return (Math.max(low[j], Math.min(high[j], value)) - mean[j]) / sd[j];
  }

  /**
   * How the standardised value of feature {@code j} came about; equals {@link #apply} bit for bit.
   */
  public Explanation explain(int j, double raw) {
    String name = names.get(j);
    Explanation value = Explanation.input(name, raw);
    if (logged[j]) {
      if (raw < floor[j]) {
        value =
            Explanation.of(
                name + ", floored", Operation.MAXIMUM, value, Explanation.input("floor", floor[j]));
      }
      value = Explanation.of("ln " + name, Operation.LOG, value);
    }
    if (value.value() > high[j]) {
      value =
          Explanation.of(
              name + ", clipped", Operation.MINIMUM, value, Explanation.input("clip", high[j]));
    } else if (value.value() < low[j]) {
      value =
          Explanation.of(
              name + ", clipped", Operation.MAXIMUM, value, Explanation.input("clip", low[j]));
    }
    Explanation centred =
        Explanation.of(
            name + ", centred", Operation.DIFFERENCE, value, Explanation.input("mean", mean[j]));
    return Explanation.of(
        name + ", standardised", Operation.RATIO, centred, Explanation.input("sd", sd[j]));
  }

  /** Stores everything. */
  public void write(Archive out) {
    out.put("names", names.toArray(new String[0]));
    int[] flags = new int[logged.length];
    for (int j = 0; j < flags.length; j++) {
      flags[j] = logged[j] ? 1 : 0;
    }
    out.put("logged", flags);
    out.put("floor", floor);
    out.put("low", low);
    out.put("high", high);
    out.put("mean", mean);
    out.put("sd", sd);
  }

  /** Reads what {@link #write} stored. */
  public static Standardizer read(Archive in) {
    return new Standardizer(
        List.of(in.texts("names")),
        in.ints("logged"),
        new double[][] {
          in.numbers("floor"),
          in.numbers("low"),
          in.numbers("high"),
          in.numbers("mean"),
          in.numbers("sd")
        });
  }
}
