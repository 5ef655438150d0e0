package io.plimsoll.features.jump;

import io.plimsoll.datasets.Checks;
import java.util.Arrays;

/**
 * Hawkes processes with an exponential kernel, {@code λ(t) = μ + α Σ exp(−β (t − tᵢ))}, for those
 * who fit one to the times of large returns or liquidations; {@link HawkesIntensity} then follows
 * it.
 */
public final class Hawkes {
  private Hawkes() {}

  /**
   * The log-likelihood of events before a horizon: {@code Σ ln(μ + α Aᵢ) − μ T − (α/β) Σ (1 −
   * exp(−β (T − tᵢ)))}, {@code Aᵢ = exp(−β (tᵢ − tᵢ₋₁)) (1 + Aᵢ₋₁)}, {@code A₁ = 0}.
   *
   * <p><b>Cost</b>: two exponentials and a logarithm an event. <b>Reference</b>: Ozaki (1979),
   * Maximum likelihood estimation of Hawkes' self-exciting point processes, section 2.
   *
   * @param times in ascending order, from 0 to the horizon
   */
  public static double logLikelihood(
      double[] times, double horizon, double mu, double alpha, double beta) {
    Checks.positive(horizon, "horizon");
    Checks.positive(mu, "mu");
    Checks.notNegative(alpha, "alpha");
    Checks.positive(beta, "beta");
    double excitation = 0;
    double sum = -mu * horizon;
    for (int i = 0; i < times.length; i++) {
      Checks.inRange(times[i], i == 0 ? 0 : times[i - 1], horizon, "time " + i);
      if (i > 0) {
        excitation = StrictMath.exp(-beta * (times[i] - times[i - 1])) * (1 + excitation);
      }
      sum += StrictMath.log(mu + alpha * excitation);
      sum += alpha / beta * StrictMath.expm1(-beta * (horizon - times[i]));
    }
    return sum;
  }

  /**
   * The places (0, 1, …) of the numbers whose absolute value is beyond so many standard deviations
   * of all of them, the deviation being that about their mean, divided by their count.
   */
  public static double[] exceedances(double[] values, double deviations) {
    Checks.positive(deviations, "deviations");
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double bound = deviations * Math.sqrt(squares / values.length);
    double[] places = new double[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > bound) {
        places[count++] = i;
      }
    }
    return Arrays.copyOf(places, count);
  }
}
