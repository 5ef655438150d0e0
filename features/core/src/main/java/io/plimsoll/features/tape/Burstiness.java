package io.plimsoll.features.tape;

import io.plimsoll.features.KernelSettings;

/**
 * Whether trades come in bursts: 0 for a Poisson stream, towards 1 for bursts, −1 for a clock.
 *
 * <p>{@code (σ − μ) / (σ + μ) of the waiting times} over the trades of a window. NaN where all
 * trades came at once.
 *
 * <p><b>Unit</b>: none. <b>Range</b>: [-1, 1). <b>Cost</b>: O(1) a trade. <b>Reference</b>: Goh,
 * Barabasi (2008), Burstiness and memory in complex systems.
 */
public final class Burstiness extends TapeKernel {
  /** A kernel over a window. */
  public Burstiness(TapeSpan span) {
    super(
        span,
        "burstiness",
        "(sigma - mu) / (sigma + mu) of waiting times",
        "none",
        "[-1, 1)",
        "Goh, Barabasi (2008), Burstiness and memory in complex systems");
  }

  /** Reads {@code window}, {@code step}. */
  public static Burstiness from(KernelSettings settings) {
    TapeSpan span = TapeSpan.from(settings);
    return new Burstiness(span);
  }

  @Override
  protected double number(TapeWindow window, long quiet) {
    double n = window.sum(TapeWindow.TRADES, quiet);
    double mean = window.sum(TapeWindow.WAITS, quiet) / n;
    double deviation =
        Math.sqrt(Math.max(0, window.sum(TapeWindow.SQUARED_WAITS, quiet) / n - mean * mean));
    return (deviation - mean) / (deviation + mean);
  }
}
