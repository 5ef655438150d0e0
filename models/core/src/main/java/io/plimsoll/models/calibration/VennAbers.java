package io.plimsoll.models.calibration;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.bundle.Archive;
import java.util.Arrays;

/**
 * Inductive Venn–Abers prediction: isotonic regression with the new row added once as negative and
 * once as positive gives {@code p₀ ≤ p₁} at its score; one of the two is calibrated whatever the
 * distribution. {@link #probability} merges them to {@code p₁/(1 − p₀ + p₁)}, which has the least
 * worst regret in log loss.
 *
 * <p>Since {@code p₀ < 1} and {@code p₁ > 0} (the added row is in its own block), the merged
 * probability is never 0 or 1. Both functions are constant between neighbouring scores and are
 * tabulated when it is fitted: {@code p₁} on {@code (s_(i−1), s_i]}, {@code p₀} on {@code [s_i,
 * s_(i+1))}.
 *
 * <p><b>Cost</b>: fitting {@code n log n} for the sort, then the number of blocks pooled by each
 * added row; predicting one binary search. <b>Reference</b>: Vovk, Petej and Fedorova, 2015,
 * Large-scale probabilistic predictors with and without guarantees of validity, NIPS 28.
 */
public final class VennAbers implements ProbabilityCalibrator {
  /** The name of this shape in archives. */
  public static final String FORMAT = "venn-abers";

  private final int rows;
  private final double[] scores;
  private final double[] negative;
  private final double[] positive;

  private VennAbers(int rows, double[] scores, double[] negative, double[] positive) {
    this.rows = rows;
    this.scores = scores;
    this.negative = negative;
    this.positive = positive;
    if (negative.length != scores.length || positive.length != scores.length) {
      throw new IllegalArgumentException(
          "expected "
              + scores.length
              + " probabilities, had "
              + negative.length
              + " and "
              + positive.length);
    }
    for (int i = 0; i < scores.length; i++) {
      Checks.finite(scores[i], "score");
      Checks.inRange(negative[i], 0, Math.nextDown(1.0), "p0");
      Checks.inRange(positive[i], Double.MIN_VALUE, 1, "p1");
    }
  }

  /** Fits; throws INVALID_INPUT where there are no rows. */
  public static VennAbers fit(double[] score, boolean[] outcome) {
    Labelled rows = Labelled.of(score, outcome);
    int n = rows.score().length;
    Pools left = Pools.fromLeft(rows);
    Pools right = Pools.fromRight(rows);
    double[] negative = new double[n];
    double[] positive = new double[n];
    for (int i = 0; i < n; i++) {
      negative[i] = added(0, left, i, right, i + 1);
      positive[i] = added(1, left, i - 1, right, i);
    }
    return new VennAbers(rows.rows(), rows.score(), negative, positive);
  }

  /** The mean of the block of a row that is added between block {@code l} and block {@code r}. */
  private static double added(double label, Pools left, int l, Pools right, int r) {
    double sum = label;
    double weight = 1;
    int below = l;
    int above = r;
    boolean pooled = true;
    while (pooled) {
      pooled = false;
      if (above < right.sum.length && sum * right.weight[above] > right.sum[above] * weight) {
        sum += right.sum[above];
        weight += right.weight[above];
        above = right.next[above];
        pooled = true;
      }
      if (below >= 0 && left.sum[below] * weight > sum * left.weight[below]) {
        sum += left.sum[below];
        weight += left.weight[below];
        below = left.next[below];
        pooled = true;
      }
    }
    return sum / weight;
  }

  /**
   * Pools of the rows on one side of each position: the pool that ends (or starts) at a position,
   * and the position of the pool after it.
   */
  private static final class Pools {
    private final double[] sum;
    private final double[] weight;
    private final int[] next;

    private Pools(Labelled rows) {
      sum = rows.positives().clone();
      weight = rows.weight().clone();
      next = new int[sum.length];
    }

    static Pools fromLeft(Labelled rows) {
      Pools pools = new Pools(rows);
      for (int i = 0; i < pools.sum.length; i++) {
        int before = i - 1;
        while (before >= 0
            && pools.sum[before] * pools.weight[i] >= pools.sum[i] * pools.weight[before]) {
          before = pools.absorb(i, before);
        }
        pools.next[i] = before;
      }
      return pools;
    }

    static Pools fromRight(Labelled rows) {
      Pools pools = new Pools(rows);
      for (int i = pools.sum.length - 1; i >= 0; i--) {
        int after = i + 1;
        while (after < pools.sum.length
            && pools.sum[i] * pools.weight[after] >= pools.sum[after] * pools.weight[i]) {
          after = pools.absorb(i, after);
        }
        pools.next[i] = after;
      }
      return pools;
    }

    private int absorb(int i, int other) {
      sum[i] += sum[other];
      weight[i] += weight[other];
      return next[other];
    }
  }

  /** The probability with the new row counted as negative; 0 below all scores. */
  public double negative(double score) {
    if (Double.isNaN(score)) {
      return Double.NaN;
    }
    int at = Arrays.binarySearch(scores, score + 0.0);
    int last = at >= 0 ? at : -at - 2;
    return last < 0 ? 0 : negative[last];
  }

  /** The probability with the new row counted as positive; 1 above all scores. */
  public double positive(double score) {
    if (Double.isNaN(score)) {
      return Double.NaN;
    }
    int at = Arrays.binarySearch(scores, score + 0.0);
    int first = at >= 0 ? at : -at - 1;
    return first == scores.length ? 1 : positive[first];
  }

  @Override
  public double probability(double score) {
    double p1 = positive(score);
    return p1 / (1 - negative(score) + p1);
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
    out.put("scores", scores);
    out.put("negative", negative);
    out.put("positive", positive);
  }

  /** Reads what {@link #write} stored. */
  public static VennAbers read(Archive in) {
    return new VennAbers(
        in.integer("rows"), in.numbers("scores"), in.numbers("negative"), in.numbers("positive"));
  }
}
