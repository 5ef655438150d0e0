package io.plimsoll.training.tuning;

import io.plimsoll.models.numeric.Normal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The point where a Gaussian process of the losses so far expects the largest improvement.
 *
 * <p>{@code EI = (b − m)·Φ(z) + s·φ(z), z = (b − m)/s}, with b the least mean of the process at a
 * point that was tried, m and s its mean and standard deviation at the candidate. Candidates are
 * drawn at random and around the best point; the first few points are random. Losses far above the
 * median are drawn in, and failures count as the worst: both only say where not to look.
 *
 * <p><b>Reference</b>: Jones, Schonlau, Welch (1998), Efficient global optimization of expensive
 * black-box functions, Journal of Global Optimization 13, eq. 15; Snoek, Larochelle, Adams (2012),
 * Practical Bayesian optimization of machine learning algorithms, NIPS 25.
 */
final class BayesProposer implements Proposer {
  private static final int WIDE = 600;
  private static final int NEAR = 200;
  private static final double[] STEPS = {0.2, 0.05, 0.0125};

  private final SearchSpace space;
  private final SplittableRandom random;
  private final Proposer wide;

  BayesProposer(SearchSpace space, SplittableRandom random) {
    this.space = space;
    this.random = random;
    this.wide = new RandomProposer(space.size(), random);
  }

  @Override
  public double[] next(List<Seen> seen) {
    return seen.size() < 3 + space.size() ? wide.next(seen) : expected(seen);
  }

  private double[] expected(List<Seen> seen) {
    double[][] codes = seen.stream().map(Seen::code).toArray(double[][]::new);
    GaussianProcess process = GaussianProcess.fit(codes, drawnIn(seen));
    double best = Double.POSITIVE_INFINITY;
    double[] centre = seen.getFirst().point();
    for (Seen one : seen) {
      double mean = process.at(one.code()).mean();
      if (mean < best) {
        best = mean;
        centre = one.point();
      }
    }
    double[] choice = wide.next(seen);
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < WIDE + NEAR; k++) {
      double[] candidate = k < WIDE ? wide.next(seen) : near(centre, STEPS[k % STEPS.length]);
      double gain = improvement(best, process.at(space.encode(candidate)));
      if (gain > most) {
        most = gain;
        choice = candidate;
      }
    }
    return choice;
  }

  private double[] near(double[] centre, double step) {
    double[] point = new double[centre.length];
    for (int k = 0; k < point.length; k++) {
      double moved = centre[k] + step * (2 * random.nextDouble() - 1);
      point[k] = Math.clamp(moved, 0, Math.nextDown(1.0));
    }
    return point;
  }

  private static double improvement(double best, GaussianProcess.Prediction at) {
    double gain = best - at.mean();
    if (!(at.deviation() > 0)) {
      return Math.max(0, gain);
    }
    double z = gain / at.deviation();
    return gain * Normal.cdf(z) + at.deviation() * Normal.density(z);
  }

  private static double[] drawnIn(List<Seen> seen) {
    double[] sorted =
        seen.stream().mapToDouble(Seen::loss).filter(Double::isFinite).sorted().toArray();
    double[] losses = new double[seen.size()];
    if (sorted.length == 0) {
      return losses;
    }
    double best = sorted[0];
    double ceiling = best + 3 * (sorted[sorted.length / 2] - best);
    double worst = Math.min(ceiling, sorted[sorted.length - 1]);
    Arrays.setAll(losses, k -> Math.min(seen.get(k).loss(), worst));
    return losses;
  }
}
