package io.plimsoll.training.evaluation;

/**
 * The mean negative log-likelihood of outcomes under probabilities, in nats.
 *
 * <p>Probabilities are cut to [1e-15, 1 − 1e-15], so that one certain mistake is dear (34.5) but
 * not infinite. <b>Range</b> [0, 34.5].
 *
 * <p><b>Reference</b>: Good (1952), Rational decisions, JRSS B 14.
 */
public final class LogLoss {
  private static final double CUT = 1e-15;

  private LogLoss() {}

  /** The loss of each probability. */
  public static double[] losses(boolean[] outcomes, double[] probabilities) {
    Samples.sameLength(outcomes.length, probabilities.length);
    double[] losses = new double[outcomes.length];
    for (int i = 0; i < losses.length; i++) {
      double p = Math.clamp(probabilities[i], CUT, 1 - CUT);
      losses[i] = outcomes[i] ? -StrictMath.log(p) : -StrictMath.log1p(-p);
    }
    return losses;
  }

  /** The mean loss; NaN of nothing. */
  public static double of(boolean[] outcomes, double[] probabilities) {
    return Samples.mean(losses(outcomes, probabilities));
  }
}
