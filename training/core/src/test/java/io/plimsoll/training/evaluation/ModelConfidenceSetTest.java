package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelConfidenceSetTest {

  @Test
  void keepsTheModelsThatArchKeeps() {
    // arch 5.5.0 at 10 % on the conformance pack: only the variance the data were drawn with.
    ModelConfidenceSet set = ModelConfidenceSet.of(SelectionConformance.losses(), 5000, 20, 3);
    boolean[] last = {false, false, false, false, true};
    assertArrayEquals(last, set.byRange(0.9));
    assertArrayEquals(last, set.byMaximum(0.9));
  }

  /** arch 8.0.0, MCS with 50,000 replications of mean block length 6, methods R and max. */
  @Test
  void pValuesBetweenZeroAndOneAreThoseOfArch() {
    ModelConfidenceSet set = ModelConfidenceSet.of(GeneratedLosses.losses(), 20_000, 6, 1);
    assertArrayEquals(new double[] {0.48796, 0.4287, 0.00002, 0.00004, 0, 1}, set.rangeP(), 0.015);
    assertArrayEquals(
        new double[] {0.48796, 0.45608, 0.00168, 0.00168, 0.0001, 1}, set.maximumP(), 0.015);
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    double[][] losses = SelectionConformance.losses();
    ModelConfidenceSet first = ModelConfidenceSet.of(losses, 500, 7.5, 9);
    ModelConfidenceSet second = ModelConfidenceSet.of(losses, 500, 7.5, 9);
    assertArrayEquals(first.rangeP(), second.rangeP());
    assertArrayEquals(first.maximumP(), second.maximumP());
  }

  @Test
  void theBestModelStaysAndMuchWorseOnesGo() {
    double[][] losses = noise(6, 800, 4);
    shift(losses[2], 0.3);
    shift(losses[4], -0.3);
    ModelConfidenceSet set = ModelConfidenceSet.of(losses, 4);
    assertEquals(1, set.rangeP()[4]);
    assertEquals(1, set.maximumP()[4]);
    assertTrue(set.rangeP()[2] < 0.01 && set.maximumP()[2] < 0.01);
    assertTrue(set.rangeP()[2] <= set.rangeP()[0]);
  }

  @Test
  void equallyGoodModelsStayWithTheirConfidence() {
    // 200 samples of 5 equal models: the best (any of them) is out of the 90 % set in at most about
    // 10 % of them; binomial deviation 2.1 %.
    int out = 0;
    for (int sample = 0; sample < 200; sample++) {
      ModelConfidenceSet set = ModelConfidenceSet.of(noise(5, 200, sample), 300, 2, sample);
      out += set.byRange(0.9)[0] ? 0 : 1;
    }
    assertTrue(out < 33, "out " + out);
  }

  @Test
  void modelsThatNeverDifferStay() {
    double[] same = noise(1, 100, 5)[0];
    ModelConfidenceSet set = ModelConfidenceSet.of(new double[][] {same, same, same}, 5);
    assertArrayEquals(new double[] {1, 1, 1}, set.rangeP());
    assertArrayEquals(new double[] {1, 1, 1}, set.maximumP());
    assertEquals(1, set.meanBlockLength());
  }

  @Test
  void aModelAloneIsTheSet() {
    assertArrayEquals(new double[] {1}, ModelConfidenceSet.of(noise(1, 50, 1), 1).rangeP());
  }

  @Test
  void theOrderOfModelsDoesNotMatter() {
    double[][] losses = SelectionConformance.losses();
    double[][] turned = new double[losses.length][];
    Arrays.setAll(turned, i -> losses[losses.length - 1 - i]);
    double[] p = ModelConfidenceSet.of(losses, 1000, 10, 2).rangeP();
    double[] q = ModelConfidenceSet.of(turned, 1000, 10, 2).rangeP();
    IntStream.range(0, p.length).forEach(i -> assertEquals(p[i], q[p.length - 1 - i], 1e-12));
  }

  @Test
  void scaleDoesNotMatter() {
    double[][] losses = noise(4, 300, 8);
    double[][] scaled =
        Arrays.stream(losses)
            .map(model -> Arrays.stream(model).map(loss -> 1e-8 * loss).toArray())
            .toArray(double[][]::new);
    assertArrayEquals(
        ModelConfidenceSet.of(losses, 500, 3, 1).rangeP(),
        ModelConfidenceSet.of(scaled, 500, 3, 1).rangeP(),
        0.005);
  }

  @Test
  void twentyModelsTakeSeconds() {
    double[][] losses = noise(20, 3000, 6);
    assertTimeout(Duration.ofSeconds(30), () -> ModelConfidenceSet.of(losses, 5000, 3, 1));
  }

  @Test
  void badLossesAreRefused() {
    double[][] losses = noise(2, 20, 1);
    losses[1][7] = Double.NaN;
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ModelConfidenceSet.of(losses, 10, 2, 1));
    assertEquals("value of series 1 at 7 must be finite, was NaN", e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> ModelConfidenceSet.of(new double[][] {{1, 2}, {1}}, 10, 2, 1));
    assertThrows(
        IllegalArgumentException.class, () -> ModelConfidenceSet.of(noise(2, 20, 1), 10, 0.5, 1));
  }

  @Test
  void resampledMeansHaveTheVarianceOfTheMean() {
    // Independent uniforms: the variance of the mean of 400 is 1/12/400.
    double[][] means = StationaryBootstrap.centredMeans(noise(1, 400, 2), 4000, 1, 3);
    double squares = Arrays.stream(means).mapToDouble(m -> m[0] * m[0]).sum() / 4000;
    assertEquals(1 / 12.0 / 400, squares, 0.12 / 12 / 400);
  }

  @Test
  void meansAreThoseOfThePositions() {
    double[][] series = noise(2, 60, 7);
    double[][] means = StationaryBootstrap.centredMeans(series, 3, 5, 11);
    StationaryBootstrap same = new StationaryBootstrap(60, 5, 11);
    int[] positions = new int[60];
    for (double[] mean : means) {
      same.next(positions);
      for (int k = 0; k < 2; k++) {
        double[] one = series[k];
        assertEquals(
            Arrays.stream(positions).mapToDouble(i -> one[i]).average().orElseThrow()
                - Samples.mean(one),
            mean[k],
            1e-14);
      }
    }
  }

  @Test
  void blocksHaveTheirMeanLength() {
    StationaryBootstrap bootstrap = new StationaryBootstrap(1000, 8, 1);
    int[] positions = new int[1000];
    int breaks = 0;
    for (int r = 0; r < 200; r++) {
      bootstrap.next(positions);
      for (int i = 1; i < 1000; i++) {
        breaks += positions[i] == (positions[i - 1] + 1) % 1000 ? 0 : 1;
      }
    }
    // A block ends at each step with probability 1/8.
    assertEquals(0.125, breaks / 199_800.0, 0.004);
  }

  @Test
  void optimalLengthGrowsWithDependence() {
    double[] noise = noise(1, 2000, 12)[0];
    double[] slow = noise.clone();
    for (int t = 1; t < slow.length; t++) {
      slow[t] = 0.9 * slow[t - 1] + noise[t];
    }
    double ofNoise = OptimalBlockLength.stationary(noise);
    double ofSlow = OptimalBlockLength.stationary(slow);
    assertTrue(ofNoise < 5 && ofSlow > 15, ofNoise + " " + ofSlow);
    assertTrue(Double.isNaN(OptimalBlockLength.stationary(new double[100])));
    assertTrue(Double.isNaN(OptimalBlockLength.stationary(new double[3])));
  }

  private static double[][] noise(int models, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] losses = new double[models][];
    Arrays.setAll(losses, i -> random.doubles(n).toArray());
    return losses;
  }

  private static void shift(double[] losses, double by) {
    Arrays.setAll(losses, t -> losses[t] + by);
  }
}
