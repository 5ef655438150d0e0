package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;

/**
 * How unusual the newest returns of all instruments are together, given how they have moved and
 * gone along with each other.
 *
 * <p>{@code zᵀ ((1−δ) ρ + δ I)⁻¹ z / m}. See {@link CorrelationMatrix}. Settings: {@code half-
 * life}, {@code factors} (default 5), {@code warm-up} (default: two half-lives); kernels of a view
 * with the same three share a matrix.
 *
 * <p><b>Unit</b>: ratio. <b>Range</b>: [0, ∞). <b>Cost</b>: that of the matrix, once a bar.
 * <b>Reference</b>: Kritzman, Li (2010), Skulls, financial turbulence, and risk management,
 * equation 1.
 */
public final class Turbulence extends MatrixKernel {

  private Turbulence(Memory memory) {
    super(
        memory,
        spec(
            "turbulence",
            memory,
            1,
            "z' ((1 - d) rho + d I)^-1 z / m",
            "ratio",
            "[0, inf)",
            "Kritzman, Li (2010), equation 1"));
  }

  /** Reads {@code half-life}, {@code factors}, {@code warm-up}. */
  public static Turbulence from(KernelSettings settings) {
    return new Turbulence(Memory.from(settings));
  }

  @Override
  double number(CorrelationMatrix matrix) {
    return matrix.turbulence();
  }
}
