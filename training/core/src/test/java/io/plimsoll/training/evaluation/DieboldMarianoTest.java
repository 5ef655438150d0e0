package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.training.evaluation.DieboldMariano.Kernel;
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
  private final double[] realized;
  private final double[] har;
  private final double[] last;

  /**
   * In-sample HAR (coefficients printed by R highfrequency) against the last day's variance, as in
   * the oracle.
   */
  DieboldMarianoTest() {
    double[] rv = Conformance.column("daily_rv.csv", 1);
    int n = rv.length - 22;
    realized = new double[n];
    har = new double[n];
    last = new double[n];
    for (int i = 0; i < n; i++) {
      int t = i + 22;
      realized[i] = rv[t];
      last[i] = rv[t - 1];
      har[i] =
          Conformance.expected("HAR.ols.(Intercept)")
              + Conformance.expected("HAR.ols.RV1") * rv[t - 1]
              + Conformance.expected("HAR.ols.RV5") * mean(rv, t - 5, t)
              + Conformance.expected("HAR.ols.RV22") * mean(rv, t - 22, t);
    }
  }

  @Test
  void equalsNeweyWestOfSandwich() {
    double[] a = Qlike.losses(realized, har);
    double[] b = Qlike.losses(realized, last);
    for (int lag : new int[] {0, 5, 10, 22}) {
      // The oracle is the plain t statistic, which is ours without the factor of Harvey, Leybourne
      // and Newbold at h = 1.
      double n = a.length;
      double t =
          DieboldMariano.test(a, b, 1, lag, Kernel.BARTLETT).statistic() / Math.sqrt((n - 1) / n);
      assertEquals(Conformance.expected("DM.NW" + lag + ".qlike.t"), t, 1e-7);
    }
  }

  @Test
  void equalsDmTestOfForecast() {
    for (int h : new int[] {1, 5}) {
      DieboldMariano test =
          DieboldMariano.test(squares(har), squares(last), h, h - 1, Kernel.RECTANGULAR);
      assertEquals(Conformance.expected("DM.HLN.mse.h" + h + ".stat"), test.statistic(), 1e-7);
      double p = Conformance.expected("DM.HLN.mse.h" + h + ".p");
      assertEquals(p, test.pValue(), 1e-6 * p);
    }
  }

  @Test
  void regressionOfHarIsUnbiasedInSample() {
    MincerZarnowitz mz = MincerZarnowitz.fit(realized, har);
    assertEquals(Conformance.expected("MZ.a"), mz.intercept(), 1e-9);
    assertEquals(Conformance.expected("MZ.b"), mz.slope(), 1e-9);
    assertEquals(Conformance.expected("MZ.R2"), mz.rSquared(), 1e-9);
  }

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

  private double[] squares(double[] forecast) {
    double[] squares = new double[forecast.length];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = (realized[i] - forecast[i]) * (realized[i] - forecast[i]);
    }
    return squares;
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }
}
