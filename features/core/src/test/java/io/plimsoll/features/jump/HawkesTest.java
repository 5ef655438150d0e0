package io.plimsoll.features.jump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HawkesTest {
  @Test
  void theLikelihoodIsTheDefinition() {
    double[] times = {0.5, 1, 1, 4.25, 9};
    double mu = 0.3;
    double alpha = 0.4;
    double beta = 0.7;
    double sum = 0;
    for (double t : times) {
      // Of events at the same time each later one sees those before it.
      int before = 0;
      double intensity = mu;
      while (times[before] < t) {
        intensity += alpha * Math.exp(-beta * (t - times[before++]));
      }
      sum += Math.log(intensity) - alpha / beta * (1 - Math.exp(-beta * (10 - t)));
    }
    sum +=
        Math.log(mu + alpha * (1 + Math.exp(-beta * 0.5)))
            - Math.log(mu + alpha * Math.exp(-beta * 0.5));
    assertEquals(sum - mu * 10, Hawkes.logLikelihood(times, 10, mu, alpha, beta), 1e-12);
  }

  @Test
  void withoutExcitationItIsAPoissonProcess() {
    // Three events in ten: 3 ln 0.2 - 0.2 * 10.
    double expected = 3 * Math.log(0.2) - 2;
    assertEquals(expected, Hawkes.logLikelihood(new double[] {1, 2, 9}, 10, 0.2, 0, 1), 1e-12);
    assertEquals(-2, Hawkes.logLikelihood(new double[0], 10, 0.2, 0.1, 1), 1e-12);
    double[] backwards = {2, 1};
    assertThrows(
        IllegalArgumentException.class, () -> Hawkes.logLikelihood(backwards, 10, 0.2, 0, 1));
  }

  @Test
  void exceedancesAreMeasuredFromZeroInDeviationsAboutTheMean() {
    // Mean 0, deviation sqrt((9 + 9 + 1 + 1) / 4) = 2.24.
    assertArrayEquals(new double[] {0, 2}, Hawkes.exceedances(new double[] {3, 1, -3, -1}, 1.2), 0);
  }

  @Test
  void theBranchingRatioOfASimulatedProcessIsFound() {
    // Ogata's thinning with mu 0.02, alpha 0.03, beta 0.05: a branching ratio of 0.6, cascades of
    // 50 bars. In blocks of 1000 the counts' variance is that of the limit.
    SplittableRandom random = new SplittableRandom(7);
    int blocks = 4000;
    double[] counts = new double[blocks];
    double t = 0;
    double excitation = 0;
    while (true) {
      double bound = 0.02 + excitation;
      double wait = -Math.log(1 - random.nextDouble()) / bound;
      t += wait;
      if (t >= 1000.0 * blocks) {
        break;
      }
      excitation *= Math.exp(-0.05 * wait);
      if (random.nextDouble() * bound < 0.02 + excitation) {
        counts[(int) (t / 1000)]++;
        excitation += 0.03;
      }
    }
    assertEquals(0.6, BranchingRatio.ofCounts(counts), 0.03);
  }
}
