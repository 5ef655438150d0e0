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
    int n = rows.score().length;
    int[] start = new int[n];
    double[] weight = new double[n];
    double[] sum = new double[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      start[blocks] = i;
      weight[blocks] = rows.weight()[i];
      sum[blocks] = rows.positives()[i];
      blocks++;
      // counts are whole numbers, so this comparison of means is exact
      while (blocks > 1
          && sum[blocks - 2] * weight[blocks - 1] >= sum[blocks - 1] * weight[blocks - 2]) {
        blocks--;
        weight[blocks - 1] += weight[blocks];
        sum[blocks - 1] += sum[blocks];
      }
    }
    double[] knots = new double[2 * blocks];
    double[] values = new double[2 * blocks];
    int count = 0;
    for (int b = 0; b < blocks; b++) {
      double first = rows.score()[start[b]];
      double last = rows.score()[(b + 1 < blocks ? start[b + 1] : n) - 1];
      for (double knot : first == last ? new double[] {first} : new double[] {first, last}) {
        knots[count] = knot;
        values[count++] = sum[b] / weight[b];
      }
    }
    double second = blocks > 1 ? sum[1] / weight[1] : 1;
    double before = blocks > 1 ? sum[blocks - 2] / weight[blocks - 2] : 0;
    double laplaceLow = 1 / (weight[0] + 2);
    double laplaceHigh = (weight[blocks - 1] + 1) / (weight[blocks - 1] + 2);
    double least = sum[0] > 0 ? sum[0] / weight[0] : Math.min(laplaceLow, second);
    double most =
        sum[blocks - 1] < weight[blocks - 1]
            ? sum[blocks - 1] / weight[blocks - 1]
            : Math.max(laplaceHigh, before);
    return new Isotonic(
        rows.rows(),
        Arrays.copyOf(knots, count),
        Arrays.copyOf(values, count),
        Math.min(least, laplaceHigh),
        Math.max(most, laplaceLow));
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
