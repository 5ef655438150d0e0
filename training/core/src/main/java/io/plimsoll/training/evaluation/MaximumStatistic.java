package io.plimsoll.training.evaluation;

/** The maximum statistic of {@link ModelConfidenceSet}. */
final class MaximumStatistic implements ModelConfidenceSet.Statistic {
  private final double[] means;
  private final double[][] resampled;

  /** Of mean losses and their centred resamples, {@code [replication][model]}. */
  MaximumStatistic(double[] means, double[][] resampled) {
    this.means = means;
    this.resampled = resampled;
  }

  @Override
  public ModelConfidenceSet.Step step(int[] left) {
    int m = left.length;
    double[][] deviations = new double[resampled.length][];
    double[] error = new double[m];
    for (int r = 0; r < resampled.length; r++) {
      deviations[r] = deviations(resampled[r], left);
      for (int a = 0; a < m; a++) {
        error[a] += deviations[r][a] * deviations[r][a];
      }
    }
    double[] actual = deviations(means, left);
    int worst = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < m; a++) {
      error[a] = Math.sqrt(error[a] / resampled.length);
      double t = ModelConfidenceSet.ratio(actual[a], error[a]);
      if (t > largest) {
        largest = t;
        worst = a;
      }
    }
    int beyond = 0;
    for (double[] draw : deviations) {
      double maximum = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < m; a++) {
        maximum = Math.max(maximum, ModelConfidenceSet.ratio(draw[a], error[a]));
      }
      beyond += maximum >= largest ? 1 : 0;
    }
    return new ModelConfidenceSet.Step(worst, beyond / (double) resampled.length);
  }

  /** From the first one on, so that models that never differ deviate by exactly nothing. */
  private static double[] deviations(double[] of, int[] left) {
    double first = of[left[0]];
    double mean = 0;
    double[] deviations = new double[left.length];
    for (int a = 0; a < left.length; a++) {
      deviations[a] = of[left[a]] - first;
      mean += deviations[a] / left.length;
    }
    for (int a = 0; a < left.length; a++) {
      deviations[a] -= mean;
    }
    return deviations;
  }
}
