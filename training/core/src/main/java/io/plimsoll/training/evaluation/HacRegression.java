package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * Ordinary least squares with standard errors that hold under heteroskedasticity and
 * autocorrelation: {@code (X'X)⁻¹·Ŝ·(X'X)⁻¹} with {@code Ŝ = Γ₀ + Σ (1 − l/(L+1))·(Γₗ + Γₗ')},
 * {@code Γₗ = Σ xₜeₜeₜ₋ₗx'ₜ₋ₗ}; no correction for small samples.
 *
 * <p>An intercept is added as the first coefficient. Columns that depend on others are an error:
 * their coefficients have no standard error.
 *
 * <p><b>Reference</b>: Newey and West (1987), Econometrica 55; lag 0 is White (1980), Econometrica
 * 48.
 *
 * @param coefficients intercept first
 * @param covariance of the coefficients
 * @param rSquared in [0, 1]; NaN where y is constant
 */
@SuppressWarnings("ArrayRecordComponent")
public record HacRegression(double[] coefficients, double[][] covariance, double rSquared) {
  /**
   * The regression.
   *
   * @param columns one array a regressor, without the intercept
   * @param lags how many autocovariances enter, from 0
   */
  public static HacRegression fit(double[] y, int lags, double[]... columns) {
    Checks.notNegative(lags, "lags");
    Samples.allFinite(y, "y");
    double[][] x = withIntercept(y.length, columns);
    if (y.length <= x.length) {
      throw new IllegalArgumentException(
          "expected more than " + x.length + " observations, had " + y.length);
    }
    GramSchmidt basis = GramSchmidt.of(x);
    if (basis.rank() < x.length) {
      throw new IllegalArgumentException(
          "columns must be independent, " + basis.rank() + " of " + x.length + " were");
    }
    double[] coefficients = basis.coefficients(y, x.length);
    double[] residuals = residuals(y, x, coefficients);
    double[][] bread = basis.inverseCross();
    double[][] meat = crossProducts(scores(x, residuals), lags);
    return new HacRegression(
        coefficients, times(times(bread, meat), bread), rSquared(y, residuals));
  }

  /** The standard error of each coefficient. */
  public double[] standardErrors() {
    double[] errors = new double[coefficients.length];
    for (int j = 0; j < errors.length; j++) {
      errors[j] = Math.sqrt(covariance[j][j]);
    }
    return errors;
  }

  /**
   * The Wald test that the coefficients are these: {@code (b − b₀)'V⁻¹(b − b₀)}, chi-square with as
   * many degrees of freedom as coefficients.
   */
  public ChiSquareTest wald(double... hypothesis) {
    return ChiSquareTest.of(
        QuadraticForm.inverse(covariance, Samples.difference(coefficients, hypothesis)),
        hypothesis.length);
  }

  /** {@code Σ zₜz'ₜ} with the weighted products at lags added both ways; z is by column. */
  static double[][] crossProducts(double[][] z, int lags) {
    int p = z.length;
    int n = z[0].length;
    double[][] sum = new double[p][p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b <= a; b++) {
        double total = product(z[a], z[b], 0);
        for (int lag = 1; lag <= Math.min(lags, n - 1); lag++) {
          double both = product(z[a], z[b], lag) + product(z[b], z[a], lag);
          total += LongRunVariance.Kernel.BARTLETT.weight(lag, lags) * both;
        }
        sum[a][b] = total;
        sum[b][a] = total;
      }
    }
    return sum;
  }

  private static double product(double[] now, double[] before, int lag) {
    double sum = 0;
    for (int t = lag; t < now.length; t++) {
      sum += now[t] * before[t - lag];
    }
    return sum;
  }

  private static double[][] withIntercept(int n, double[][] columns) {
    double[][] x = new double[columns.length + 1][];
    x[0] = new double[n];
    Arrays.fill(x[0], 1);
    for (int j = 0; j < columns.length; j++) {
      Samples.sameLength(n, columns[j].length);
      Samples.allFinite(columns[j], "column " + j + " value");
      x[j + 1] = columns[j];
    }
    return x;
  }

  private static double[] residuals(double[] y, double[][] x, double[] coefficients) {
    double[] residuals = y.clone();
    for (int j = 0; j < x.length; j++) {
      for (int t = 0; t < y.length; t++) {
        residuals[t] -= coefficients[j] * x[j][t];
      }
    }
    return residuals;
  }

  private static double[][] scores(double[][] x, double[] residuals) {
    double[][] scores = new double[x.length][residuals.length];
    for (int j = 0; j < x.length; j++) {
      for (int t = 0; t < residuals.length; t++) {
        scores[j][t] = x[j][t] * residuals[t];
      }
    }
    return scores;
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  private static double rSquared(double[] y, double[] residuals) {
    double mean = Samples.mean(y);
    double total = 0;
    double rest = 0;
    for (int t = 0; t < y.length; t++) {
      total += (y[t] - mean) * (y[t] - mean);
      rest += residuals[t] * residuals[t];
    }
    return total > 0 ? 1 - rest / total : Double.NaN;
  }
}
