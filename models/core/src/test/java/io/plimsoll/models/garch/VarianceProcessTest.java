package io.plimsoll.models.garch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.features.Conformance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VarianceProcessTest {
  private static final double[] NO_MEASURE = {};
  private static final double[] RETURNS = Conformance.column("daily_measures", "ret");
  private static final double[] MEASURE = Conformance.column("daily_measures", "rv");
  private static final double[] NORMAL_SHAPE = {};

  private static double[] stepwise(
      VarianceProcess process, double first, double[] returns, double[] measure) {
    double[] state = new double[process.stateSize()];
    process.start(state, first, first);
    double[] variances = new double[returns.length];
    for (int t = 0; t < returns.length; t++) {
      variances[t] = process.variance(state);
      process.update(state, returns[t], measure.length == 0 ? Double.NaN : measure[t]);
    }
    return variances;
  }

  private static void assertRelative(double[] expected, double[] actual, double relative) {
    assertEquals(expected.length, actual.length);
    for (int t = 0; t < expected.length; t++) {
      assertEquals(expected[t], actual[t], relative * expected[t], "return " + t);
    }
  }

  @Test
  void garchStepByStepIsTheRecursionOverTheWholeSeries() {
    double[] returns = Series.withGaps(RETURNS, 700, 720);
    double[] batch =
        new GarchLikelihood(GarchModel.of(new Garch()), returns, NO_MEASURE)
            .variances(new double[] {0.06, 0.05, 0.9});
    VarianceProcess process = new GarchProcess(0.06, 0.05, 0, 0.9, 1);
    // a gap takes (α + β)·h at once in one and α·h and β·h apart in the other: rounding only
    assertRelative(batch, stepwise(process, batch[0], returns, NO_MEASURE), 1e-14);
  }

  @Test
  void gjrStepByStepIsTheRecursionOverTheWholeSeries() {
    double[] returns = Series.withGaps(RETURNS, 700, 720);
    double[] batch =
        new GarchLikelihood(GarchModel.of(new Gjr()), returns, NO_MEASURE)
            .variances(new double[] {0.06, 0.02, 0.08, 0.88});
    VarianceProcess process = new GarchProcess(0.06, 0.02, 0.08, 0.88, 1);
    assertRelative(batch, stepwise(process, batch[0], returns, NO_MEASURE), 1e-14);
  }

  @Test
  void egarchStepByStepIsTheRecursionOverTheWholeSeries() {
    double[] returns = Series.withGaps(RETURNS, 700, 720);
    double[] p = {-0.01, 0.15, -0.06, 0.95};
    double[] batch =
        new GarchLikelihood(GarchModel.of(new Egarch()), returns, NO_MEASURE).variances(p);
    VarianceProcess process = new EgarchProcess(p, new NormalInnovation(), NORMAL_SHAPE, 1);
    assertRelative(batch, stepwise(process, batch[0], returns, NO_MEASURE), 1e-12);
  }

  @Test
  void heavyStepByStepIsTheRecursionOverTheWholeSeries() {
    double[] p = {0.01, 0.3, 0.65, 0.05, 0.2, 0.75};
    double[] batch =
        new GarchLikelihood(GarchModel.of(new HeavyReturn()), RETURNS, MEASURE)
            .variances(Arrays.copyOf(p, 3));
    VarianceProcess process = new HeavyProcess(p, 1);
    assertRelative(batch, stepwise(process, batch[0], RETURNS, MEASURE), 1e-14);
  }

  @Test
  void realizedGarchStepByStepIsTheRecursionOverTheWholeSeries() {
    double[] p = {0.02, 0.6, 0.35, -0.05, 0.95, -0.03, 0.05};
    double[] gappy = Series.withGaps(MEASURE, 300, 330);
    RealizedGarchLikelihood likelihood =
        new RealizedGarchLikelihood(
            RETURNS, Arrays.stream(gappy).map(Math::log).toArray(), 0.1, 0.05);
    likelihood.value(p, new double[7]);
    double[] batch = Arrays.stream(likelihood.logVariances()).map(Math::exp).toArray();
    double[] withNoise = Arrays.copyOf(p, 8);
    withNoise[7] = 0.05;
    VarianceProcess process = new RealizedGarchProcess(withNoise, 1);
    assertRelative(batch, stepwise(process, batch[0], RETURNS, gappy), 1e-12);
  }

  /**
   * arch 8.0.0 on the daily file, fixed parameters .05, .03, .06, .88, analytic forecasts of six
   * days; its first is one step of the recursion from .982372783440639.
   */
  @Test
  void gjrForecastsAreThoseOfArch() {
    double[] days = {
      0.9367482241610608,
      0.9305433307113972,
      0.9247107308687132,
      0.9192280870165904,
      0.9140744017955951,
      0.9092299376878594
    };
    for (int k = 1; k <= days.length; k++) {
      GarchProcess process = new GarchProcess(0.05, 0.03, 0.06, 0.88, k);
      double[] state = new double[1];
      process.start(state, 0.982372783440639, Double.NaN);
      process.update(state, 0.8613975995109827, Double.NaN);
      assertEquals(Arrays.stream(days).limit(k).sum(), process.sum(state), 1e-12);
    }
  }

  /** The same for GARCH with .05, .06, .88. */
  @Test
  void garchForecastsAreThoseOfArch() {
    double[] days = {
      1.0058997620044343,
      0.9955457762841682,
      0.9858130297071181,
      0.976664247924691,
      0.9680643930492094,
      0.9599805294662568
    };
    GarchProcess process = new GarchProcess(0.05, 0.06, 0, 0.88, 6);
    double[] state = new double[1];
    process.start(state, days[0], Double.NaN);
    assertEquals(Arrays.stream(days).sum(), process.sum(state), 1e-12);
  }

  /**
   * scipy 1.17.1 integrates E exp(b·g(z)) numerically; arch 8.0.0 simulates the same numbers to
   * four digits (400,000 paths: .89444, .89625, .89758, .89859).
   */
  @Test
  void egarchForecastsAreExactForNormalReturns() {
    double[] days = {
      0.8944427368059858, 0.8960734837268565, 0.8973441570047258, 0.8983002998743276
    };
    double[] p = {-0.01, 0.15, -0.06, 0.95};
    for (int k = 1; k <= days.length; k++) {
      VarianceProcess process = new EgarchProcess(p, new NormalInnovation(), NORMAL_SHAPE, k);
      double[] state = new double[1];
      process.start(state, days[0], Double.NaN);
      assertEquals(Arrays.stream(days).limit(k).sum(), process.sum(state), 1e-9);
    }
  }

  /** With 500 degrees of freedom the log-normal rule is near the exact normal forecast. */
  @Test
  void theRuleForStudentReturnsIsNearTheExactForecastOfNormalOnes() {
    double[] p = {-0.01, 0.15, -0.06, 0.95};
    VarianceProcess normal = new EgarchProcess(p, new NormalInnovation(), NORMAL_SHAPE, 20);
    VarianceProcess student = new EgarchProcess(p, new StudentInnovation(), new double[] {500}, 20);
    double[] state = new double[1];
    normal.start(state, 1.3, Double.NaN);
    // the third cumulant that the rule leaves out is about α³/6 = 6e-4 a step
    assertEquals(normal.sum(state), student.sum(state), 5e-3 * normal.sum(state));
  }

  /** The two linear equations, written out. */
  @Test
  void heavyForecastsFollowBothEquations() {
    double[] p = {0.01, 0.3, 0.65, 0.05, 0.2, 0.75};
    double h = 1.4;
    double m = 0.7;
    double sum = 0;
    for (int k = 1; k <= 12; k++) {
      sum += h;
      HeavyProcess process = new HeavyProcess(p, k);
      double[] state = new double[2];
      process.start(state, 1.4, 0.7);
      assertEquals(sum, process.sum(state), 1e-12);
      h = 0.01 + 0.3 * m + 0.65 * h;
      m = 0.05 + 0.95 * m;
    }
  }

  /**
   * Two steps by integrating over z with Simpson's rule and over u in closed form: {@code E h_{t+2}
   * = exp(ω + βx + γ(ξ + φx) + γ²σ²/2)·E exp(γ(τ₁z + τ₂(z² − 1)))}.
   */
  @Test
  void realizedGarchForecastsIntegrateOverReturnAndNoise() {
    double[] p = {0.02, 0.6, 0.35, -0.05, 0.95, -0.08, 0.1, 0.09};
    double x = Math.log(1.3);
    double integral = 0;
    double step = 1e-3;
    for (int i = -10_000; i <= 10_000; i++) {
      double z = i * step;
      double weight = Math.abs(i) == 10_000 ? 1 : i % 2 == 0 ? 2 : 4;
      double news = 0.35 * (-0.08 * z + 0.1 * (z * z - 1));
      integral += weight * Math.exp(news - 0.5 * z * z) / Math.sqrt(2 * Math.PI) * step / 3;
    }
    double mean = 0.02 + 0.6 * x + 0.35 * (-0.05 + 0.95 * x) + 0.5 * 0.35 * 0.35 * 0.09;
    VarianceProcess process = new RealizedGarchProcess(p, 2);
    double[] state = new double[1];
    process.start(state, 1.3, Double.NaN);
    assertEquals(1.3 + Math.exp(mean) * integral, process.sum(state), 1e-10);
  }

  @Test
  void longForecastsReturnToTheLongRun() {
    GarchProcess process = new GarchProcess(0.06, 0.02, 0.08, 0.88, 1_000_000);
    double[] state = new double[1];
    process.start(state, 50, Double.NaN);
    double longRun = 0.06 / (1 - 0.02 - 0.04 - 0.88);
    // the start is forgotten after some hundred of a million returns
    assertEquals(longRun, process.sum(state) / 1_000_000, 1e-3);
  }

  @Test
  void aGapDecaysAsTheForecastDoes() {
    GarchProcess process = new GarchProcess(0.06, 0.02, 0.08, 0.88, 2);
    double[] state = new double[1];
    process.start(state, 3, Double.NaN);
    double both = process.sum(state);
    process.update(state, Double.NaN, Double.NaN);
    assertEquals(both - 3, process.variance(state), 1e-14);
  }

  @Test
  void anExplosiveRecursionIsRefused() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new GarchProcess(1, 0.2, 0, 0.8, 1))
            .getMessage()
            .contains("persistence must be in (-1.0, 1.0), was 1.0"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RealizedGarchProcess(new double[] {0, 0.7, 0.3, 0, 1, 0, 0, 1}, 1));
    assertThrows(IllegalArgumentException.class, () -> new GarchProcess(1, 0.1, 0, 0.8, 0));
  }

  @Test
  void statesOfOneProcessDoNotTouchEachOther() {
    HeavyProcess process = new HeavyProcess(new double[] {0.01, 0.3, 0.65, 0.05, 0.2, 0.75}, 3);
    double[] one = new double[2];
    double[] other = new double[2];
    process.start(one, 1, 1);
    process.start(other, 2, 2);
    process.update(other, 0.1, 5);
    assertArrayEquals(new double[] {1, 1}, one);
  }
}
