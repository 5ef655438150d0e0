package io.plimsoll.features.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.Conformance;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Estimators on prices whose variance is known: what noise and jumps do to them. */
class TrueVarianceTest {
  private static final int BARS = 1000;
  private static final int PATHS = 60;
  private static final double SIGMA = 1e-4;
  private static final double TRUTH = BARS * SIGMA * SIGMA;

  /** The mean over paths of a random walk seen through noise of such a size. */
  private static double mean(double noise, String kernel, String... settings) {
    SplittableRandom random = new SplittableRandom(11);
    double sum = 0;
    for (int path = 0; path < PATHS; path++) {
      double[] r = new double[BARS];
      double seen = noise * random.nextGaussian();
      for (int i = 0; i < BARS; i++) {
        double next = noise * random.nextGaussian();
        r[i] = SIGMA * random.nextGaussian() + next - seen;
        seen = next;
      }
      sum += Conformance.ofReturns(r, kernel, settings) / PATHS;
    }
    return sum;
  }

  @Test
  void noiseTriplesRealizedVarianceAndHardlyTouchesTheOthers() {
    // The variance of a return is that of the walk and twice that of the noise. The standard error
    // of a mean of 60 is below 3% for each; the pointed kernel is known to lie a little high.
    assertEquals(3 * TRUTH, mean(SIGMA, "realized-variance"), 0.03 * TRUTH * 3);
    assertEquals(TRUTH, mean(SIGMA, "two-scale-variance", "scale", "20m"), 0.08 * TRUTH);
    assertEquals(TRUTH, mean(SIGMA, "pre-averaged-variance"), 0.08 * TRUTH);
    assertEquals(TRUTH, mean(SIGMA, "realized-kernel"), 0.1 * TRUTH);
  }

  @Test
  void withoutNoiseAllAreUnbiased() {
    for (String kernel :
        new String[] {
          "realized-variance",
          "bipower-variation",
          "min-rv",
          "med-rv",
          "multipower-variation",
          "two-scale-variance",
          "pre-averaged-variance",
          "realized-kernel",
          "har-term"
        }) {
      double per = kernel.equals("har-term") ? BARS : 1;
      assertEquals(TRUTH, per * mean(0, kernel), 0.05 * TRUTH, kernel);
    }
    for (PowerMeasure measure : PowerMeasure.values()) {
      if (measure.sum().power() == 4) {
        assertEquals(TRUTH * TRUTH, mean(0, measure.kernel()), 0.06 * TRUTH * TRUTH, "" + measure);
      }
    }
  }

  @Test
  void oneJumpMovesRealizedVarianceAloneFar() {
    SplittableRandom random = new SplittableRandom(5);
    double[] r = new double[BARS];
    for (int i = 0; i < BARS; i++) {
      r[i] = SIGMA * random.nextGaussian();
    }
    double clean = Conformance.ofReturns(r, "realized-variance");
    r[500] = 20 * SIGMA;
    // 400 sigma² of 1000.
    assertTrue(Conformance.ofReturns(r, "realized-variance") > 1.35 * clean);
    for (String kernel : new String[] {"min-rv", "med-rv", "threshold-variance"}) {
      assertEquals(clean, Conformance.ofReturns(r, kernel), 0.1 * clean, kernel);
    }
  }

  @Test
  void roughnessTellsAWalkOfLogVarianceFromNoise() {
    SplittableRandom random = new SplittableRandom(3);
    double[] walk = new double[300 * 30];
    double[] noise = new double[walk.length];
    double log = 0;
    double shock = 0;
    for (int i = 0; i < walk.length; i++) {
      if (i % 30 == 0) {
        log += random.nextGaussian();
        shock = random.nextGaussian();
      }
      walk[i] = 1e-4 * Math.exp(log / 2) * random.nextGaussian();
      noise[i] = 1e-4 * Math.exp(shock / 2) * random.nextGaussian();
    }
    assertEquals(0.5, Conformance.ofReturns(walk, "roughness", "block", "30m"), 0.1);
    assertEquals(0, Conformance.ofReturns(noise, "roughness", "block", "30m"), 0.1);
  }
}
