package io.plimsoll.models.numeric;

import io.plimsoll.datasets.Checks;
import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import java.util.Arrays;

/**
 * The generalized Pareto distribution of excesses over a high threshold: {@code P(X > x) = (1 +
 * ξ·x/β)^(−1/ξ)}, {@code exp(−x/β)} at {@code ξ = 0}.
 *
 * <p><b>Reference</b>: Pickands, 1975, Annals of Statistics 3(1); McNeil and Frey, 2000, Estimation
 * of tail-related risk measures for heteroscedastic financial time series, Journal of Empirical
 * Finance 7, section 2.2.
 *
 * @param shape ξ: positive for heavy tails, negative where there is an end point
 * @param scale β, positive, in the unit of the excesses
 */
public record GeneralizedPareto(double shape, double scale) {
  private static final double EXPONENTIAL = 1e-9;
  private static final double LEAST_SHAPE = -0.5;
  private static final double AT_BOUND = 1e-6;
  private static final int GRID = 200;
  private static final int REFINE = 100;

  /** Checks the parameters. */
  public GeneralizedPareto {
    Checks.finite(shape, "shape");
    Checks.positive(scale, "scale");
  }

  /** The probability of more than x, for x of zero or more. */
  public double survival(double x) {
    if (Math.abs(shape) < EXPONENTIAL) {
      return StrictMath.exp(-x / scale);
    }
    double base = shape * x / scale;
    return base <= -1 ? 0 : StrictMath.exp(-StrictMath.log1p(base) / shape);
  }

  /** The x that is exceeded with probability {@code tail} in (0, 1]. */
  public double exceededWith(double tail) {
    double log = StrictMath.log(tail);
    return Math.abs(shape) < EXPONENTIAL
        ? 0.0 - scale * log
        : scale * StrictMath.expm1(-shape * log) / shape + 0.0;
  }

  /** The log-likelihood of excesses; negative infinity where one lies beyond the end point. */
  public double logLikelihood(double[] excesses) {
    double sum = 0;
    for (double x : excesses) {
      double base = shape * x / scale;
      if (base <= -1) {
        return Double.NEGATIVE_INFINITY;
      }
      sum += Math.abs(shape) < EXPONENTIAL ? -x / scale : -(1 / shape + 1) * StrictMath.log1p(base);
    }
    return sum - excesses.length * StrictMath.log(scale);
  }

  /**
   * Maximum likelihood over {@code ξ ≥ −0.5}, below which it has no regular maximum (Smith, 1985).
   *
   * <p>With {@code θ = ξ/β} the best shape is {@code ξ(θ) = mean ln(1 + θ·x)}, so one dimension is
   * left (Grimshaw, 1993, Technometrics 35(2)): a grid brackets the profile's greatest value,
   * golden sections narrow it. Where the greatest lies at that bound or the grid's edge, the
   * probability-weighted moments of {@link #byMoments} are given instead.
   *
   * @param excesses zero or more, at least ten of them and not all zero
   */
  public static GeneralizedPareto fit(double[] excesses) {
    double mean = requireExcesses(excesses);
    double greatest = 0;
    for (double x : excesses) {
      greatest = Math.max(greatest, x);
    }
    // θ·mean from just above the end point's −mean/greatest up to a tail index far above 1
    double low = -(1 - 1e-8) * mean / greatest;
    double high = StrictMath.log(1e4);
    double[] grid = new double[GRID + 1];
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      // even in ln(θ·mean − low + small), which is fine near the end point and near zero
      double start = StrictMath.log(1e-6);
      grid[i] = low + StrictMath.exp(start + (high - start) * i / GRID);
      double profile = profile(excesses, grid[i] / mean);
      if (profile > most) {
        most = profile;
        best = i;
      }
    }
    if (best <= 0 || best == GRID) {
      return byMoments(excesses);
    }
    double theta = golden(excesses, mean, grid[best - 1], grid[best + 1]) / mean;
    double shape = shape(excesses, theta);
    if (shape < LEAST_SHAPE + AT_BOUND) {
      return byMoments(excesses);
    }
    return Math.abs(shape) < EXPONENTIAL
        ? new GeneralizedPareto(0, mean)
        : new GeneralizedPareto(shape, shape / theta);
  }

  private static double golden(double[] excesses, double mean, double from, double to) {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double a = from;
    double b = to;
    double c = b - ratio * (b - a);
    double d = a + ratio * (b - a);
    double atC = profile(excesses, c / mean);
    double atD = profile(excesses, d / mean);
    for (int i = 0; i < REFINE && b - a > 1e-12 * Math.max(1, Math.abs(a)); i++) {
      if (atC > atD) {
        b = d;
        d = c;
        atD = atC;
        c = b - ratio * (b - a);
        atC = profile(excesses, c / mean);
      } else {
        a = c;
        c = d;
        atC = atD;
        d = a + ratio * (b - a);
        atD = profile(excesses, d / mean);
      }
    }
    return (a + b) / 2;
  }

  private static double shape(double[] excesses, double theta) {
    double sum = 0;
    for (double x : excesses) {
      sum += StrictMath.log1p(theta * x);
    }
    return sum / excesses.length;
  }

  /** The mean log-likelihood at {@code β = ξ(θ)/θ}. */
  private static double profile(double[] excesses, double theta) {
    double shape = shape(excesses, theta);
    double scale = Math.abs(shape) < EXPONENTIAL ? requireExcesses(excesses) : shape / theta;
    return shape < LEAST_SHAPE ? Double.NEGATIVE_INFINITY : -StrictMath.log(scale) - shape - 1;
  }

  /**
   * Probability-weighted moments: {@code ξ = 2 − a₀/(a₀ − 2a₁)}, {@code β = 2a₀a₁/(a₀ − 2a₁)} with
   * {@code a₁ = mean x_(i)·(n − i)/(n − 1)}; the shape is kept in [−0.5, 0.95].
   *
   * <p><b>Reference</b>: Hosking and Wallis, 1987, Technometrics 29(3).
   */
  public static GeneralizedPareto byMoments(double[] excesses) {
    double a0 = requireExcesses(excesses);
    double[] sorted = excesses.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double a1 = 0;
    for (int i = 0; i < n; i++) {
      a1 += sorted[i] * (n - 1 - i) / (n - 1) / n;
    }
    double shape = Math.max(LEAST_SHAPE, Math.min(0.95, 2 - a0 / (a0 - 2 * a1)));
    // the mean of the distribution is β/(1 − ξ), whatever the shape was kept to
    return new GeneralizedPareto(shape, a0 * (1 - shape));
  }

  private static double requireExcesses(double[] excesses) {
    double sum = 0;
    for (double x : excesses) {
      sum += Checks.notNegative(x, "excess");
    }
    if (excesses.length < 10 || !(sum > 0)) {
      throw new PlimsollException(
          ErrorCode.INVALID_INPUT,
          "a generalized Pareto distribution needs at least 10 excesses that are not all zero, had "
              + excesses.length);
    }
    return sum / excesses.length;
  }
}
