package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DieboldMarianoTest {
  @Test
  void sameForecastsDoNotDiffer() {
    DieboldMariano test = DieboldMariano.test(new double[50], new double[50], 12);
    assertTrue(Double.isNaN(test.statistic()));
    assertEquals(1, test.pValue());
    assertFalse(test.firstIsBetter(0.05));
  }

  @Test
  void isUndefinedOfNothingAndOfOne() {
    assertTrue(Double.isNaN(DieboldMariano.test(new double[0], new double[0], 1).pValue()));
    assertTrue(Double.isNaN(DieboldMariano.test(new double[] {1}, new double[] {2}, 1).pValue()));
  }

  @Test
  void rejectsAboutOneInTwentyOfEqualForecastsWithOverlap() {
    // Two forecasts with the same moving-average losses of order 11 (an hour of five-minute
    // origins), 500 samples of 1,000.
    SplittableRandom random = new SplittableRandom(7);
    int rejected = 0;
    for (int sample = 0; sample < 500; sample++) {
      double[] noise = new double[1011];
      Arrays.setAll(noise, i -> random.nextDouble() - 0.5);
      double[] loss = new double[1000];
      Arrays.setAll(loss, i -> mean(noise, i, i + 12));
      rejected += DieboldMariano.test(loss, new double[1000], 12).pValue() < 0.05 ? 1 : 0;
    }
    // Binomial(500, 0.05) is 25 with deviation 5; Bartlett weights at lag 12 understate the
    // variance, so up to 12 % is usual.
    assertTrue(rejected > 10 && rejected < 60, "rejected " + rejected);
  }

  @Property
  void swappingTheForecastsFlipsTheSign(
      @ForAll @Size(min = 5, max = 40) List<@DoubleRange(min = 0, max = 10) Double> sample,
      @ForAll @IntRange(min = 1, max = 12) int h) {
    double[] losses = sample.stream().mapToDouble(Double::doubleValue).toArray();
    double[] zero = new double[losses.length];
    DieboldMariano ab = DieboldMariano.test(losses, zero, h);
    DieboldMariano ba = DieboldMariano.test(zero, losses, h);
    assertEquals(ab.statistic(), -ba.statistic());
    assertEquals(ab.pValue(), ba.pValue());
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }
}
