package io.plimsoll.margin.hitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.margin.Seeds;
import io.plimsoll.margin.option.Normal;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HittingProbabilityTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  /**
   * E. G. Haug, The Complete Guide to Option Pricing Formulas (1998), p. 95, cash 15 paid at expiry
   * if 100 is touched within half a year, r = cost of carry = 10%, σ = 20%; as in QuantLib's
   * digitaloption.cpp.
   */
  @Test
  void matchesHaugsBarrierOptionsPaidAtExpiry() {
    PriceProcess process = new PriceProcess(0.1, 0.2);
    double discounted = 15 * Math.exp(-0.1 * 0.5);
    assertEquals(9.3604, discounted * HittingProbability.lower(105, 100, process, 0.5), 1e-4);
    assertEquals(11.2223, discounted * HittingProbability.upper(95, 100, process, 0.5), 1e-4);
  }

  /**
   * The same paid when 100 is touched: 9.7264 and 11.6553 in the book; 12.2715 and 8.9109 with a
   * dividend yield of 20% in QuantLib's digitaloption.cpp. Discounting e^(−rτ) is a change of drift
   * from ν to ν* = √(ν² + 2rσ²): E[e^(−rτ); τ ≤ T] = e^((ν−ν*)b/σ²)·P*(τ ≤ T) for the barrier at b
   * = ln(H/S).
   */
  @ParameterizedTest
  @CsvSource({
    "105, 0, 9.7264",
    "95, 0, 11.6553",
    "105, 0.2, 12.2715",
    "95, 0.2, 8.9109",
  })
  void matchesHaugsBarrierOptionsPaidAtHit(double price, double yield, double published) {
    double r = 0.1;
    double variance = 0.04;
    double nu = r - yield - variance / 2;
    double changed = Math.sqrt(nu * nu + 2 * r * variance);
    PriceProcess process = new PriceProcess(changed + variance / 2, 0.2);
    double probability =
        price > 100
            ? HittingProbability.lower(price, 100, process, 0.5)
            : HittingProbability.upper(price, 100, process, 0.5);
    double factor = Math.exp((nu - changed) / variance * Math.log(100 / price));
    assertEquals(published, 15 * factor * probability, 1e-4);
  }

  /**
   * E. G. Haug, The Complete Guide to Option Pricing Formulas, second edition (2007), p. 181, as in
   * QuantLib's doublebinaryoption.cpp: spot 100, r = 5%, dividend yield 2%, a quarter of a year,
   * cash 10. Knock-out: paid at expiry if neither barrier was touched. KIKO: paid on touching the
   * lower barrier before the upper; KOKI (from Haug's program) the other way round.
   */
  @ParameterizedTest
  @CsvSource({
    "80, 120, 0.1, 9.8716, 0.0000, 0.0041",
    "80, 120, 0.2, 8.9307, 0.2402, 0.7080",
    "80, 120, 0.3, 6.3272, 1.4076, 2.1581",
    "80, 120, 0.5, 1.9094, 3.8160, 4.2061",
    "85, 115, 0.1, 9.7961, 0.0075, 0.0723",
    "85, 115, 0.2, 7.2300, 0.9910, 1.6663",
    "85, 115, 0.3, 3.7100, 2.8098, 3.3930",
    "85, 115, 0.5, 0.4271, 4.6612, 4.8679",
    "90, 110, 0.1, 8.9054, 0.2656, 0.7080",
    "90, 110, 0.2, 3.6752, 2.7954, 3.4424",
    "90, 110, 0.3, 0.7960, 4.4024, 4.7496",
    "90, 110, 0.5, 0.0059, 4.9266, 5.0475",
    "95, 105, 0.1, 3.6323, 2.6285, 3.6524",
    "95, 105, 0.2, 0.0911, 4.7523, 5.1256",
    "95, 105, 0.3, 0.0002, 4.9096, 5.0763",
    "95, 105, 0.5, 0.0000, 4.9675, 5.0275",
  })
  void matchesHaugsDoubleBarrierOptions(
      double lower, double upper, double sigma, double neither, double down, double up) {
    double r = 0.05;
    double variance = sigma * sigma;
    Barriers barriers = new Barriers(lower, upper);
    Touch touch = HittingProbability.touch(100, barriers, new PriceProcess(0.03, sigma), 0.25);
    assertEquals(neither, 10 * Math.exp(-r * 0.25) * (1 - touch.either()), 1e-4);

    double nu = 0.03 - variance / 2;
    double changed = Math.sqrt(nu * nu + 2 * r * variance);
    PriceProcess process = new PriceProcess(changed + variance / 2, sigma);
    Touch discounted = HittingProbability.touch(100, barriers, process, 0.25);
    double tilt = (nu - changed) / variance;
    double paidDown = Math.exp(tilt * Math.log(lower / 100)) * discounted.lowerFirst();
    double paidUp = Math.exp(tilt * Math.log(upper / 100)) * discounted.upperFirst();
    assertEquals(down, 10 * paidDown, 1e-4);
    assertEquals(up, 10 * paidUp, 1e-4);
  }

  @Test
  void withoutDriftItIsTheReflectionPrinciple() {
    double distance = Math.log(100 / 97.0);
    double expected = 2 * Normal.cdf(-distance / (0.8 * Math.sqrt(1 / 365.0)));
    double probability = HittingProbability.lower(100, 97, PriceProcess.symmetric(0.8), 1 / 365.0);
    assertEquals(expected, probability, 1e-15);
  }

  /** With all time, and no drift, a walk leaves [−d, u] below with probability u/(d + u). */
  @Test
  void inTheLongRunItIsTheGamblersRuin() {
    Touch even = FirstExit.either(1, 3, 0, 1e4);
    assertEquals(0.75, even.lowerFirst(), 1e-15);
    assertEquals(0.25, even.upperFirst(), 1e-15);
    // With tilt θ = 2m/s²: (1 − e^(−θu))/(e^(θd) − e^(−θu)), here θ = 2·1e8·0.5/1e8 = 1.
    Touch uphill = FirstExit.either(1, 3, 0.5e8, 1e4);
    double expected = (1 - Math.exp(-3)) / (Math.exp(1) - Math.exp(-3));
    assertEquals(expected, uphill.lowerFirst(), 1e-14);
    assertEquals(1, uphill.either(), 1e-15);
  }

  @Test
  void theLimitsAreExact() {
    PriceProcess still = new PriceProcess(0, 0);
    assertEquals(1, HittingProbability.lower(100, 100, still, 0));
    assertEquals(1, HittingProbability.lower(99, 100, PriceProcess.symmetric(0.5), 1));
    assertEquals(1, HittingProbability.upper(101, 100, PriceProcess.symmetric(0.5), 1));
    assertEquals(0, HittingProbability.lower(101, 100, PriceProcess.symmetric(0.5), 0));
    // Without volatility the price goes straight: 100·e^(−0.5) < 70 < 100·e^(−0.3)
    assertEquals(1, HittingProbability.lower(100, 70, new PriceProcess(-0.5, 0), 1));
    assertEquals(0, HittingProbability.lower(100, 70, new PriceProcess(-0.3, 0), 1));
    assertEquals(0, HittingProbability.upper(100, 170, new PriceProcess(0.5, 0), 1));
    assertEquals(1, HittingProbability.upper(100, 160, new PriceProcess(0.5, 0), 1));
    assertEquals(new Touch(1, 0), HittingProbability.touch(9, new Barriers(10, 20), still, 1));
    assertEquals(new Touch(0, 1), HittingProbability.touch(20, new Barriers(10, 20), still, 1));
    assertEquals(new Touch(0, 0), HittingProbability.touch(15, new Barriers(10, 20), still, 1));
  }

  @Test
  void nothingOverflows() {
    // e^(2νb/σ²) alone would be e^(2·1e6·0.1/1e-4)
    assertEquals(1, FirstExit.lower(0.1, -1e6, 0.01));
    assertEquals(0, FirstExit.lower(0.1, 1e6, 0.01));
    assertEquals(1, FirstExit.lower(1e-300, -1e300, 1e-300));
    assertEquals(0, FirstExit.lower(1e300, 0, 1e-300));
    assertEquals(0, FirstExit.lower(INF, -1e300, 1));
    assertEquals(1, FirstExit.lower(1, 0, 1e300), 1e-15);
    assertEquals(new Touch(0, 1), FirstExit.either(0.1, 0.2, 1e6, 0.01));
    assertEquals(new Touch(1, 0), FirstExit.either(0.1, 0.2, -1e6, 0.01));
    assertEquals(new Touch(0, 0), FirstExit.either(1e300, 1e300, 0, 1e-300));
    assertEquals(new Touch(0, 0), FirstExit.either(INF, INF, 1, 1));
    assertEquals(1, FirstExit.either(1, 2, 1e5, 1e6).either(), 1e-15);
  }

  @Test
  void rejectsWhatIsNotANumber() {
    PriceProcess process = PriceProcess.symmetric(1);
    assertMessage("barrier", () -> HittingProbability.lower(1, Double.NaN, process, 1));
    assertMessage("price", () -> HittingProbability.upper(-1, 1, process, 1));
    assertMessage("horizonYears", () -> HittingProbability.lower(2, 1, process, Double.NaN));
    assertMessage("lower", () -> new Barriers(Double.NaN, 1));
    assertMessage("upper", () -> new Barriers(2, 1));
    assertMessage("sigmaPerYear", () -> new PriceProcess(0, -1));
  }

  private static void assertMessage(String part, Runnable action) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void itIsAProbabilityThatGrowsWithHorizonAndNearness() {
    Seeds.each(30_000, this::itIsAProbabilityThatGrowsWithHorizonAndNearness);
  }

  private void itIsAProbabilityThatGrowsWithHorizonAndNearness(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double d = Math.exp(random.nextDouble(-7, 2));
    double u = Math.exp(random.nextDouble(-7, 2));
    double nu = random.nextDouble(-3, 3);
    double sigma = Math.exp(random.nextDouble(-5, 2));
    double years = Math.exp(random.nextDouble(-6, 2));
    double root = Math.sqrt(years);
    Touch touch = FirstExit.either(d, u, nu * years, sigma * root);
    double below = FirstExit.lower(d, nu * years, sigma * root);
    double above = FirstExit.lower(u, -nu * years, sigma * root);
    assertTrue(touch.lowerFirst() >= 0 && touch.upperFirst() >= 0 && touch.either() <= 1);
    assertTrue(touch.either() >= Math.max(below, above) - 1e-13);
    assertTrue(touch.either() <= below + above + 1e-13);
    assertTrue(touch.lowerFirst() <= below + 1e-13 && touch.upperFirst() <= above + 1e-13);
    // The mirror image.
    Touch mirror = FirstExit.either(u, d, -nu * years, sigma * root);
    assertEquals(touch.lowerFirst(), mirror.upperFirst(), 1e-13);
    // A longer horizon, and nearer barriers.
    double longer = years * random.nextDouble(1, 4);
    Touch later = FirstExit.either(d, u, nu * longer, sigma * Math.sqrt(longer));
    assertTrue(later.lowerFirst() >= touch.lowerFirst() - 1e-13);
    assertTrue(later.upperFirst() >= touch.upperFirst() - 1e-13);
    double near = random.nextDouble(0.2, 1);
    assertTrue(FirstExit.lower(d * near, nu * years, sigma * root) >= below - 1e-13);
    Touch nearer = FirstExit.either(d * near, u * near, nu * years, sigma * root);
    assertTrue(nearer.either() >= touch.either() - 1e-13);
  }

  /** Where the log price does not drift away from the barrier; with the wind it need not hold. */
  @Property(tries = 5000, seed = "1")
  void itGrowsWithVolatilityWhereTheLogPriceDoesNotDriftTowardsTheBarrier(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double d = Math.exp(random.nextDouble(-7, 1));
    double m = random.nextDouble(0, 1);
    double s = Math.exp(random.nextDouble(-6, 1));
    double more = s * random.nextDouble(1, 3);
    assertTrue(FirstExit.lower(d, m, more) >= FirstExit.lower(d, m, s) - 1e-14);
    Touch touch = FirstExit.either(d, d, 0, s);
    assertTrue(FirstExit.either(d, d, 0, more).either() >= touch.either() - 1e-14);
  }

  @Property(tries = 2000, seed = "1")
  void imagesAndEigenfunctionsAgreeWhereBothSettle(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double share = random.nextDouble(0.02, 0.98);
    double m = random.nextDouble(-2, 2);
    // On either side of the switch at s = w/2 the functions are smooth, so their values there
    // differ
    // by the slope alone: at most some 10 per unit of s.
    Touch images = FirstExit.either(share, 1 - share, m, 0.5 - 1e-13);
    Touch modes = FirstExit.either(share, 1 - share, m, 0.5 + 1e-13);
    assertEquals(images.lowerFirst(), modes.lowerFirst(), 1e-11);
    assertEquals(images.upperFirst(), modes.upperFirst(), 1e-11);
  }

  /**
   * A walk of 1,000 steps, the barriers moved by 0.5826·σ·√dt for the gaps between steps (Broadie,
   * Glasserman and Kou, 1997), which leaves an error far below one standard error.
   */
  @ParameterizedTest
  @CsvSource({"0.9, 1.3, -0.4, 1", "0.3, 0.5, 0.7, 1", "0.6, 5, 0.2, 0.5"})
  void agreesWithANaiveWalk(double d, double u, double m, double s) {
    int paths = 20_000;
    int steps = 1000;
    double dt = 1.0 / steps;
    double shift = 0.5826 * s * Math.sqrt(dt);
    SplittableRandom random = new SplittableRandom(7);
    int lower = 0;
    int upper = 0;
    for (int i = 0; i < paths; i++) {
      double x = 0;
      for (int t = 0; t < steps && x > shift - d && x < u - shift; t++) {
        x += m * dt + s * Math.sqrt(dt) * random.nextGaussian();
      }
      lower += x <= shift - d ? 1 : 0;
      upper += x >= u - shift ? 1 : 0;
    }
    Touch touch = FirstExit.either(d, u, m, s);
    assertWithin4Errors(touch.lowerFirst(), lower, paths);
    assertWithin4Errors(touch.upperFirst(), upper, paths);
  }

  private static void assertWithin4Errors(double p, int count, int paths) {
    double error = Math.sqrt(p * (1 - p) / paths);
    assertEquals(p, count / (double) paths, 4 * error);
  }
}
