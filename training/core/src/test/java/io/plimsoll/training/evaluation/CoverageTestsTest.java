package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.numeric.Normal;
import io.plimsoll.training.evaluation.AcerbiSzekely.NullDistribution;
import io.plimsoll.training.evaluation.BaselTrafficLight.Zone;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tests of quantiles and shortfalls, beyond the rows of the conformance pack. */
class CoverageTestsTest {

  @Test
  void christoffersenByHand() {
    // 0 1 1 0 0: transitions 01, 11, 10, 00.
    ChristoffersenTest test =
        ChristoffersenTest.of(new boolean[] {false, true, true, false, false}, 0.4);
    assertEquals(1, test.n00());
    assertEquals(1, test.n01());
    assertEquals(1, test.n10());
    assertEquals(1, test.n11());
    // Both conditional shares are the common one, 1/2; two hits of five are just what 0.4 expects.
    assertEquals(0, test.independence().statistic(), 1e-15);
    assertEquals(0, test.conditionalCoverage().statistic(), 1e-12);
    assertEquals(1, test.conditionalCoverage().pValue(), 1e-6);
  }

  @Test
  void christoffersenFindsClustersAndDoesNotUnderflow() {
    boolean[] clustered = new boolean[100_000];
    for (int t = 0; t < clustered.length; t++) {
      clustered[t] = t % 1000 < 10;
    }
    ChristoffersenTest test = ChristoffersenTest.of(clustered, 0.01);
    assertEquals(1, test.coverage().pValue(), 1e-6);
    assertTrue(test.independence().rejects(1e-9));
    assertTrue(Double.isFinite(test.conditionalCoverage().statistic()));
  }

  @Test
  void independenceOfNoExceedanceIsNotRejected() {
    ChristoffersenTest none = ChristoffersenTest.of(new boolean[100], 0.01);
    assertEquals(0, none.independence().statistic());
    assertEquals(1, none.independence().pValue());
    assertTrue(Double.isNaN(ChristoffersenTest.of(new boolean[1], 0.01).independence().pValue()));
  }

  @Test
  void dynamicTestHasItsSizeAndFindsClusters() {
    SplittableRandom random = new SplittableRandom(2);
    int rejected = 0;
    for (int sample = 0; sample < 500; sample++) {
      boolean[] hits = new boolean[1000];
      double[] margin = new double[1000];
      for (int t = 0; t < hits.length; t++) {
        hits[t] = random.nextDouble() < 0.05;
        margin[t] = random.nextDouble();
      }
      rejected += DynamicQuantileTest.of(hits, margin, 0.05).rejects(0.05) ? 1 : 0;
    }
    // Binomial(500, 0.05) is 25 with deviation 5; the test rejects somewhat too often.
    assertTrue(rejected > 8 && rejected < 55, "rejected " + rejected);
    boolean[] clustered = new boolean[1000];
    Arrays.fill(clustered, 100, 125, true);
    Arrays.fill(clustered, 600, 625, true);
    double[] margin = random.doubles(1000).toArray();
    assertTrue(DynamicQuantileTest.of(clustered, margin, 0.05).rejects(1e-6));
  }

  @Test
  void dynamicTestLeavesOutWhatDoesNotVary() {
    boolean[] hits = new boolean[300];
    hits[50] = true;
    hits[200] = true;
    double[] constant = new double[300];
    Arrays.fill(constant, 0.1);
    // A constant margin is the constant once more.
    assertEquals(5, DynamicQuantileTest.of(hits, constant, 0.01).degreesOfFreedom());
    assertEquals(1, DynamicQuantileTest.of(new boolean[300], constant, 0.01).degreesOfFreedom());
    assertTrue(Double.isNaN(DynamicQuantileTest.of(new boolean[6], new double[6], 0.01).pValue()));
    assertThrows(
        IllegalArgumentException.class,
        () -> DynamicQuantileTest.of(new boolean[9], new double[8], 0.01));
  }

