package io.plimsoll.training.evaluation;

/**
 * The mean squared error of probabilities, and its skill over a reference: {@code 1 −
 * Brier/Brier(reference)}.
 *
 * <p><b>Range</b> [0, 1], skill (−∞, 1]; skill zero is no better than the reference.
 *
 * <p><b>Reference</b>: Brier (1950), Monthly Weather Review 78; Murphy (1973), Journal of Applied
 * Meteorology 12.
 */
public final class Brier {
  private Brier() {}

  /** {@code (p − y)²} of each probability. */
  public static double[] losses(boolean[] outcomes, double[] probabilities) {
    Samples.sameLength(outcomes.length, probabilities.length);
    double[] losses = new double[outcomes.length];
    for (int i = 0; i < losses.length; i++) {
      double error = probabilities[i] - (outcomes[i] ? 1 : 0);
      losses[i] = error * error;
    }
    return losses;
  }

  /** The mean of {@code (p − y)²}; NaN of nothing. */
  public static double of(boolean[] outcomes, double[] probabilities) {
    return Samples.mean(losses(outcomes, probabilities));
  }

  /** The skill over reference probabilities; NaN where the reference is perfect. */
  public static double skill(boolean[] outcomes, double[] probabilities, double[] reference) {
    double of = of(outcomes, reference);
    return of > 0 ? 1 - of(outcomes, probabilities) / of : Double.NaN;
  }
}
