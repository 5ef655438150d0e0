package io.plimsoll.features.correlation;

import java.util.Arrays;

/** What a correlation matrix with fading weights says, from all returns and by the definitions. */
final class MatrixTwin {
  private final double[][] returns;
  private final double decay;
  private final int warmUp;

  /** Of {@code returns[instrument][slot]}, NaN where there is none yet. */
  MatrixTwin(double[][] returns, double decay, int warmUp) {
    this.returns = returns;
    this.decay = decay;
    this.warmUp = warmUp;
  }

  /** The standard deviations after some slots; 0 of an instrument that does not count. */
  private double[] deviations(int slots) {
    double[] deviations = new double[returns.length];
    for (int i = 0; i < deviations.length; i++) {
      double variance = 0;
      int seen = 0;
      for (int s = 0; s < slots; s++) {
        variance += weight(slots, s) * known(i, s) * known(i, s);
        seen += Double.isNaN(returns[i][s]) ? 0 : 1;
      }
      deviations[i] = seen >= warmUp && variance > 1e-30 ? Math.sqrt(variance) : 0;
    }
    return deviations;
  }

  /** Weights that add up to 1. */
  private double weight(int slots, int s) {
    return (1 - decay) * Math.pow(decay, slots - 1 - s) / (1 - Math.pow(decay, slots));
  }

  private double known(int i, int s) {
    return Double.isNaN(returns[i][s]) ? 0 : returns[i][s];
  }

  double[][] correlations(int slots) {
    double[] deviations = deviations(slots);
    int n = returns.length;
    double[][] rho = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (deviations[i] > 0 && deviations[j] > 0) {
          for (int s = 0; s < slots; s++) {
            rho[i][j] += weight(slots, s) * known(i, s) * known(j, s);
          }
          rho[i][j] /= deviations[i] * deviations[j];
        }
      }
    }
    return rho;
  }

  private int counting(int slots) {
    return (int) Arrays.stream(deviations(slots)).filter(d -> d > 0).count();
  }

  double averageCorrelation(int slots) {
    double[][] rho = correlations(slots);
    double m = counting(slots);
    double sum = 0;
    for (int i = 0; i < rho.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += rho[i][j];
      }
    }
    return m < 2 ? Double.NaN : sum / (m * (m - 1) / 2);
  }

  double absorptionRatio(int slots, int factors) {
    double[][] rho = correlations(slots);
    double sum = 0;
    for (int k = 0; k < Math.min(factors, rho.length); k++) {
      sum += eigenvalue(rho, k);
    }
    return counting(slots) == 0 ? Double.NaN : sum / counting(slots);
  }

  double shrinkage(int slots) {
    int m = counting(slots);
    double norm = 0;
    for (double[] row : correlations(slots)) {
      norm += Arrays.stream(row).map(r -> r * r).sum();
    }
    double noise = 0;
    for (int s = 0; s < slots; s++) {
      double[] then = deviations(s + 1);
      double length = 0;
      for (int i = 0; i < then.length; i++) {
        length += then[i] > 0 ? Math.pow(known(i, s) / then[i], 2) : 0;
      }
      noise += Math.pow(weight(slots, s), 2) * (length * length - norm);
    }
    if (m == 0) {
      return Double.NaN;
    }
    return norm - m > 1e-12 * m ? Math.clamp(noise / (norm - m), 0.0, 1.0) : 1;
  }

  double turbulence(int slots) {
    int m = slots < 2 ? 0 : counting(slots - 1);
    if (m == 0) {
      return Double.NaN;
    }
    double[][] rho = correlations(slots - 1);
    double[] deviations = deviations(slots - 1);
    double shrinkage = shrinkage(slots - 1);
    int n = rho.length;
    double[] z = new double[n];
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      z[i] = deviations[i] > 0 ? known(i, slots - 1) / deviations[i] : 0;
      for (int j = 0; j < n; j++) {
        a[i][j] = i == j ? 1 : (1 - shrinkage) * rho[i][j];
      }
      a[i][n] = z[i];
    }
    double[] solved = solve(a);
    double form = 0;
    for (int i = 0; i < n; i++) {
      form += z[i] * solved[i];
    }
    return form / m;
  }

  /** Gauss and Jordan, on a matrix with the right side as its last column. */
  private static double[] solve(double[][] a) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double f = i == k ? 0 : a[i][k] / a[k][k];
        for (int j = 0; j <= n; j++) {
          a[i][j] -= f * a[k][j];
        }
      }
    }
    double[] solved = new double[n];
    Arrays.setAll(solved, i -> a[i][n] / a[i][i]);
    return solved;
  }

  /**
   * The k-th largest eigenvalue of a symmetric matrix, k from 0, by halving: as many are above x as
   * A − xI has positive pivots (Sylvester's law of inertia). No row sum of magnitudes is less than
   * the largest.
   */
  private static double eigenvalue(double[][] symmetric, int k) {
    double high = 0;
    for (double[] row : symmetric) {
      high = Math.max(high, Arrays.stream(row).map(Math::abs).sum());
    }
    double low = -high;
    for (int step = 0; step < 64; step++) {
      double x = (low + high) / 2;
      if (above(symmetric, x) > k) {
        low = x;
      } else {
        high = x;
      }
    }
    return high;
  }

  /** How many eigenvalues are above x: pivots of plain elimination, of which none is 0. */
  private static int above(double[][] symmetric, double x) {
    int n = symmetric.length;
    double[][] a = new double[n][];
    Arrays.setAll(a, i -> symmetric[i].clone());
    int above = 0;
    for (int k = 0; k < n; k++) {
      double pivot = a[k][k] - x == 0 ? -1e-300 : a[k][k] - x;
      above += pivot > 0 ? 1 : 0;
      for (int i = k + 1; i < n; i++) {
        double f = a[i][k] / pivot;
        for (int j = k + 1; j < n; j++) {
          a[i][j] -= f * a[k][j];
        }
      }
    }
    return above;
  }
}
