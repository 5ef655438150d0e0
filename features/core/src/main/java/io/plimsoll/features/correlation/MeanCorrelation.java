package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;

/**
 * How strongly the instruments of the universe move together: the plain mean of their exponentially
 * weighted correlations.
 *
 * <p>{@code Σᵢ≠ⱼ ρᵢⱼ / (m (m−1))}. See {@link CorrelationMatrix}. Settings: {@code half-life},
 * {@code factors} (default 5), {@code warm-up} (default: two half-lives); kernels of a view with
 * the same three share a matrix.
 *
 * <p><b>Unit</b>: correlation. <b>Range</b>: [−1, 1]. <b>Cost</b>: that of the matrix, once a bar.
 * <b>Reference</b>: Pollet, Wilson (2010), Average correlation and stock market returns, section 2.
 */
public final class MeanCorrelation extends MatrixKernel {

  private MeanCorrelation(Memory memory) {
    super(
        memory,
        spec(
            "mean-correlation",
            memory,
            0,
            "mean of rho(i, j) over pairs, exponentially weighted",
            "correlation",
            "[-1, 1]",
            "Pollet, Wilson (2010), section 2"));
  }

  /** Reads {@code half-life}, {@code factors}, {@code warm-up}. */
  public static MeanCorrelation from(KernelSettings settings) {
    return new MeanCorrelation(Memory.from(settings));
  }

  @Override
  double number(CorrelationMatrix matrix) {
    return matrix.averageCorrelation();
  }
}
