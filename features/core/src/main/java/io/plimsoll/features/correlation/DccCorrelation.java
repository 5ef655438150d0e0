package io.plimsoll.features.correlation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.features.KernelSettings;

/**
 * Dynamic conditional correlation: the correlation that the next return is expected to have, of an
 * instrument with another one or with the market, with given parameters.
 *
 * <p>{@code Q ← (1−a−b) S + a εε' + b Q} over the window, from {@code Q = S}, its sample
 * correlation; ε are returns divided by their standard deviations; the number is {@code q₁₂ / √(q₁₁
 * q₂₂)}. Settings: {@code window}, {@code against}, {@code news} a (default 0.05), {@code
 * persistence} b (default 0.9; a + b must be below 1), {@code warm-up}.
 *
 * <p><b>Unit</b>: correlation. <b>Range</b>: [−1, 1]. <b>Cost</b>: as {@link PairKernel}.
 * <b>Reference</b>: Engle (2002), Dynamic conditional correlation, equations 18 and 22.
 */
public final class DccCorrelation extends RecursiveCorrelation {

  /** A kernel with parameters a and b. */
  public DccCorrelation(Pairing pairing, double news, double persistence) {
    super(
        pairing,
        spec(
            "dcc-correlation",
            pairing,
            "q12 / sqrt(q11 q22), q = (1 - a - b) S + " + news + " e e' + " + persistence + " q",
            "correlation",
            "[-1, 1]",
            "Engle (2002), equations 18 and 22"),
        1 - checked(news, persistence) - persistence,
        news,
        persistence);
  }

  private static double checked(double news, double persistence) {
    Checks.inOpenRange(news, 0, 1, "news");
    Checks.inOpenRange(persistence, 0, 1 - news, "persistence");
    return news;
  }

  /** Reads {@code window}, {@code against}, {@code news}, {@code persistence}, {@code warm-up}. */
  public static DccCorrelation from(KernelSettings settings) {
    return new DccCorrelation(
        Pairing.from(settings), settings.number("news", 0.05), settings.number("persistence", 0.9));
  }
}
