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

  /** The mean loss; NaN of nothing. */
  public static double of(boolean[] outcomes, double[] probabilities) {
    Samples.sameLength(outcomes.length, probabilities.length);
    double sum = 0;
    for (int i = 0; i < outcomes.length; i++) {
      double p = Math.clamp(probabilities[i], CUT, 1 - CUT);
      sum -= outcomes[i] ? StrictMath.log(p) : StrictMath.log1p(-p);
    }
    return sum / outcomes.length;
  }
}
