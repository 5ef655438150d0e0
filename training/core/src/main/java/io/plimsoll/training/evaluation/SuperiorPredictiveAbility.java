package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * Whether the best of many models is better than a benchmark by more than the search for it
 * explains: {@code T = max(0, maxₖ d̄ₖ/ωₖ)} with {@code dₖ = loss of the benchmark − loss of model
 * k}, against its distribution over resamples of the stationary bootstrap.
 *
 * <p>The three p-values differ in which models are taken to be as good as the benchmark under the
 * hypothesis: all (upper), those not worse by more than {@code ωₖ√(2 ln ln n/n)} (consistent),
 * those not worse at all (lower). Without studentising, the upper p-value is White's reality check.
 * Where no model is better, all are 1.
 *
 * <p><b>Reference</b>: Hansen (2005), A test for superior predictive ability, JBES 23; White
 * (2000), A reality check for data snooping, Econometrica 68.
 *
 * @param statistic √n·T; zero where no model is better than the benchmark
 * @param lower the liberal p-value
 * @param consistent the one to read
 * @param upper the conservative one
 * @param best the model that attains the statistic
 */
public record SuperiorPredictiveAbility(
    double statistic, double lower, double consistent, double upper, int best) {
  private static final int LEAST = 3;

  /** Whether each model's mean difference is divided by its standard error. */
  public enum Scale {
    /** Hansen's test. */
    STUDENTISED,
    /** White's, in the unit of the loss: models with noisy losses dominate it. */
    RAW
  }

  /**
   * Hansen's test with 5,000 replications and the longest of the optimal block lengths of the
   * differences.
   */
  public static SuperiorPredictiveAbility test(double[] benchmark, double[][] losses, long seed) {
    double longest = 1;
    for (double[] model : losses) {
      double length = OptimalBlockLength.stationary(Samples.difference(benchmark, model));
      longest = length > longest ? length : longest;
    }
    return test(
        benchmark, losses, Scale.STUDENTISED, ModelConfidenceSet.REPLICATIONS, longest, seed);
  }

  /**
   * The test.
   *
   * @param losses {@code [model][time]}, without the benchmark; at least three times
   * @param meanBlockLength from 1
   */
  public static SuperiorPredictiveAbility test(
      double[] benchmark,
      double[][] losses,
      Scale scale,
      int replications,
      double meanBlockLength,
      long seed) {
    Checks.positive(losses.length, "models");
    int n = benchmark.length;
    if (n < LEAST) {
      throw new IllegalArgumentException("expected at least " + LEAST + " times, had " + n);
    }
    double[][] differences = new double[losses.length][];
    Arrays.setAll(differences, k -> Samples.difference(benchmark, losses[k]));
    double[][] resampled =
        StationaryBootstrap.centredMeans(differences, replications, meanBlockLength, seed);
    double[] means = Arrays.stream(differences).mapToDouble(Samples::mean).toArray();
    double[] errors = errors(resampled, losses.length);
    double[] divisors = errors;
    if (scale == Scale.RAW) {
      divisors = new double[errors.length];
      Arrays.fill(divisors, 1);
    }
    int best = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < means.length; k++) {
      double t = ModelConfidenceSet.ratio(means[k], divisors[k]);
      if (t > largest) {
        largest = t;
        best = k;
      }
    }
    double[][] shifts = shifts(means, errors, n);
    double[] p = new double[shifts.length];
    for (int rule = 0; rule < p.length; rule++) {
      p[rule] = pValue(Math.max(0, largest), resampled, shifts[rule], divisors);
    }
    double statistic = Math.max(0, largest) * (scale == Scale.RAW ? Math.sqrt(n) : 1);
    return new SuperiorPredictiveAbility(statistic, p[0], p[1], p[2], best);
  }

  /** The standard error of each mean, from its resamples. */
  private static double[] errors(double[][] resampled, int models) {
    double[] errors = new double[models];
    for (double[] draw : resampled) {
      for (int k = 0; k < models; k++) {
        errors[k] += draw[k] * draw[k];
      }
    }
    for (int k = 0; k < models; k++) {
      errors[k] = Math.sqrt(errors[k] / resampled.length);
    }
    return errors;
  }

  /** What is added to the centred resamples of each model: its mean where it is left out. */
  private static double[][] shifts(double[] means, double[] errors, int n) {
    double bound = Math.sqrt(2 * StrictMath.log(StrictMath.log(n)));
    double[][] shifts = new double[3][means.length];
    for (int k = 0; k < means.length; k++) {
      shifts[0][k] = Math.min(0, means[k]);
      shifts[1][k] = means[k] >= -bound * errors[k] ? 0 : means[k];
    }
    return shifts;
  }

  private static double pValue(
      double statistic, double[][] resampled, double[] shifts, double[] divisors) {
    int beyond = 0;
    for (double[] draw : resampled) {
      double largest = 0;
      for (int k = 0; k < draw.length; k++) {
        largest = Math.max(largest, ModelConfidenceSet.ratio(draw[k] + shifts[k], divisors[k]));
      }
      beyond += largest >= statistic ? 1 : 0;
    }
    return beyond / (double) resampled.length;
  }
}
