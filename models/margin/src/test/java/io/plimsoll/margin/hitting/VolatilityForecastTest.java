package io.plimsoll.margin.hitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.hitting.VolatilityForecast.Tail;
import io.plimsoll.margin.option.Normal;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VolatilityForecastTest {
  private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};

  private static double[] lognormal(double median, double spread) {
    double[] sigma = new double[LEVELS.length];
    for (int i = 0; i < sigma.length; i++) {
      sigma[i] = median * Math.exp(spread * Gaussian.quantile(LEVELS[i]));
    }
    return sigma;
  }

  @Test
  void quantilesOfTheNormalAreThoseOfTheTables() {
    // R: qnorm(c(.975, .25, .001), 0, 1)
    assertEquals(1.959963984540054, Gaussian.quantile(0.975), 1e-14);
    assertEquals(-0.6744897501960817, Gaussian.quantile(0.25), 1e-14);
    assertEquals(-3.090232306167813, Gaussian.quantile(0.001), 1e-13);
    assertEquals(1e-300, Normal.cdf(Gaussian.quantile(1e-300)), 1e-311);
  }

  @Test
  void weightsSumToOneAndAPointForecastIsTheClosedForm() {
    for (Tail tail : Tail.values()) {
      VolatilityForecast forecast =
          new VolatilityForecast(LEVELS, new double[] {0.8, 0.8, 0.8, 0.8, 0.8}, tail);
      double sum = 0;
      for (int i = 0; i < forecast.nodes(); i++) {
        sum += forecast.weight(i);
        assertEquals(0.8, forecast.sigmaPerYear(i), 1e-15);
      }
      assertEquals(1, sum, 1e-14);
      Touch mixed = HittingProbability.touch(100, new Barriers(90, 115), 0.1, forecast, 0.05);
      Touch closed =
          HittingProbability.touch(100, new Barriers(90, 115), new PriceProcess(0.1, 0.8), 0.05);
      assertEquals(closed.lowerFirst(), mixed.lowerFirst(), 1e-14);
      assertEquals(closed.upperFirst(), mixed.upperFirst(), 1e-14);
    }
    VolatilityForecast one =
        new VolatilityForecast(new double[] {0.5}, new double[] {0.7}, Tail.FLAT);
    assertEquals(2, one.nodes());
    assertEquals(1, one.weight(0) + one.weight(1), 1e-15);
  }

  /**
   * A lognormal volatility is met by any of its quantiles, so five of them give its mean
   * e^(spread²/2) and the hitting probability of a sum over 20,000 steps of the normal score.
   */
  @Test
  void aLognormalForecastIsMetByFiveQuantiles() {
    double spread = 0.5;
    VolatilityForecast forecast =
        new VolatilityForecast(LEVELS, lognormal(0.6, spread), Tail.LOGNORMAL);
    double mean = 0;
    for (int i = 0; i < forecast.nodes(); i++) {
      mean += forecast.weight(i) * forecast.sigmaPerYear(i);
    }
    assertEquals(0.6 * Math.exp(spread * spread / 2), mean, 1e-9);

    double expected = 0;
    double step = 18.0 / 20_000;
    for (int i = 0; i < 20_000; i++) {
      double z = -9 + (i + 0.5) * step;
      PriceProcess process = new PriceProcess(0.2, 0.6 * Math.exp(spread * z));
      expected += step * Normal.pdf(z) * HittingProbability.lower(100, 88, process, 1 / 12.0);
    }
    Touch mixed = HittingProbability.touch(100, Barriers.below(88), 0.2, forecast, 1 / 12.0);
    assertEquals(expected, mixed.lowerFirst(), 1e-6);
  }

  @Test
  void aFlatTailTrustsTheOutermostQuantilesAndSoFindsLessFarOut() {
    double[] sigma = lognormal(0.6, 0.5);
    Barriers far = Barriers.below(50);
    double flat =
        HittingProbability.touch(
                100, far, 0, new VolatilityForecast(LEVELS, sigma, Tail.FLAT), 1 / 52.0)
            .lowerFirst();
    double lognormal =
        HittingProbability.touch(
                100, far, 0, new VolatilityForecast(LEVELS, sigma, Tail.LOGNORMAL), 1 / 52.0)
            .lowerFirst();
    assertTrue(flat < 0.5 * lognormal, flat + " against " + lognormal);
  }

  @Property(tries = 2000, seed = "1")
  void theMixtureLiesBetweenItsExtremesAndGrowsWithTheForecast(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] sigma = new double[LEVELS.length];
    double level = Math.exp(random.nextDouble(-3, 1));
    for (int i = 0; i < sigma.length; i++) {
      sigma[i] = level;
      level *= random.nextDouble(1, 2);
    }
    double years = Math.exp(random.nextDouble(-6, 0));
    Barriers barriers = Barriers.below(100 * random.nextDouble(0.5, 0.99));
    VolatilityForecast forecast = new VolatilityForecast(LEVELS, sigma, Tail.FLAT);
    double mixed = HittingProbability.touch(100, barriers, 0, forecast, years).lowerFirst();
    // Without price drift the log drifts towards the barrier with the variance, so more volatility
    // is always nearer.
    double least =
        HittingProbability.lower(100, barriers.lower(), new PriceProcess(0, sigma[0]), years);
    double most =
        HittingProbability.lower(100, barriers.lower(), new PriceProcess(0, sigma[4]), years);
    assertTrue(mixed >= least - 1e-12 && mixed <= most + 1e-12);
    double[] higher = sigma.clone();
    for (int i = 0; i < higher.length; i++) {
      higher[i] *= 1.3;
    }
    VolatilityForecast more = new VolatilityForecast(LEVELS, higher, Tail.FLAT);
    assertTrue(
        HittingProbability.touch(100, barriers, 0, more, years).lowerFirst() >= mixed - 1e-12);
  }

  @Test
  void badForecastsAreRefusedByName() {
    assertMessage("levels[1]", new double[] {0.5, 0.5}, new double[] {1, 1}, Tail.FLAT);
    assertMessage("levels[0]", new double[] {0}, new double[] {1}, Tail.FLAT);
    assertMessage("sigmaPerYear[1]", new double[] {0.1, 0.5}, new double[] {1, 0.9}, Tail.FLAT);
    assertMessage("sigmaPerYear[0]", new double[] {0.1}, new double[] {Double.NaN}, Tail.FLAT);
    assertMessage("as many", new double[] {0.1}, new double[] {1, 2}, Tail.FLAT);
    assertMessage("at least one", new double[0], new double[0], Tail.FLAT);
    assertMessage("two levels", new double[] {0.1}, new double[] {1}, Tail.LOGNORMAL);
  }

  private static void assertMessage(String part, double[] levels, double[] sigma, Tail tail) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new VolatilityForecast(levels, sigma, tail));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
