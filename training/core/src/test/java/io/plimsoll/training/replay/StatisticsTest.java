package io.plimsoll.training.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final long HOUR = 3_600_000_000_000L;

  @Test
  void coverageCountsWhatIsAboveTheMargin() {
    double[] margin = {0.1, 0.1, 0.2, 0.2};
    double[] excursion = {0.1, 0.13, 0.05, 0.25};
    CoverageStatistics s = CoverageStatistics.of(margin, excursion, 0.25);
    assertEquals(2, s.exceedances());
    assertEquals(0.5, s.exceedanceRate());
    assertEquals(0.15, s.averageMargin(), 1e-15);
    assertEquals(0.04, s.meanExcess(), 1e-15);
    assertEquals(0.02, s.meanShortfall(), 1e-15);
    // Ratios 1, 1.3, 0.25, 1.25: one of four may exceed, so the scale is the second largest, 1.25.
    assertEquals(1.25, s.matchedScale(), 1e-15);
    assertEquals(0.1875, s.matchedAverage(), 1e-15);
    // 0.13 − 0.125 over four decisions
    assertEquals(0.00125, s.matchedShortfall(), 1e-15);
  }

  @Property(tries = 300, seed = "1")
  void theMatchedScaleLeavesExactlyTheAllowedExceedances(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + random.nextInt(2000);
    double[] margin = random.doubles(n, 0.01, 0.2).toArray();
    double[] excursion = random.doubles(n, 0, 0.3).toArray();
    double alpha = random.nextDouble(0.001, 0.2);
    double scale = CoverageStatistics.of(margin, excursion, alpha).matchedScale();
    int exceedances = 0;
    for (int i = 0; i < n; i++) {
      exceedances += excursion[i] / margin[i] > scale ? 1 : 0;
    }
    assertEquals((int) Math.floor(alpha * n), exceedances);
  }

  @Property(tries = 200, seed = "1")
  void theMatchedAverageDoesNotDependOnTheLevelOfTheMargin(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] margin = random.doubles(500, 0.01, 0.2).toArray();
    double[] excursion = random.doubles(500, 0, 0.3).toArray();
    double[] thrice = Arrays.stream(margin).map(m -> 3 * m).toArray();
    assertEquals(
        CoverageStatistics.of(margin, excursion, 0.01).matchedAverage(),
        CoverageStatistics.of(thrice, excursion, 0.01).matchedAverage(),
        1e-12);
  }

  @Test
  void statisticsOfNothingAreUndefinedAndBadInputIsRefused() {
    assertTrue(
        Double.isNaN(CoverageStatistics.of(new double[0], new double[0], 0.01).averageMargin()));
    assertThrows(
        IllegalArgumentException.class,
        () -> CoverageStatistics.of(new double[1], new double[1], 0.01));
    assertThrows(
        IllegalArgumentException.class,
        () -> CoverageStatistics.of(new double[] {1}, new double[] {Double.NaN}, 0.01));
    assertThrows(
        IllegalArgumentException.class,
        () -> CoverageStatistics.of(new double[] {1}, new double[2], 0.01));
  }

  @Test
  void theFrontierTradesMarginForShortfall() {
    List<FrontierPoint> points =
        FrontierPoint.of(
            new double[] {0.1, 0.2}, new double[] {0.15, 0.1}, new double[] {0.5, 1, 2});
    assertEquals(0.075, points.get(0).averageMargin(), 1e-15);
    // 0.15 − 0.05 on the first; the second is just covered
    assertEquals(0.05, points.get(0).meanShortfall(), 1e-15);
    assertEquals(0.025, points.get(1).meanShortfall(), 1e-15);
    assertEquals(0.5, points.get(1).exceedanceRate());
    assertEquals(0, points.get(2).meanShortfall());
    assertEquals(0, points.get(2).exceedanceRate());
  }

  @Test
  void procyclicalityOfAConstantMarginIsNone() {
    Procyclicality p = Procyclicality.of(hours(50), fill(50, 0.1));
    assertEquals(1, p.peakToTrough());
    assertEquals(0, p.changePerDay());
    assertEquals(0, p.rises().get(2).maximum());
  }

  @Test
  void procyclicalityFindsTheRiseWithinTheWindow() {
    // Flat at 0.1, from hour 10 on 0.2, from hour 14 on 0.4, from hour 30 on 0.1 again.
    double[] margin = fill(50, 0.1);
    Arrays.fill(margin, 10, 14, 0.2);
    Arrays.fill(margin, 14, 30, 0.4);
    Procyclicality p = Procyclicality.of(hours(50), margin);
    assertEquals(4, p.peakToTrough(), 1e-12);
    assertEquals(0.2, p.rises().get(0).maximum(), 1e-12);
    assertEquals(1, p.rises().get(0).relativeMaximum(), 1e-12);
    assertEquals(0.3, p.rises().get(1).maximum(), 1e-12);
    assertEquals(3, p.rises().get(1).relativeMaximum(), 1e-12);
    // 0.1 + 0.2 + 0.3 over 49 hours
    assertEquals(0.6 * 24 / 49, p.changePerDay(), 1e-12);
  }

  @Test
  void aPathShorterThanAWindowHasNoRiseThere() {
    Procyclicality p = Procyclicality.of(hours(5), fill(5, 0.1));
    assertEquals(0, p.rises().get(0).maximum());
    assertTrue(Double.isNaN(p.rises().get(1).maximum()));
    assertTrue(Double.isNaN(Procyclicality.of(new long[0], new double[0]).peakToTrough()));
  }

  private static long[] hours(int n) {
    long[] times = new long[n];
    for (int i = 0; i < n; i++) {
      times[i] = i * HOUR;
    }
    return times;
  }

  private static double[] fill(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }
}