  @Test
  void durationsOfIndependentHitsAreExponential() {
    SplittableRandom random = new SplittableRandom(4);
    int rejected = 0;
    double shapes = 0;
    for (int sample = 0; sample < 300; sample++) {
      boolean[] hits = new boolean[2000];
      for (int t = 0; t < hits.length; t++) {
        hits[t] = random.nextDouble() < 0.02;
      }
      WeibullDurationTest test = WeibullDurationTest.of(hits);
      rejected += test.test().rejects(0.05) ? 1 : 0;
      shapes += test.shape() / 300;
    }
    // Binomial(300, 0.05) is 15 with deviation 3.8. Durations are whole numbers, and few.
    assertTrue(rejected < 32, "rejected " + rejected);
    assertEquals(1, shapes, 0.08);
  }

  @Test
  void durationsOfClustersHaveAShapeBelowOne() {
    boolean[] hits = new boolean[2000];
    for (int t = 0; t < hits.length; t += 400) {
      Arrays.fill(hits, t, t + 8, true);
    }
    WeibullDurationTest test = WeibullDurationTest.of(hits);
    assertTrue(test.shape() < 0.8 && test.test().rejects(0.001), test.toString());
  }

  @Test
  void durationsNeedTwoExceedances() {
    boolean[] one = new boolean[50];
    one[20] = true;
    assertTrue(Double.isNaN(WeibullDurationTest.of(one).shape()));
    assertTrue(Double.isNaN(WeibullDurationTest.of(new boolean[0]).test().pValue()));
    // Hits at both ends and like a clock between: the likelihood grows with the shape.
    boolean[] clock = new boolean[51];
    for (int t = 0; t < 51; t += 10) {
      clock[t] = true;
    }
    assertEquals(10, WeibullDurationTest.of(clock).shape());
  }

  @Test
  void acerbiSzekelyByHand() {
    // Two of four below the quantile −1, with shortfall −2: r/e = 1 and 2.
    double[] r = {-2, 0, -4, 1};
    double[] v = {-1, -1, -1, -1};
    double[] e = {-2, -2, -2, -2};
    AcerbiSzekely test = AcerbiSzekely.of(0.25, r, v, e);
    assertEquals(1 - 3 / 2.0, test.z1());
    assertEquals(1 - 3 / (0.25 * 4), test.z2());
    assertThrows(
        IllegalArgumentException.class,
        () -> AcerbiSzekely.of(0.25, r, v, new double[] {-2, -2, 1, -2}));
  }

  /** Acerbi and Székely (2014): −0.70 at 5 % for normal tails; numpy 2.4.6 says −0.81 for t(3). */
  @Test
  void criticalValuesAreThoseOfThePaper() {
    NullDistribution normal = NullDistribution.normal(0.025, 250, 20_000, 1);
    assertEquals(-0.70, normal.criticalValue(0.05), 0.02);
    assertEquals(0.05, normal.pValue(normal.criticalValue(0.05)), 1e-3);
    NullDistribution heavy = NullDistribution.student(3, 0.025, 250, 20_000, 1);
    assertEquals(-0.812, heavy.criticalValue(0.05), 0.025);
    assertTrue(Double.isNaN(normal.pValue(Double.NaN)));
  }

  /** scipy 1.17.1, t.ppf. */
  @Test
  void studentQuantilesAreScipys() {
    assertEquals(-3.746947387979197, Distributions.studentQuantile(0.01, 4), 1e-11);
    assertEquals(2.333039626864974, Distributions.studentQuantile(0.975, 7.5), 1e-11);
    assertEquals(-0.6172133998483678, Distributions.studentQuantile(0.3, 2), 1e-11);
    assertEquals(0, Distributions.studentQuantile(0.5, 2), 1e-15);
  }

  @Test
  void mcNeilFreyFindsAShortfallThatIsTooSmall() {
    SplittableRandom random = new SplittableRandom(8);
    int n = 4000;
    double[] r = new double[n];
    Arrays.setAll(r, t -> Normal.quantile(random.nextDouble(1e-9, 1)));
    double[] v = new double[n];
    double[] right = new double[n];
    double[] small = new double[n];
    Arrays.fill(v, -1.959964);
    // φ(1.96)/0.025
    Arrays.fill(right, -2.337803);
    Arrays.fill(small, -2.1);
    assertTrue(McNeilFreyTest.of(r, v, right).pValue() > 0.02);
    assertTrue(McNeilFreyTest.of(r, v, small).pValue() < 0.001);
    double[] none = {-1, -1, -1};
    assertTrue(Double.isNaN(McNeilFreyTest.of(new double[3], none, none).pValue()));
  }

