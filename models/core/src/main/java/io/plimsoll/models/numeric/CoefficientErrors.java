package io.plimsoll.models.numeric;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far the coefficients of a least-squares fit may be off: covariance matrices, ordinary and
 * robust to unequal and autocorrelated errors.
 *
 * <p>With {@code z = √w·(1, x)} and {@code u = √w·(y − a − xb)}: ordinary {@code s²·(Z'Z)⁻¹};
 * robust {@code (Z'Z)⁻¹·S·(Z'Z)⁻¹} with {@code S = Σ_t u_t²·z_t·z_t' + Σ_{l≤L} (1 − l/(L+1))·Σ_t
 * u_t·u_{t−l}·(z_t·z_{t−l}' + z_{t−l}·z_t')}, without a small-sample factor. {@code L = 0} is
 * White's matrix (HC0). Rows must be in the order of time.
 *
 * <p>Entry 0 is the intercept. A column that the fit dropped has NaN. <b>Cost</b>: {@code n·p²·L}.
 *
 * <p><b>Reference</b>: White (1980), A heteroskedasticity-consistent covariance matrix estimator,
 * Econometrica 48; Newey and West (1987), A simple, positive semi-definite, heteroskedasticity and
 * autocorrelation consistent covariance matrix, Econometrica 55.
 */
public final class CoefficientErrors {
  private final int columns;
  private final int[] kept;
  private final double[] mean;
  private final double[] scale;
  private final double[][] z;
  private final double[] u;
  private final double residualVariance;
  private final double[][] inverse;

  /**
   * The errors of a fit without ridge.
   *
   * @param x what was fitted, {@code x[i]} is one observation
   * @param weights those of the fit; ones where it had none
   */
  public CoefficientErrors(double[][] x, double[] y, double[] weights, LeastSquares.Fit fit) {
    columns = fit.coefficients().length;
    kept = kept(fit.coefficients());
    residualVariance = fit.residualVariance();
    mean = new double[kept.length];
    scale = new double[kept.length];
    for (int k = 0; k < kept.length; k++) {
      moments(x, k);
    }
    z = new double[y.length][kept.length + 1];
    u = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double root = Math.sqrt(Checks.positive(weights[i], "weight"));
      double fitted = fit.intercept();
      z[i][0] = root;
      for (int k = 0; k < kept.length; k++) {
        double value = x[i][kept[k]];
        z[i][k + 1] = root * (value - mean[k]) / scale[k];
        fitted += fit.coefficients()[kept[k]] * value;
      }
      u[i] = root * (y[i] - fitted);
    }
    inverse = inverse();
  }

  private static int[] kept(double[] coefficients) {
    return IntStream.range(0, coefficients.length).filter(j -> coefficients[j] != 0).toArray();
  }

  /** Centring and scaling keep the cross products far from singular; undone in {@link #undo}. */
  private void moments(double[][] x, int k) {
    double sum = 0;
    for (double[] row : x) {
      sum += row[kept[k]];
    }
    mean[k] = sum / x.length;
    double squares = 0;
    for (double[] row : x) {
      squares += (row[kept[k]] - mean[k]) * (row[kept[k]] - mean[k]);
    }
    scale[k] = Math.sqrt(squares / x.length);
  }

  private double[][] inverse() {
    int q = kept.length + 1;
    double[][] cross = new double[q][q];
    for (double[] row : z) {
      addProduct(cross, row, row, 1);
    }
    double[][] columnsOfInverse = new double[q][];
    for (int j = 0; j < q; j++) {
      double[][] copy = new double[q][];
      for (int i = 0; i < q; i++) {
        copy[i] = cross[i].clone();
      }
      double[] unit = new double[q];
      unit[j] = 1;
      columnsOfInverse[j] = Cholesky.solve(copy, unit);
    }
    return columnsOfInverse;
  }

  private static void addProduct(double[][] onto, double[] a, double[] b, double factor) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        onto[i][j] += factor * a[i] * b[j];
      }
    }
  }

  /** The covariance under equal, uncorrelated errors. */
  public double[][] ordinary() {
    int q = inverse.length;
    double[][] covariance = new double[q][q];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        covariance[i][j] = residualVariance * inverse[i][j];
      }
    }
    return undo(covariance);
  }

  /**
   * The covariance that allows for unequal errors, correlated over {@code lag} rows, with Bartlett
   * weights.
   */
  public double[][] neweyWest(int lag) {
    Checks.notNegative(lag, "lag");
    int q = inverse.length;
    double[][] middle = new double[q][q];
    for (int t = 0; t < z.length; t++) {
      addProduct(middle, z[t], z[t], u[t] * u[t]);
    }
    for (int l = 1; l <= Math.min(lag, z.length - 1); l++) {
      double weight = 1 - l / (lag + 1.0);
      for (int t = l; t < z.length; t++) {
        double product = weight * u[t] * u[t - l];
        addProduct(middle, z[t], z[t - l], product);
        addProduct(middle, z[t - l], z[t], product);
      }
    }
    return undo(product(product(inverse, middle), inverse));
  }

  private static double[][] product(double[][] a, double[][] b) {
    int q = a.length;
    double[][] c = new double[q][b[0].length];
    for (int i = 0; i < q; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < c[i].length; j++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  /** From the centred and scaled columns back to those of the fit. */
  private double[][] undo(double[][] covariance) {
    int q = kept.length + 1;
    double[][] back = new double[q][q];
    double[][] transposed = new double[q][q];
    back[0][0] = 1;
    for (int k = 0; k < kept.length; k++) {
      back[0][k + 1] = -mean[k] / scale[k];
      back[k + 1][k + 1] = 1 / scale[k];
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        transposed[j][i] = back[i][j];
      }
    }
    double[][] small = product(product(back, covariance), transposed);
    double[][] full = new double[columns + 1][columns + 1];
    for (double[] row : full) {
      Arrays.fill(row, Double.NaN);
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        full[i == 0 ? 0 : kept[i - 1] + 1][j == 0 ? 0 : kept[j - 1] + 1] = small[i][j];
      }
    }
    return full;
  }

  /** The roots of the diagonal of a covariance. */
  public static double[] standardErrors(double[][] covariance) {
    double[] errors = new double[covariance.length];
    for (int j = 0; j < errors.length; j++) {
      errors[j] = Math.sqrt(covariance[j][j]);
    }
    return errors;
  }
}
