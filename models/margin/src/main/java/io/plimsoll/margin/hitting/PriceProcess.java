package io.plimsoll.margin.hitting;

import io.plimsoll.datasets.Checks;

/**
 * A price that moves continuously: {@code dS/S = μ dt + σ dW}, so that its logarithm drifts by
 * {@code ν = μ − σ²/2}.
 *
 * @param driftPerYear μ, expected growth of the price per year, any finite number
 * @param sigmaPerYear σ, standard deviation of the log price over a year, zero or more
 */
public record PriceProcess(double driftPerYear, double sigmaPerYear) {
  public PriceProcess {
    Checks.finite(driftPerYear, "driftPerYear");
    Checks.notNegative(sigmaPerYear, "sigmaPerYear");
  }

  /**
   * A price whose logarithm does not drift: up and down are equally likely, and the probability of
   * touching a barrier is {@code 2Φ(−d/(σ√T))}.
   */
  public static PriceProcess symmetric(double sigmaPerYear) {
    return new PriceProcess(sigmaPerYear * sigmaPerYear / 2, sigmaPerYear);
  }

  /** ν, the drift of the log price per year. */
  public double logDriftPerYear() {
    return driftPerYear - sigmaPerYear * sigmaPerYear / 2;
  }
}
