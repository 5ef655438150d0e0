package io.plimsoll.training.evaluation;

/** The range statistic of {@link ModelConfidenceSet}. */
final class RangeStatistic implements ModelConfidenceSet.Statistic {
  private final double[][] t;
  private final double[][] error;
  private final double[][] resampled;

  /**
   * Of mean losses and their centred resamples, {@code [replication][model]}.
   *
   * <p>Standard errors of pairs do not depend on which models are left.
   */
  RangeStatistic(double[] means, double[][] resampled) {
    int models = means.length;
    this.resampled = resampled;
    error = new double[models][models];
    t = new double[models][models];
    for (double[] draw : resampled) {
      for (int i = 0; i < models; i++) {
        for (int j = 0; j < i; j++) {
          double difference = draw[i] - draw[j];
          error[i][j] += difference * difference;
        }
      }
    }
    for (int i = 0; i < models; i++) {
      for (int j = 0; j < i; j++) {
        error[i][j] = Math.sqrt(error[i][j] / resampled.length);
        error[j][i] = error[i][j];
        t[i][j] = ModelConfidenceSet.ratio(means[i] - means[j], error[i][j]);
        t[j][i] = -t[i][j];
      }
    }
  }

  @Override
  public ModelConfidenceSet.Step step(int[] left) {
    int worst = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < left.length; a++) {
      for (int b = 0; b < left.length; b++) {
        if (a != b && t[left[a]][left[b]] > largest) {
          largest = t[left[a]][left[b]];
          worst = a;
        }
      }
    }
    double[][] inverse = inverseErrors(left);
    double[] draws = new double[left.length];
    int beyond = 0;
    for (double[] draw : resampled) {
      for (int a = 0; a < draws.length; a++) {
        draws[a] = draw[left[a]];
      }
      beyond += range(draws, inverse) >= largest ? 1 : 0;
    }
    return new ModelConfidenceSet.Step(worst, beyond / (double) resampled.length);
  }

  private double[][] inverseErrors(int[] left) {
    double[][] inverse = new double[left.length][left.length];
    for (int a = 0; a < left.length; a++) {
      for (int b = 0; b < a; b++) {
        double e = error[left[a]][left[b]];
        inverse[a][b] = e > 0 ? 1 / e : 0;
      }
    }
    return inverse;
  }

  private static double range(double[] draws, double[][] inverse) {
    double range = 0;
    for (int a = 1; a < draws.length; a++) {
      for (int b = 0; b < a; b++) {
        range = Math.max(range, Math.abs(draws[a] - draws[b]) * inverse[a][b]);
      }
    }
    return range;
  }
}
