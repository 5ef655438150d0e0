package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * The models among which the best one is, with a confidence: models are thrown out one by one, the
 * worst first, as long as the hypothesis that those left are equally good is rejected.
 *
 * <p>Range statistic {@code T_R = max |d̄ᵢⱼ|/se(d̄ᵢⱼ)}, out goes the model with the largest {@code
 * d̄ᵢⱼ/se}; maximum statistic {@code T_max = max d̄ᵢ·/se(d̄ᵢ·)} against the mean of those left, out
 * goes the one that attains it. Standard errors and distributions come from the same resamples of
 * the stationary bootstrap. A model's p-value is the largest p-value up to the step that throws it
 * out; the set of confidence 1 − α holds those with {@code p ≥ α}, the last model having p = 1.
 *
 * <p><b>Cost</b> replications·(n·models + models³). The same seed gives the same bits.
 *
 * <p><b>Reference</b>: Hansen, Lunde and Nason (2011), The model confidence set, Econometrica 79.
 *
 * @param rangeP p-value of each model by the range statistic
 * @param maximumP p-value of each model by the maximum statistic
 * @param meanLoss of each model
 * @param meanBlockLength of the bootstrap
 * @param replications of the bootstrap
 */
@SuppressWarnings("ArrayRecordComponent")
public record ModelConfidenceSet(
    double[] rangeP,
    double[] maximumP,
    double[] meanLoss,
    double meanBlockLength,
    int replications) {
  /** How many replications the headline uses. */
  public static final int REPLICATIONS = 5000;

  /**
   * The set with 5,000 replications and the longest of the optimal block lengths of each model's
   * loss less the mean loss of all.
   */
  public static ModelConfidenceSet of(double[][] losses, long seed) {
    return of(losses, REPLICATIONS, blockLength(losses), seed);
  }

  /**
   * The set.
   *
   * @param losses {@code [model][time]}, finite
   * @param meanBlockLength from 1
   */
  public static ModelConfidenceSet of(
      double[][] losses, int replications, double meanBlockLength, long seed) {
    Checks.positive(losses.length, "models");
    double[][] resampled =
        StationaryBootstrap.centredMeans(losses, replications, meanBlockLength, seed);
    double[] means = Arrays.stream(losses).mapToDouble(Samples::mean).toArray();
    return new ModelConfidenceSet(
        eliminate(means, new RangeStatistic(means, resampled)),
        eliminate(means, new MaximumStatistic(means, resampled)),
        means,
        meanBlockLength,
        replications);
  }

  /** Whether each model is in the set of a confidence, for example 0.9, by the range statistic. */
  public boolean[] byRange(double confidence) {
    return members(rangeP, confidence);
  }

  /** Whether each model is in the set of a confidence by the maximum statistic. */
  public boolean[] byMaximum(double confidence) {
    return members(maximumP, confidence);
  }

  /** The mean block length that {@link #of(double[][], long)} takes; at least 1. */
  public static double blockLength(double[][] losses) {
    Checks.positive(losses.length, "models");
    int n = losses[0].length;
    double[] average = new double[n];
    for (double[] model : losses) {
      Samples.sameLength(n, model.length);
      for (int t = 0; t < n; t++) {
        average[t] += model[t] / losses.length;
      }
    }
    double longest = 1;
    for (double[] model : losses) {
      double length = OptimalBlockLength.stationary(Samples.difference(model, average));
      longest = length > longest ? length : longest;
    }
    return longest;
  }

  /** One of the two statistics over the models that are left. */
  interface Statistic {
    /** Takes the step: which of the models left is the worst, and the p-value of their equality. */
    Step step(int[] left);
  }

  /**
   * A step.
   *
   * @param worst position among the models left
   */
  record Step(int worst, double pValue) {}

  /** Zero over zero is zero: models that never differ are equally good. */
  static double ratio(double difference, double error) {
    if (error > 0) {
      return difference / error;
    }
    return difference == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, difference);
  }

  private static double[] eliminate(double[] means, Statistic statistic) {
    double[] p = new double[means.length];
    int[] left = new int[means.length];
    Arrays.setAll(left, i -> i);
    double largest = 0;
    while (left.length > 1) {
      Step step = statistic.step(left);
      largest = Math.max(largest, step.pValue());
      p[left[step.worst()]] = largest;
      int[] rest = new int[left.length - 1];
      for (int i = 0, k = 0; i < left.length; i++) {
        if (i != step.worst()) {
          rest[k++] = left[i];
        }
      }
      left = rest;
    }
    p[left[0]] = 1;
    return p;
  }

  private static boolean[] members(double[] p, double confidence) {
    Checks.inOpenRange(confidence, 0, 1, "confidence");
    boolean[] members = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      // 1 − 0.9 is a little less than 0.1: a p-value of just 0.1 stays in.
      members[i] = p[i] >= 1 - confidence;
    }
    return members;
  }
}
