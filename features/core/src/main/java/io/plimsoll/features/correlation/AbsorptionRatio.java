package io.plimsoll.features.correlation;

import io.plimsoll.features.KernelSettings;

/**
 * How much of all variance a few factors take up: where it is high, trouble spreads.
 *
 * <p>{@code Σ of the k largest eigenvalues of ρ / m}, k the setting {@code factors}. See {@link
 * CorrelationMatrix}. Settings: {@code half-life}, {@code factors} (default 5), {@code warm-up}
 * (default: two half-lives); kernels of a view with the same three share a matrix.
 *
 * <p><b>Unit</b>: fraction. <b>Range</b>: [0, 1]. <b>Cost</b>: that of the matrix, once a bar.
 * <b>Reference</b>: Kritzman, Li, Page, Rigobon (2011), Principal components as a measure of
 * systemic risk, equation 1.
 */
public final class AbsorptionRatio extends MatrixKernel {

  private AbsorptionRatio(Memory memory) {
    super(
        memory,
        spec(
            "absorption-ratio",
            memory,
            0,
            "sum of the k largest eigenvalues of rho / m",
            "fraction",
            "[0, 1]",
            "Kritzman, Li, Page, Rigobon (2011), equation 1"));
  }

  /** Reads {@code half-life}, {@code factors}, {@code warm-up}. */
  public static AbsorptionRatio from(KernelSettings settings) {
    return new AbsorptionRatio(Memory.from(settings));
  }

  @Override
  double number(CorrelationMatrix matrix) {
    return matrix.absorptionRatio();
  }
}
