package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;

/**
 * How little the sample correlations are to be trusted: Ledoit and Wolf's weight of the identity.
 *
 * <p>{@code δ = min(1, b² / d²)}, {@code d² = ‖ρ‖² − m}, {@code b² = Σw² ‖zzᵀ − ρ‖²} with fading
 * weights w. See {@link LedoitWolf} and {@link CorrelationMatrix}. Settings: {@code half-life},
 * {@code factors} (default 5), {@code warm-up} (default: two half-lives); kernels of a view with
 * the same three share a matrix.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: that of the matrix, once a bar.
 * <b>Reference</b>: Ledoit, Wolf (2004), A well-conditioned estimator for large-dimensional
 * covariance matrices, section 3.2.
 */
public final class ShrinkageIntensity extends MatrixKernel {

  private ShrinkageIntensity(Memory memory) {
    super(
        memory,
        spec(
            "shrinkage-intensity",
            memory,
            0,
            "min(1, sum of w^2 |z z' - rho|^2 / (|rho|^2 - m))",
            "fraction",
            "[0, 1]",
            "Ledoit, Wolf (2004), section 3.2"));
  }

  /** Reads {@code half-life}, {@code factors}, {@code warm-up}. */
  public static ShrinkageIntensity from(KernelSettings settings) {
    return new ShrinkageIntensity(Memory.from(settings));
  }

  @Override
  double number(CorrelationMatrix matrix) {
    return matrix.shrinkage();
  }
}
