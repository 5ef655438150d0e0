package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.Conformance;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Reliability, rank distances, clustered areas and lead times. */
class CalibrationStatisticsTest {
  private final boolean[] y = ProbabilityConformance.outcomes();
  private final double[] first = Conformance.column("classifier_scores", "score1");
  private final double[] second = Conformance.column("classifier_scores", "score2");

  /** statsmodels 0.15.0, Logit of the outcomes on the log odds. */
  @Test
  void reliabilityLineIsThatOfStatsmodels() {
    ReliabilityLine line = ReliabilityLine.fit(y, first);
    assertEquals(-2.0524293888111385, line.intercept(), 1e-8);
    assertEquals(3.49702703337805, line.slope(), 1e-8);
    assertEquals(2.0075807623157766, ReliabilityLine.fit(y, second).slope(), 1e-8);
  }

  @Test
  void reliabilityLineOfCalibratedProbabilitiesIsTheDiagonal() {
    SplittableRandom random = new SplittableRandom(3);
    double[] p = random.doubles(20_000, 0.01, 0.6).toArray();
    boolean[] drawn = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      drawn[i] = random.nextDouble() < p[i];
    }
    ReliabilityLine line = ReliabilityLine.fit(drawn, p);
    assertEquals(0, line.intercept(), 0.07);
    assertEquals(1, line.slope(), 0.05);
    assertTrue(SpiegelhalterTest.of(drawn, p).pValue() > 0.01);
    double[] sharp = Arrays.stream(p).map(q -> q * q / (q * q + (1 - q) * (1 - q))).toArray();
    // The log odds doubled: half the slope.
    assertEquals(0.5, ReliabilityLine.fit(drawn, sharp).slope(), 0.025);
    assertTrue(SpiegelhalterTest.of(drawn, sharp).pValue() < 1e-6);
  }

  @Test
  void reliabilityIsUndefinedWhereNothingVaries() {
    double[] p = {0.1, 0.2, 0.3};
    assertTrue(Double.isNaN(ReliabilityLine.fit(new boolean[3], p).slope()));
    boolean[] one = {true, false, false};
    assertTrue(Double.isNaN(ReliabilityLine.fit(one, new double[] {0.2, 0.2, 0.2}).slope()));
    assertTrue(Double.isNaN(SpiegelhalterTest.of(one, new double[] {1, 0, 0.5}).z()));
    assertThrows(
        IllegalArgumentException.class,
        () -> SpiegelhalterTest.of(one, new double[] {0.2, 1.2, 0}));
    assertTrue(Double.isFinite(ReliabilityLine.fit(one, new double[] {1, 0, 0.5}).slope()));
  }

  /** The formulas of Obuchowski (1997) in numpy 2.4.6, 30 clusters of 20 rows in turn. */
  @Test
  void clusteredAreasAreThoseOfTheFormula() {
    long[] cluster = new long[600];
    Arrays.setAll(cluster, i -> i / 20);
    DeLong test = DeLong.paired(y, first, second, cluster);
    assertEquals(0.00034506264181639965, test.variance(), 1e-13);
    assertEquals(5.3953779309981105, test.z(), 1e-9);
    assertEquals(0.00044747988540132005, DeLong.variance(y, first, cluster), 1e-14);
  }

  @Test
  void copiesOfADayAreNoEvidence() {
    // Each row five times, in one cluster: the areas and, but for the count of clusters, the
    // variance stay as they were.
    int n = y.length;
    boolean[] outcomes = new boolean[5 * n];
    double[] a = new double[5 * n];
    double[] b = new double[5 * n];
    long[] cluster = new long[5 * n];
    for (int i = 0; i < 5 * n; i++) {
      outcomes[i] = y[i % n];
      a[i] = first[i % n];
      b[i] = second[i % n];
      cluster[i] = i % n;
    }
    DeLong plain = DeLong.paired(y, first, second);
    DeLong copied = DeLong.paired(outcomes, a, b, cluster);
    assertEquals(plain.z(), copied.z(), 1e-9);
    assertEquals(plain.first(), copied.first(), 1e-12);
  }

  @Test
  void equalScoresDoNotDiffer() {
    DeLong test = DeLong.paired(y, first, first);
    assertTrue(Double.isNaN(test.z()));
    assertEquals(test.first(), test.second());
    assertTrue(Double.isNaN(DeLong.variance(new boolean[5], new double[5])));
  }

  @Property
  void smirnovDistanceIsSymmetricAndBounded(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 9) Integer> one,
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 9) Integer> other) {
    double[] a = one.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] b = other.stream().mapToDouble(Integer::doubleValue).toArray();
    double distance = KolmogorovSmirnov.between(a, b);
    assertEquals(distance, KolmogorovSmirnov.between(b, a));
    double largest = 0;
    for (int value = 0; value <= 9; value++) {
      double at = value;
      double difference =
          Arrays.stream(a).filter(v -> v <= at).count() / (double) a.length
              - Arrays.stream(b).filter(v -> v <= at).count() / (double) b.length;
      largest = Math.max(largest, Math.abs(difference));
    }
    assertEquals(largest, distance, 1e-15);
  }

  @Test
  void distancesOfTheSameSampleAreZeroAndOfNothingUndefined() {
    assertEquals(0, KolmogorovSmirnov.between(first, first));
    assertEquals(0, PopulationStability.index(first, first, 10), 1e-15);
    assertTrue(PopulationStability.index(first, new double[] {9, 9, 9}, 10) > 0.25);
    assertTrue(Double.isNaN(KolmogorovSmirnov.between(first, new double[0])));
    assertTrue(Double.isNaN(PopulationStability.index(first, new double[0], 10)));
    assertThrows(IllegalArgumentException.class, () -> PopulationStability.index(first, second, 1));
  }

  @Test
  void evidenceByHand() {
    // Two bins of two: the lower has one of one events and one of three others.
    boolean[] outcomes = {true, false, false, false};
    WeightOfEvidence evidence = WeightOfEvidence.of(outcomes, new double[] {1, 2, 3, 4}, 2);
    assertEquals(Math.log(1 / 3.0), evidence.weights()[0], 1e-15);
    assertEquals(Double.POSITIVE_INFINITY, evidence.weights()[1]);
    assertEquals(Double.POSITIVE_INFINITY, evidence.informationValue());
    assertTrue(
        Double.isNaN(
            WeightOfEvidence.of(new boolean[4], new double[] {1, 2, 3, 4}, 2).informationValue()));
  }

  /** numpy 2.4.6, quantile of 3 1 2 5 4 9. */
  @Test
  void quantilesAreThoseOfNumpy() {
    double[] values = {3, 1, 2, 5, 4, 9};
    assertArrayEquals(
        new double[] {1.125, 3.5, 7},
        Arrays.stream(new double[] {0.025, 0.5, 0.9})
            .map(level -> Quantiles.of(values, level))
            .toArray(),
        1e-15);
  }

  @Test
  void leadIsTheRunOfAlertsBeforeTheSpike() {
    boolean[] spikes = steps("000010001100001");
    boolean[] alerts = steps("011100001000110");
    // Onsets at 4 (alerts at 1, 2, 3), at 8 (none before it) and at 14 (alerts at 12, 13).
    LeadTime lead = LeadTime.of(alerts, spikes, 10);
    assertEquals(3, lead.onsets());
    assertEquals(2, lead.warned());
    assertEquals(2.5, lead.mean());
    assertEquals(2 / 3.0, lead.warnedShare());
    assertEquals(2, LeadTime.of(alerts, spikes, 2).mean());
    // Of leads 2 and 3 the quartiles lie a quarter of the way in.
    assertEquals(2.25, lead.lower());
    assertEquals(2.5, lead.median());
    assertEquals(2.75, lead.upper());
  }

  @Test
  void leadsOfSeveralSeriesAreTakenTogether() {
    LeadTime.Steps one = new LeadTime.Steps(steps("1110"), steps("0001"));
    LeadTime.Steps other = new LeadTime.Steps(steps("0100"), steps("1010"));
    // A lead of 3 and one of 1; the spike at the first step of the other is not counted, nor does
    // the alert at the end of one go before it.
    LeadTime lead = LeadTime.of(List.of(one, other), 10);
    assertEquals(2, lead.onsets());
    assertEquals(2, lead.warned());
    assertEquals(2, lead.mean());
    assertThrows(IllegalArgumentException.class, () -> new LeadTime.Steps(steps("1"), steps("10")));
  }

  @Test
  void leadOfNoSpikeIsUndefined() {
    LeadTime none = LeadTime.of(new boolean[5], new boolean[5], 3);
    assertTrue(Double.isNaN(none.mean()) && Double.isNaN(none.warnedShare()));
    // A spike at the first step has no step before it.
    assertEquals(0, LeadTime.of(steps("11"), steps("10"), 3).onsets());
    assertThrows(
        IllegalArgumentException.class, () -> LeadTime.of(new boolean[1], new boolean[1], 0));
  }

  private static boolean[] steps(String marks) {
    boolean[] steps = new boolean[marks.length()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = marks.charAt(i) == '1';
    }
    return steps;
  }
}
