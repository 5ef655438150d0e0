package io.plimsoll.models.calibration;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.Arrays;

/**
 * Isotonic regression: the non-decreasing function of the score that is nearest to the outcomes in
 * squares, by pooling adjacent violators; rows of equal score are pooled first.
 *
 * <p>Between the scores of neighbouring blocks the function is linear, beyond the outermost
 * constant: {@link #raw}. Its ends may be exactly 0 or 1. {@link #probability} keeps it away: a
 * first block of {@code m} rows without the outcome counts as {@code 1/(m + 2)} (Laplace's rule),
 * but as no more than the next block; a last block with only the outcome as {@code (m + 1)/(m +
 * 2)}, but as no less than the block before.
 *
 * <p><b>References</b>: Ayer, Brunk, Ewing, Reid and Silverman, 1955, Annals of Mathematical
 * Statistics 26(4); Zadrozny and Elkan, 2002, KDD.
 */
public final class Isotonic implements ProbabilityCalibrator {
  /** The name of this shape in archives. */
  public static final String FORMAT = "isotonic";

  private final int rows;
  private final double[] knots;
  private final double[] values;
  private final double least;
  private final double most;

  private Isotonic(int rows, double[] knots, double[] values, double least, double most) {
    this.rows = rows;
    this.knots = knots;
    this.values = values;
    this.least = Checks.inOpenRange(least, 0, 1, "least probability");
    this.most = Checks.inOpenRange(most, 0, 1, "most probability");
    if (knots.length != values.length || knots.length == 0) {
      throw new IllegalArgumentException(
          "expected as many values as knots, had " + values.length + " and " + knots.length);
    }
    for (int i = 0; i < knots.length; i++) {
      Checks.finite(knots[i], "knot");
      Checks.inRange(values[i], i == 0 ? 0 : values[i - 1], 1, "value");
    }
  }

  /** Fits; throws INVALID_INPUT where there are no rows. */
  public static Isotonic fit(double[] score, boolean[] outcome) {
    Labelled rows = Labelled.of(score, outcome);
    Blocks blocks = Blocks.of(rows);
    double[] knots = new double[2 * blocks.count];
    double[] values = new double[2 * blocks.count];
    int count = 0;
    for (int b = 0; b < blocks.count; b++) {
      int last = b + 1 < blocks.count ? blocks.start[b + 1] - 1 : rows.score().length - 1;
      knots[count] = rows.score()[blocks.start[b]];
      values[count++] = blocks.mean(b);
      if (last > blocks.start[b]) {
        knots[count] = rows.score()[last];
        values[count++] = blocks.mean(b);
      }
    }
    return new Isotonic(
        rows.rows(),
        Arrays.copyOf(knots, count),
        Arrays.copyOf(values, count),
        blocks.least(),
        blocks.most());
  }

  /** Neighbouring scores that share a value. */
  private static final class Blocks {
    private final int[] start;
    private final double[] weight;
    private final double[] sum;
    private int count;

    private Blocks(int most) {
      start = new int[most];
      weight = new double[most];
      sum = new double[most];
    }

    static Blocks of(Labelled rows) {
      Blocks blocks = new Blocks(rows.score().length);
      for (int i = 0; i < rows.score().length; i++) {
        blocks.start[blocks.count] = i;
        blocks.weight[blocks.count] = rows.weight()[i];
        blocks.sum[blocks.count] = rows.positives()[i];
        blocks.count++;
        while (blocks.count > 1 && blocks.violates(blocks.count - 2)) {
          blocks.poolLast();
        }
      }
      return blocks;
    }

    /** Sums are counts of rows, so this comparison of means is exact. */
    private boolean violates(int b) {
      return sum[b] * weight[b + 1] >= sum[b + 1] * weight[b];
    }

    private void poolLast() {
      count--;
      weight[count - 1] += weight[count];
      sum[count - 1] += sum[count];
    }

    double mean(int b) {
      return sum[b] / weight[b];
    }

    double least() {
      if (sum[0] == weight[0]) {
        return (weight[0] + 1) / (weight[0] + 2);
      }
      double next = count > 1 ? mean(1) : 1;
      return sum[0] > 0 ? mean(0) : Math.min(1 / (weight[0] + 2), next);
    }

    double most() {
      int last = count - 1;
      if (sum[last] == 0) {
        return 1 / (weight[last] + 2);
      }
      double before = count > 1 ? mean(last - 1) : 0;
      return sum[last] < weight[last]
          ? mean(last)
          : Math.max((weight[last] + 1) / (weight[last] + 2), before);
    }
  }

  /** The fitted function itself, within [0, 1]. */
  public double raw(double score) {
    if (Double.isNaN(score)) {
      return Double.NaN;
    }
    int at = Arrays.binarySearch(knots, score);
    if (at >= 0) {
      return values[at];
    }
    int above = -at - 1;
    if (above == 0) {
      return values[0];
    }
    if (above == knots.length) {
      return values[above - 1];
    }
    double share = (score - knots[above - 1]) / (knots[above] - knots[above - 1]);
    double between = values[above - 1] + share * (values[above] - values[above - 1]);
    return Math.min(between, values[above]);
  }

  @Override
  public double probability(double score) {
    return Math.max(least, Math.min(most, raw(score)));
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public void write(Archive out) {
    out.put("rows", rows);
    out.put("knots", knots);
    out.put("values", values);
    out.put("limits", least, most);
  }

  /** Reads what {@link #write} stored. */
  public static Isotonic read(Archive in) {
    double[] limits = in.numbers("limits");
    return new Isotonic(
        in.integer("rows"), in.numbers("knots"), in.numbers("values"), limits[0], limits[1]);
  }
}