  @Test
  void groupsAreTestedAloneAndTogether() {
    boolean[] hits = new boolean[3000];
    int[] group = new int[3000];
    for (int t = 0; t < hits.length; t++) {
      group[t] = t % 3;
      // None in group 0, 2 % in group 1, 1 % in group 2.
      hits[t] = group[t] == 1 && t % 150 == 1 || group[t] == 2 && t % 300 == 2;
    }
    GroupedCoverage coverage = GroupedCoverage.of(hits, group, 4, 0.01);
    assertEquals(KupiecTest.of(3000, 30, 0.01), coverage.pooled());
    assertEquals(KupiecTest.of(1000, 20, 0.01), coverage.groups().get(1));
    double[] p = coverage.holm();
    assertTrue(p[0] < 1e-3 && p[1] < 0.05 && p[2] > 0.9 && Double.isNaN(p[3]));
    // Three tests are defined: the second smallest p-value counts twice.
    assertEquals(2 * coverage.groups().get(1).pValue(), p[1], 1e-15);
    assertThrows(IllegalArgumentException.class, () -> GroupedCoverage.of(hits, group, 2, 0.01));
  }

  @Test
  void zonesAreThoseOfBasel() {
    assertEquals(Zone.GREEN, BaselTrafficLight.of(250, 4, 0.01).zone());
    assertEquals(Zone.YELLOW, BaselTrafficLight.of(250, 5, 0.01).zone());
    assertEquals(Zone.YELLOW, BaselTrafficLight.of(250, 9, 0.01).zone());
    assertEquals(Zone.RED, BaselTrafficLight.of(250, 10, 0.01).zone());
    // Basel (1996), table 1: a right model leaves green in 10.8 %, one at 2 % in 56.1 % (it stays
    // in 43.9 %).
    BaselTrafficLight light = BaselTrafficLight.of(250, 0, 0.01);
    assertEquals(0.108, light.powerAgainst(0.01), 0.0005);
    assertEquals(0.561, light.powerAgainst(0.02), 0.0005);
    assertThrows(IllegalArgumentException.class, () -> BaselTrafficLight.of(0, 0, 0.01));
  }

  @Test
  void jointLossIsLeastAtTheTruth() {
    SplittableRandom random = new SplittableRandom(3);
    double[] r = new double[20_000];
    Arrays.setAll(r, t -> Normal.quantile(random.nextDouble(1e-9, 1)));
    double truth = loss(r, -1.96, -2.338);
    assertTrue(truth < loss(r, -1.96, -2.6) && truth < loss(r, -1.96, -2.1));
    assertTrue(truth < loss(r, -1.7, -2.338) && truth < loss(r, -2.3, -2.338));
  }

  @Test
  void jointLossByHandAndItsLimits() {
    // y = −3 beyond v = −2, e = −2.5, α = 0.1: (1)/(0.1·2.5) + 0.8 + ln 2.5 − 1
    assertEquals(4 + 0.8 + Math.log(2.5) - 1, Fz0.loss(0.1, -3, -2, -2.5), 1e-14);
    assertEquals(0.8 + Math.log(2.5) - 1, Fz0.loss(0.1, 1, -2, -2.5), 1e-14);
    assertTrue(Double.isNaN(Fz0.loss(0.1, -3, -2, 0)));
    assertTrue(Double.isNaN(Fz0.loss(0.1, Double.NaN, -2, -2.5)));
    assertTrue(Double.isNaN(Fz0.mean(0.1, new double[0], new double[0], new double[0])));
    assertThrows(IllegalArgumentException.class, () -> Fz0.loss(0, -3, -2, -2.5));
    assertFalse(Double.isNaN(Fz0.loss(0.1, -1e300, -2, -2.5)));
  }

  private static double loss(double[] r, double v, double e) {
    double[] quantile = new double[r.length];
    double[] shortfall = new double[r.length];
    Arrays.fill(quantile, v);
    Arrays.fill(shortfall, e);
    return Fz0.mean(0.025, r, quantile, shortfall);
  }
}
