package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.window.SavedState;
import java.util.Arrays;

/**
 * The correlation matrix of many instruments with exponentially fading weights, and what it says of
 * the market as a whole; made anew with each slot of returns from the one before.
 *
 * <p>{@code C ← λ C + (1−λ) rrᵀ}, without means, and of it {@code ρᵢⱼ = Cᵢⱼ / √(Cᵢᵢ Cⱼⱼ)}. An
 * instrument counts once it has had returns for the warm-up and moved at all; the others are left
 * out of every number. From ρ, over the m instruments that count:
 *
 * <ul>
 *   <li>{@link #averageCorrelation()}: the mean of all pairs.
 *   <li>{@link #absorptionRatio()}: the share of the largest k eigenvalues in the trace.
 *   <li>{@link #shrinkage()}: {@link LedoitWolf}'s weight δ of the identity, where {@code (1−δ) ρ +
 *       δ I} is closest to the true matrix, with fading in place of equal weights.
 *   <li>{@link #turbulence()}: {@code zᵀ ((1−δ) ρ + δ I)⁻¹ z / m} of the returns z in units of
 *       their volatility, by the matrix <i>before</i> them: about 1 where nothing changes and the
 *       memory is long for the number of instruments, more where it is not. Each time a Cholesky
 *       factor is made anew; a maintained inverse was not chosen: its errors grow by 1/λ a slot,
 *       and what shrinks the matrix is not of low rank.
 * </ul>
 *
 * <p><b>Cost</b>: O(n³ / 6) a slot for the factor and O(n² (k+3)) for the eigenvalues, no
 * allocation; 500 instruments take a few milliseconds. <b>Reference</b>: Kritzman, Li, Page,
 * Rigobon (2011), Principal components as a measure of systemic risk; Kritzman, Li (2010), Skulls,
 * financial turbulence, and risk management; Ledoit, Wolf (2004), A well-conditioned estimator for
 * large-dimensional covariance matrices, section 3.2.
 */
public final class CorrelationMatrix {
  /** Variances below that of moves of 1e-15 are rounding errors. */
  private static final double LEAST_VARIANCE = 1e-30;

  private final int n;
  private final double decay;
  private final int warmUp;
  private final TopEigenvalues eigen;
  private final double[][] covariance;
  private final double[][] correlation;
  private final double[][] factor;
  private final long[] seen;
  private final boolean[] counts;
  private final double[] inverseDeviation;
  private final double[] scaled;
  private final double[] z;
  private final double[] sums;
  private final double[] squares;
  private int counting;
  private boolean factored;

  /** Σw, Σw² and Σw²‖z‖⁴ of the fading weights w. */
  private double weight;

  private double weightSquares;
  private double fourth;

  private double averageCorrelation = Double.NaN;
  private double absorptionRatio = Double.NaN;
  private double shrinkage = Double.NaN;
  private double turbulence = Double.NaN;

  /**
   * A matrix that has seen nothing.
   *
   * @param decay λ, the share that is kept with each slot
   * @param factors k, how many eigenvalues are absorbed
   * @param warmUp after how many slots an instrument counts
   */
  public CorrelationMatrix(int instruments, double decay, int factors, int warmUp) {
    n = (int) Checks.positive(instruments, "instruments");
    this.decay = Checks.inOpenRange(decay, 0, 1, "decay");
    this.warmUp = (int) Checks.positive(warmUp, "warmUp");
    eigen = new TopEigenvalues(n, (int) Checks.positive(factors, "factors"));
    covariance = new double[n][n];
    correlation = new double[n][n];
    factor = new double[n][n];
    seen = new long[n];
    counts = new boolean[n];
    inverseDeviation = new double[n];
    scaled = new double[n];
    z = new double[n];
    sums = new double[n];
    squares = new double[n];
  }

  /**
   * Becomes what {@code before} is after one more slot of returns, which are NaN of an instrument
   * that has none yet; {@code before} is another one of the same make.
   */
  public void follow(CorrelationMatrix before, double[] returns) {
    turbulence = before.turbulenceOf(returns, z);
    double root = Math.sqrt(1 - decay);
    for (int i = 0; i < n; i++) {
      boolean known = !Double.isNaN(returns[i]);
      scaled[i] = known ? root * returns[i] : 0;
      seen[i] = before.seen[i] + (known ? 1 : 0);
      double variance = decay * before.covariance[i][i] + scaled[i] * scaled[i];
      counts[i] = seen[i] >= warmUp && variance > LEAST_VARIANCE && variance < 1e300;
      inverseDeviation[i] = counts[i] ? 1 / Math.sqrt(variance) : 0;
    }
    counting = count();
    decayed(before);
    weigh(before);
    eigen.continueFrom(before.eigen);
    measure();
  }

  private int count() {
    int count = 0;
    for (boolean one : counts) {
      count += one ? 1 : 0;
    }
    return count;
  }

  private void decayed(CorrelationMatrix before) {
    for (int i = 0; i < n; i++) {
      row(before.covariance[i], covariance[i], decay, scaled[i], scaled, n);
    }
  }

  private static void row(
      double[] from, double[] to, double decay, double own, double[] scaled, int n) {
    for (int j = 0; j < n; j++) {
      to[j] = decay * from[j] + own * scaled[j];
    }
  }

