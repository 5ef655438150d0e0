package io.plimsoll.margin.hitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JumpHittingTest {
  private static final SimulationSettings SETTINGS = new SimulationSettings(20_000, 42);

  /**
   * S. G. Kou and H. Wang, "First passage times of a jump diffusion process", Advances in Applied
   * Probability 35 (2003), theorem 3.1: with jumps up of mean 1/η₁ and probability p, the time τ of
   * reaching b has the Laplace transform
   *
   * <pre>E e^(−ατ) = (η₁−β₁)/η₁·β₂/(β₂−β₁)·e^(−bβ₁) + (β₂−η₁)/η₁·β₁/(β₂−β₁)·e^(−bβ₂)
   * </pre>
   *
   * where β₁ < η₁ < β₂ are the positive roots of G(x) = α, G(x) = νx + σ²x²/2 + λ(pη₁/(η₁−x) +
   * (1−p)η₂/(η₂+x) − 1). Inverted as there by the Gaver-Stehfest sum, whose error with 14 terms is
   * below 5e-5. The paper's own case: b = 0.3, σ = 0.2, p = ½, means 0.02 and 0.03, T = 1.
   */
  @ParameterizedTest
  @CsvSource({
    "0.1, 3, 0.02, 0.03, 0.3, 1",
    "-0.1, 3, 0.02, 0.03, 0.3, 1",
    "0.1, 0.01, 0.02, 0.03, 0.3, 1",
    "0, 12, 0.05, 0.08, 0.15, 0.25",
  })
  void agreesWithKouAndWangsTransform(
      double nu, double intensity, double up, double down, double b, double years) {
    double sigma = 0.2;
    double expected = kouWang(nu, sigma, intensity, up, down, b, years);
    JumpProcess process =
        new JumpProcess(
            new PriceProcess(nu + sigma * sigma / 2, sigma),
            intensity,
            new JumpSize.DoubleExponential(0.5, up, down));
    TouchEstimate estimate =
        JumpHitting.upper(1, Math.exp(b), process, years, new SimulationSettings(60_000, 3));
    assertTrue(estimate.upperError() < 1.5e-3);
    assertEquals(expected, estimate.touch().upperFirst(), 4 * estimate.upperError() + 5e-5);
    // Mirrored: as many jumps down with the sizes swapped, and the drift reversed.
    JumpProcess mirror =
        new JumpProcess(
            new PriceProcess(-nu + sigma * sigma / 2, sigma),
            intensity,
            new JumpSize.DoubleExponential(0.5, down, up));
    TouchEstimate below =
        JumpHitting.lower(1, Math.exp(-b), mirror, years, new SimulationSettings(60_000, 4));
    assertEquals(expected, below.touch().lowerFirst(), 4 * below.lowerError() + 5e-5);
  }

  private static double kouWang(
      double nu, double sigma, double intensity, double up, double down, double b, double years) {
    int n = 14;
    double sum = 0;
    for (int k = 1; k <= n; k++) {
      double alpha = k * Math.log(2) / years;
      double first = root(nu, sigma, intensity, up, down, alpha, 0, 1 / up * (1 - 1e-15));
      double second = root(nu, sigma, intensity, up, down, alpha, 1 / up * (1 + 1e-15), 1e4);
      double eta = 1 / up;
      double transform =
          (eta - first) / eta * second / (second - first) * Math.exp(-b * first)
              + (second - eta) / eta * first / (second - first) * Math.exp(-b * second);
      sum += stehfest(n, k) * transform / alpha;
    }
    return sum * Math.log(2) / years;
  }

  /** The root of G − α between two ends, where it rises. */
  private static double root(
      double nu,
      double sigma,
      double intensity,
      double up,
      double down,
      double alpha,
      double from,
      double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < 200; i++) {
      double x = 0.5 * (low + high);
      double jumps = 0.5 / (1 - up * x) + 0.5 / (1 + down * x) - 1;
      if (nu * x + 0.5 * sigma * sigma * x * x + intensity * jumps < alpha) {
        low = x;
      } else {
        high = x;
      }
    }
    return 0.5 * (low + high);
  }

  private static double stehfest(int n, int k) {
    double sum = 0;
    for (int j = (k + 1) / 2; j <= Math.min(k, n / 2); j++) {
      sum +=
          Math.pow(j, n / 2)
              * factorial(2 * j)
              / (factorial(n / 2 - j)
                  * factorial(j)
                  * factorial(j - 1)
                  * factorial(k - j)
                  * factorial(2 * j - k));
    }
    return (k + n / 2) % 2 == 0 ? sum : -sum;
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }

  @Test
  void theInversionOfTheTestItselfFindsTheClosedFormWithoutJumps() {
    double closed = FirstExit.lower(0.3, -0.1, 0.2);
    assertEquals(closed, kouWang(0.1, 0.2, 1e-12, 0.02, 0.03, 0.3, 1), 5e-5);
  }

  @Test
  void withoutJumpsItIsTheClosedFormWithoutError() {
    PriceProcess process = new PriceProcess(0.1, 0.9);
    TouchEstimate estimate =
        JumpHitting.touch(100, new Barriers(80, 130), JumpProcess.none(process), 0.2, SETTINGS);
    assertEquals(
        HittingProbability.touch(100, new Barriers(80, 130), process, 0.2), estimate.touch());
    assertEquals(0, estimate.eitherError());
  }

  @Test
  void jumpsThatGoNowhereChangeNothing() {
    PriceProcess process = new PriceProcess(0.3, 0.9);
    JumpProcess jumps = new JumpProcess(process, 20, new JumpSize.Normal(0, 0));
    Barriers barriers = new Barriers(80, 130);
    TouchEstimate estimate = JumpHitting.touch(100, barriers, jumps, 0.2, SETTINGS);
    Touch closed = HittingProbability.touch(100, barriers, process, 0.2);
    assertEquals(closed.lowerFirst(), estimate.touch().lowerFirst(), 4 * estimate.lowerError());
    assertEquals(closed.upperFirst(), estimate.touch().upperFirst(), 4 * estimate.upperError());
    assertTrue(estimate.lowerError() < 4e-3 && estimate.upperError() < 4e-3);
  }

  /** Pure jumps of one fixed size −0.3 at rate 2: touched by the first, 1 − e^(−2·0.5). */
  @Test
  void aPureJumpProcessIsThePoissonLaw() {
    JumpProcess jumps = new JumpProcess(new PriceProcess(0, 0), 2, new JumpSize.Normal(-0.3, 0));
    TouchEstimate estimate = JumpHitting.lower(100, 80, jumps, 0.5, SETTINGS);
    assertEquals(-Math.expm1(-1), estimate.touch().lowerFirst(), 1e-12);
    // Beyond two jumps' reach: P(N ≥ 3) = 1 − e^(−1)(1 + 1 + ½)
    TouchEstimate far = JumpHitting.lower(100, 50, jumps, 0.5, SETTINGS);
    assertEquals(1 - Math.exp(-1) * 2.5, far.touch().lowerFirst(), 4 * far.lowerError() + 1e-12);
    assertTrue(far.lowerError() > 0);
  }

  /**
   * A walk of 2,000 steps in which a jump comes with probability λ·dt per step, the barriers moved
   * as in {@link HittingProbabilityTest}: within four errors of both simulations together.
   */
  @ParameterizedTest
  @CsvSource({"NORMAL, -0.05, 0.1, 8", "EXPONENTIAL, 0, 0, 15"})
  void agreesWithANaiveWalk(String kind, double mean, double sd, double intensity) {
    JumpSize size =
        kind.equals("NORMAL")
            ? new JumpSize.Normal(mean, sd)
            : new JumpSize.DoubleExponential(0.3, 0.04, 0.07);
    double sigma = 0.6;
    double years = 0.25;
    JumpProcess process = JumpProcess.compensated(0.05, sigma, intensity, size);
    TouchEstimate estimate =
        JumpHitting.touch(100, new Barriers(75, 140), process, years, SETTINGS);
    int paths = 20_000;
    int steps = 2000;
    double dt = years / steps;
    double shift = 0.5826 * sigma * Math.sqrt(dt);
    SplittableRandom random = new SplittableRandom(11);
    double d = Math.log(100 / 75.0) - shift;
    double u = Math.log(1.4) - shift;
    double nu = process.diffusion().logDriftPerYear();
    int lower = 0;
    int upper = 0;
    for (int i = 0; i < paths; i++) {
      double x = 0;
      for (int t = 0; t < steps && x > -d && x < u; t++) {
        x += nu * dt + sigma * Math.sqrt(dt) * random.nextGaussian();
        if (random.nextDouble() < intensity * dt) {
          x += naive(size, random);
        }
      }
      lower += x <= -d ? 1 : 0;
      upper += x >= u ? 1 : 0;
    }
    assertClose(
        lower / (double) paths, paths, estimate.touch().lowerFirst(), estimate.lowerError());
    assertClose(
        upper / (double) paths, paths, estimate.touch().upperFirst(), estimate.upperError());
  }

  private static double naive(JumpSize size, SplittableRandom random) {
    return switch (size) {
      case JumpSize.Normal n -> n.mean() + n.standardDeviation() * random.nextGaussian();
      case JumpSize.DoubleExponential e -> {
        double magnitude = -Math.log(1 - random.nextDouble());
        yield random.nextDouble() < e.upProbability()
            ? e.upMean() * magnitude
            : -e.downMean() * magnitude;
      }
    };
  }

  private static void assertClose(double naive, int paths, double estimate, double error) {
    double both = Math.hypot(error, Math.sqrt(naive * (1 - naive) / paths));
    assertEquals(naive, estimate, 4 * both);
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
    JumpProcess process = JumpProcess.compensated(0, 0.5, 10, new JumpSize.Normal(-0.05, 0.1));
    TouchEstimate one = JumpHitting.lower(100, 80, process, 0.5, new SimulationSettings(100, 1));
    assertEquals(one, JumpHitting.lower(100, 80, process, 0.5, new SimulationSettings(100, 1)));
    assertNotEquals(one, JumpHitting.lower(100, 80, process, 0.5, new SimulationSettings(100, 2)));
  }

  @Test
  void mirroredPathsLowerTheErrorOfAOneSidedBarrier() {
    // With as many seeds, each path on its own: the error of the mean of pairs would be
    // sd/√(2·pairs); mirroring makes it smaller.
    JumpProcess process = JumpProcess.compensated(0, 0.5, 10, new JumpSize.Normal(0, 0.1));
    TouchEstimate estimate = JumpHitting.lower(100, 90, process, 0.1, SETTINGS);
    double p = estimate.touch().lowerFirst();
    double independent = Math.sqrt(p * (1 - p) / (2.0 * SETTINGS.pairs()));
    assertTrue(estimate.lowerError() < 0.6 * independent);
  }

  @Property(tries = 300, seed = "1")
  void itIsAProbabilityBoundedByTheSides(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    JumpProcess process =
        JumpProcess.compensated(
            random.nextDouble(-1, 1),
            random.nextDouble(0, 2),
            random.nextDouble(0, 50),
            new JumpSize.DoubleExponential(
                random.nextDouble(), random.nextDouble(0.01, 0.3), random.nextDouble(0.01, 0.3)));
    double years = random.nextDouble(0, 0.5);
    double lower = random.nextDouble(50, 99);
    double upper = random.nextDouble(101, 200);
    SimulationSettings settings = new SimulationSettings(200, seed);
    Touch both =
        JumpHitting.touch(100, new Barriers(lower, upper), process, years, settings).touch();
    Touch down = JumpHitting.lower(100, lower, process, years, settings).touch();
    Touch up = JumpHitting.upper(100, upper, process, years, settings).touch();
    assertTrue(both.lowerFirst() >= 0 && both.upperFirst() >= 0 && both.either() <= 1);
    // The same seeds draw the same paths as long as they live, so this holds path by path.
    assertTrue(both.lowerFirst() <= down.lowerFirst() + 1e-12);
    assertTrue(both.upperFirst() <= up.upperFirst() + 1e-12);
  }

  @Test
  void badSettingsAreRefusedByName() {
    assertThrows(IllegalArgumentException.class, () -> new SimulationSettings(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new JumpSize.DoubleExponential(0.5, 1, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new JumpSize.Normal(Double.NaN, 0.1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new JumpProcess(new PriceProcess(0, 1), -1, new JumpSize.Normal(0, 0)));
  }
}
