package io.plimsoll.training.tuning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A smooth function that is known at a few points, with how sure one can be elsewhere.
 *
 * <p>Covariance {@code k(r) = (1 + √5·r + 5r²/3)·exp(−√5·r)} (Matérn 5/2), {@code r² = Σ (Δx_j /
 * l_j)²}, plus noise on the diagonal; values are standardised. Length scales l_j and noise are
 * those of a grid that make the values most likely, found one coordinate at a time. <b>Cost</b>
 * n³/6 multiplications for each grid value tried; meant for a hundred points.
 *
 * <p><b>Reference</b>: Rasmussen, Williams (2006), Gaussian processes for machine learning, MIT
 * Press, algorithm 2.1 and eq. 4.17.
 */
final class GaussianProcess {
  private static final double[] LENGTHS = {0.1, 0.2, 0.4, 0.8, 1.6, 6.4};
  private static final double[] NOISES = {1e-6, 1e-4, 1e-2, 0.1, 0.4};
  private static final double START_LENGTH = 0.4;
  private static final double START_NOISE = 1e-2;
  private static final int SWEEPS = 2;
  private static final double ROOT_FIVE = Math.sqrt(5);

  private final double[][] x;
  private final double[] lengths;
  private final double centre;
  private final double scale;
  private final double[][] factor;
  private final double[] weights;

  /** What is known at a point: mean and standard deviation of the function, noise apart. */
  record Prediction(double mean, double deviation) {}

  private record Fitted(double logLikelihood, double[][] factor, double[] weights) {}

  private GaussianProcess(
      double[][] x, double[] lengths, double centre, double scale, Fitted fitted) {
    this.x = x;
    this.lengths = lengths;
    this.centre = centre;
    this.scale = scale;
    this.factor = fitted.factor;
    this.weights = fitted.weights;
  }

  /**
   * Fits.
   *
   * @param x points, at least one
   * @param values at them, finite
   */
  static GaussianProcess fit(double[][] x, double[] values) {
    double centre = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - centre) * (value - centre);
    }
    double scale = squares > 0 ? Math.sqrt(squares / values.length) : 1;
    double[] y = new double[values.length];
    Arrays.setAll(y, i -> (values[i] - centre) / scale);
    double[] lengths = new double[x[0].length];
    Arrays.fill(lengths, START_LENGTH);
    double noise = START_NOISE;
    Fitted best = fitted(x, y, lengths, noise);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int j = 0; j < lengths.length; j++) {
        for (double length : LENGTHS) {
          double[] other = lengths.clone();
          other[j] = length;
          Fitted one = fitted(x, y, other, noise);
          if (better(one, best)) {
            best = one;
            lengths = other;
          }
        }
      }
      for (double other : NOISES) {
        Fitted one = fitted(x, y, lengths, other);
        if (better(one, best)) {
          best = one;
          noise = other;
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException(
          "a covariance with noise " + START_NOISE + " is not positive definite");
    }
    return new GaussianProcess(x, lengths, centre, scale, best);
  }

  private static boolean better(@Nullable Fitted one, @Nullable Fitted best) {
    return one != null && (best == null || one.logLikelihood > best.logLikelihood);
  }

  /** The fit with given scales; null where rounding leaves the covariance not positive definite. */
  private static @Nullable Fitted fitted(double[][] x, double[] y, double[] lengths, double noise) {
    int n = y.length;
    double[][] factor = new double[n][n];
    double logRoot = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = covariance(x[i], x[j], lengths) + (i == j ? noise : 0);
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        if (i > j) {
          factor[i][j] = sum / factor[j][j];
        } else if (sum > 0) {
          factor[i][i] = Math.sqrt(sum);
          logRoot += StrictMath.log(factor[i][i]);
        } else {
          return null;
        }
      }
    }
    double[] half = forward(factor, y);
    double fit = 0;
    for (double value : half) {
      fit += value * value;
    }
    return new Fitted(-0.5 * fit - logRoot, factor, backward(factor, half));
  }

  private static double covariance(double[] a, double[] b, double[] lengths) {
    double squares = 0;
    for (int j = 0; j < a.length; j++) {
      double step = (a[j] - b[j]) / lengths[j];
      squares += step * step;
    }
    double r = ROOT_FIVE * Math.sqrt(squares);
    return (1 + r + r * r / 3) * StrictMath.exp(-r);
  }

  private static double[] forward(double[][] factor, double[] right) {
    double[] solution = right.clone();
    for (int i = 0; i < solution.length; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= factor[i][k] * solution[k];
      }
      solution[i] /= factor[i][i];
    }
    return solution;
  }

  private static double[] backward(double[][] factor, double[] right) {
    double[] solution = right.clone();
    for (int i = solution.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < solution.length; k++) {
        solution[i] -= factor[k][i] * solution[k];
      }
      solution[i] /= factor[i][i];
    }
    return solution;
  }

  /** What is known at a point. */
  Prediction at(double[] point) {
    double[] k = new double[x.length];
    double mean = 0;
    for (int i = 0; i < k.length; i++) {
      k[i] = covariance(point, x[i], lengths);
      mean += k[i] * weights[i];
    }
    double variance = 1;
    for (double value : forward(factor, k)) {
      variance -= value * value;
    }
    return new Prediction(centre + scale * mean, scale * Math.sqrt(Math.max(0, variance)));
  }
}