  private void weigh(CorrelationMatrix before) {
    double norm = 0;
    double scale = 1 / Math.sqrt(1 - decay);
    for (int i = 0; i < n; i++) {
      double one = scaled[i] * scale * inverseDeviation[i];
      norm += one * one;
    }
    weight = decay * before.weight + (1 - decay);
    weightSquares = decay * decay * before.weightSquares + (1 - decay) * (1 - decay);
    // The variance itself is made of weights that add up to less than 1 at first.
    norm *= weight;
    fourth = decay * decay * before.fourth + (1 - decay) * (1 - decay) * norm * norm;
  }

  /** Makes ρ of C, and of ρ everything else. */
  private void measure() {
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    for (int i = 0; i < n; i++) {
      correlations(
          covariance[i], correlation[i], inverseDeviation[i], inverseDeviation, sums, squares, n);
      correlation[i][i] = counts[i] ? 1 : 0;
    }
    double sum = 0;
    double norm = 0;
    for (int j = 0; j < n; j++) {
      sum += sums[j];
      norm += squares[j];
    }
    double m = counting;
    averageCorrelation =
        counting < 2 ? Double.NaN : Math.clamp((sum - m) / (m * (m - 1)), -1.0, 1.0);
    double absorbed = counting == 0 ? Double.NaN : eigen.sum(correlation, m) / m;
    absorptionRatio = Double.isNaN(absorbed) ? Double.NaN : Math.clamp(absorbed, 0.0, 1.0);
    double whole = weight * weight;
    shrinkage =
        counting == 0
            ? Double.NaN
            : LedoitWolf.shrinkage(fourth / whole, weightSquares / whole, norm, m, m);
    refactor();
  }

  private static void correlations(
      double[] covariance,
      double[] correlation,
      double own,
      double[] inverse,
      double[] sums,
      double[] squares,
      int n) {
    for (int j = 0; j < n; j++) {
      double r = covariance[j] * (own * inverse[j]);
      correlation[j] = r;
      sums[j] += r;
      squares[j] += r * r;
    }
  }

  private void refactor() {
    double keep = 1 - shrinkage;
    for (int i = 0; i < n; i++) {
      double[] from = correlation[i];
      double[] to = factor[i];
      for (int j = i; j < n; j++) {
        to[j] = keep * from[j];
      }
      to[i] = 1;
    }
    factored = counting > 0 && LinearAlgebra.factor(factor, n);
  }

  private double turbulenceOf(double[] returns, double[] room) {
    if (!factored) {
      return Double.NaN;
    }
    // C is short of its weights at first; z must not be.
    double scale = Math.sqrt(weight);
    for (int i = 0; i < n; i++) {
      room[i] = counts[i] ? returns[i] * inverseDeviation[i] * scale : 0;
    }
    double form = LinearAlgebra.inverseForm(factor, room, n) / counting;
    return Double.isFinite(form) ? form : Double.NaN;
  }

  /** The mean correlation of all pairs; NaN of fewer than two instruments. */
  public double averageCorrelation() {
    return averageCorrelation;
  }

  /** The share of the largest eigenvalues; NaN where none counts. */
  public double absorptionRatio() {
    return absorptionRatio;
  }

  /** The weight of the identity; NaN where none counts. */
  public double shrinkage() {
    return shrinkage;
  }

  /** How unusual the newest returns were; NaN where nothing was known before them. */
  public double turbulence() {
    return turbulence;
  }

  /** The correlation of two instruments; NaN where one does not count. */
  public double correlation(int i, int j) {
    return counts[i] && counts[j] ? Math.clamp(correlation[i][j], -1.0, 1.0) : Double.NaN;
  }

  /** How many instruments count. */
  public int counting() {
    return counting;
  }

  /** How many steps the eigenvalues took. */
  int eigenSteps() {
    return eigen.steps();
  }

  void save(SavedState.Writer out) {
    out.putLong(n).put(weight).put(weightSquares).put(fourth);
    out.put(averageCorrelation).put(absorptionRatio).put(shrinkage).put(turbulence);
    for (int i = 0; i < n; i++) {
      out.putLong(seen[i]).put(counts[i] ? 1 : 0);
      for (int j = 0; j <= i; j++) {
        out.put(covariance[i][j]);
      }
    }
    eigen.save(out);
  }

  void restore(SavedState.Reader in) {
    in.expectLong(n, "number of instruments");
    weight = in.get();
    weightSquares = in.get();
    fourth = in.get();
    averageCorrelation = in.get();
    absorptionRatio = in.get();
    shrinkage = in.get();
    turbulence = in.get();
    for (int i = 0; i < n; i++) {
      seen[i] = in.getLong();
      counts[i] = in.get() == 1;
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = in.get();
        covariance[j][i] = covariance[i][j];
      }
    }
    eigen.restore(in);
    counting = count();
    for (int i = 0; i < n; i++) {
      inverseDeviation[i] = counts[i] ? 1 / Math.sqrt(covariance[i][i]) : 0;
    }
    for (int i = 0; i < n; i++) {
      correlations(
          covariance[i], correlation[i], inverseDeviation[i], inverseDeviation, sums, squares, n);
      correlation[i][i] = counts[i] ? 1 : 0;
    }
    refactor();
  }
}
