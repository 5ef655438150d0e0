package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The expected calibration error over bins of equally many forecasts, how uncertain it is, and what
 * it would be if the forecasts were right.
 *
 * <p>The error of a finite sample is above zero even for perfect probabilities, and resampling adds
 * to it, so {@link #value} is to be read against {@link #ifCalibrated}, and the interval is one of
 * the sampling noise around the value, not a test of zero.
 *
 * <p><b>Range</b> [0, 1]. <b>Cost</b> n·ln n + replications·n.
 *
 * <p><b>Reference</b>: Naeini, Cooper and Hauskrecht (2015), AAAI; percentile interval of Efron
 * (1979), Annals of Statistics 7, with blocks of Politis and Romano (1994); Bröcker and Smith
 * (2007), Weather and Forecasting 22, consistency resampling.
 *
 * @param value Σ nᵦ/n·|p̄ᵦ − ȳᵦ|, that of {@link ReliabilityCurve#quantileBins}
 * @param lower 2.5 % quantile of the bootstrap
 * @param upper 97.5 % quantile of the bootstrap
 * @param ifCalibrated mean error where outcomes are drawn from the probabilities themselves,
 *     independently
 */
public record CalibrationError(double value, double lower, double upper, double ifCalibrated) {
  /** How many bins are usual. */
  public static final int BINS = 15;

  /**
   * The error with its interval; all NaN of nothing.
   *
   * @param probabilities in [0, 1], in order of time
   * @param meanBlockLength from 1; outcomes whose horizons overlap need at least the horizon
   */
  public static CalibrationError of(
      boolean[] outcomes,
      double[] probabilities,
      int bins,
      int replications,
      double meanBlockLength,
      long seed) {
    Checks.positive(replications, "replications");
    Checks.positive(bins, "bins");
    Samples.sameLength(outcomes.length, probabilities.length);
    if (outcomes.length == 0) {
      return new CalibrationError(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    Sorted sorted = Sorted.of(outcomes, probabilities);
    int[] once = new int[outcomes.length];
    Arrays.fill(once, 1);
    double[] resampled = sorted.resampledErrors(bins, replications, meanBlockLength, seed);
    return new CalibrationError(
        sorted.error(sorted.outcomes, once, bins),
        Quantiles.of(resampled, 0.025),
        Quantiles.of(resampled, 0.975),
        sorted.meanErrorOfDraws(bins, replications, ~seed));
  }

  /** The forecasts from the lowest up, so that a resample need not be sorted again. */
  private record Sorted(double[] p, boolean[] outcomes, int[] rank) {
    static Sorted of(boolean[] outcomes, double[] probabilities) {
      int[] falling = Ranking.descending(probabilities);
      int n = falling.length;
      double[] p = new double[n];
      boolean[] sorted = new boolean[n];
      int[] rank = new int[n];
      for (int i = 0; i < n; i++) {
        int position = falling[n - 1 - i];
        p[i] = Checks.inRange(probabilities[position], 0, 1, "probability " + position);
        sorted[i] = outcomes[position];
        rank[position] = i;
      }
      return new Sorted(p, sorted, rank);
    }

    double[] resampledErrors(int bins, int replications, double meanBlockLength, long seed) {
      StationaryBootstrap bootstrap = new StationaryBootstrap(p.length, meanBlockLength, seed);
      int[] positions = new int[p.length];
      int[] weights = new int[p.length];
      double[] errors = new double[replications];
      for (int r = 0; r < replications; r++) {
        bootstrap.next(positions);
        Arrays.fill(weights, 0);
        for (int position : positions) {
          weights[rank[position]]++;
        }
        errors[r] = error(outcomes, weights, bins);
      }
      return errors;
    }

    double meanErrorOfDraws(int bins, int replications, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] once = new int[p.length];
      Arrays.fill(once, 1);
      boolean[] drawn = new boolean[p.length];
      double sum = 0;
      for (int r = 0; r < replications; r++) {
        for (int i = 0; i < p.length; i++) {
          drawn[i] = random.nextDouble() < p[i];
        }
        sum += error(drawn, once, bins);
      }
      return sum / replications;
    }

    /** The error of a sample that holds each forecast so many times. */
    double error(boolean[] outcomes, int[] weights, int bins) {
      int n = p.length; // weights sum to it
      double error = 0;
      double forecasts = 0;
      int hits = 0;
      int done = 0;
      int bin = 1;
      for (int i = 0; i < n; i++) {
        forecasts += weights[i] * p[i];
        hits += outcomes[i] ? weights[i] : 0;
        done += weights[i];
        boolean tied = i + 1 < n && p[i + 1] == p[i];
        if (!tied && done >= (long) bin * n / bins) {
          error += Math.abs(forecasts - hits);
          forecasts = 0;
          hits = 0;
          while (bin < bins && (long) bin * n / bins <= done) {
            bin++;
          }
        }
      }
      return (error + Math.abs(forecasts - hits)) / n;
    }
  }
}
