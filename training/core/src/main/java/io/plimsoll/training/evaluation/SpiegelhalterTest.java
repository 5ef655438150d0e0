package io.plimsoll.training.evaluation;

import io.plimsoll.datasets.Checks;
import io.plimsoll.models.numeric.Normal;

/**
 * Whether probabilities are calibrated: the Brier score less what it is expected to be, by its
 * standard deviation, {@code z = Σ (y − p)(1 − 2p)/√Σ (1 − 2p)²p(1 − p)}, standard normal where
 * outcomes are independent draws of the probabilities.
 *
 * <p>Outcomes of horizons that overlap are not independent: take every k-th.
 *
 * <p><b>Reference</b>: Spiegelhalter (1986), Probabilistic prediction in patient management and
 * clinical trials, Statistics in Medicine 5.
 *
 * @param z NaN where all probabilities are 0, 1/2 or 1
 * @param pValue two-sided; NaN where there is no z
 */
public record SpiegelhalterTest(double z, double pValue) {

  /** The test. */
  public static SpiegelhalterTest of(boolean[] outcomes, double[] probabilities) {
    Samples.sameLength(outcomes.length, probabilities.length);
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < outcomes.length; i++) {
      double p = Checks.inRange(probabilities[i], 0, 1, "probability " + i);
      double weight = 1 - 2 * p;
      sum += ((outcomes[i] ? 1 : 0) - p) * weight;
      variance += weight * weight * p * (1 - p);
    }
    double z = variance > 0 ? sum / Math.sqrt(variance) : Double.NaN;
    return new SpiegelhalterTest(z, 2 * Normal.cdf(-Math.abs(z)));
  }
}
