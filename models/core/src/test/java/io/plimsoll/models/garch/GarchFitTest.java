package io.plimsoll.models.garch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.Conformance;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GarchFitTest {
  private static final double[] NO_MEASURE = {};
  private static final GarchModel WITH_MEAN =
      new GarchModel(Mean.CONSTANT, new Garch(), new NormalInnovation());

  private static void assertClose(double expected, double actual, double relative) {
    assertEquals(expected, actual, relative * Math.abs(expected));
  }

  /**
   * Fiorentini, Calzolari and Panattoni (1996), Analytic derivatives and the computation of GARCH
   * estimates, Journal of Applied Econometrics 11; as printed to six digits in rugarch's
   * benchmarks.
   */
  @Test
  void theGarchBenchmarkIsMetInAllItsDigits() {
    double[] returns = Series.demGbp();
    GarchFit fit = GarchFit.of(WITH_MEAN, returns);
    double[] errors = StandardErrors.HESSIAN.of(fit, returns, NO_MEASURE);
    double[] parameters = {-0.00619041, 0.0107613, 0.153134, 0.805974};
    double[] standardErrors = {0.00846212, 0.00285271, 0.0265228, 0.0335527};
    assertEquals(List.of("mu", "omega", "alpha", "beta"), fit.model().parameters());
    for (int i = 0; i < parameters.length; i++) {
      // half a unit of the sixth digit is at most 5e-6 of the number
      assertClose(parameters[i], fit.parameters()[i], 1e-5);
      assertClose(standardErrors[i], errors[i], 1e-5);
    }
  }

  /** From the likelihood as a definition and differences of it, in numpy 2.4.6. */
  @Test
  void outerProductAndRobustErrorsAreThoseOfTheDefinition() {
    double[] returns = Series.demGbp();
    GarchFit fit = GarchFit.of(WITH_MEAN, returns);
    double[] outer = StandardErrors.OUTER_PRODUCT.of(fit, returns, NO_MEASURE);
    double[] robust = StandardErrors.ROBUST.of(fit, returns, NO_MEASURE);
    double[] outerThere = {0.008433593236, 0.001322975091, 0.013973792026, 0.016560402703};
    double[] robustThere = {0.009189359755, 0.006493127526, 0.053531141396, 0.072460631729};
    for (int i = 0; i < 4; i++) {
      assertClose(outerThere[i], outer[i], 1e-6);
      // the second differences of theirs are good for five digits
      assertClose(robustThere[i], robust[i], 5e-5);
    }
  }

  /**
   * The EGARCH benchmark of rugarch: μ −.01167873487, ω −.12633933747, sign −.03845788444, β
   * .91265373928, size .33305592776, with standard errors .00886, .0285, .0192, .0168, .0406. The
   * published run does not say what precedes the first return; a start that differs moves the
   * estimates by up to a hundredth of a standard error of μ, less for the others.
   */
  @Test
  void theEgarchBenchmarkIsMetToAFractionOfAStandardError() {
    GarchFit fit =
        GarchFit.of(
            new GarchModel(Mean.CONSTANT, new Egarch(), new NormalInnovation()), Series.demGbp());
    assertEquals(-0.01167873487, fit.parameter("mu"), 0.02 * 0.00886);
    assertEquals(-0.12633933747, fit.parameter("omega"), 0.02 * 0.0285);
    assertEquals(-0.03845788444, fit.parameter("gamma"), 0.02 * 0.0192);
    assertEquals(0.91265373928, fit.parameter("beta"), 0.02 * 0.0168);
    assertEquals(0.33305592776, fit.parameter("alpha"), 0.02 * 0.0406);
  }

  /**
   * The likelihood as a definition, minimised by scipy 1.17.1 (Nelder-Mead to 1e-9): -1106.60788104
   * and -1102.27043784.
   */
  @Test
  void theOptimaAreThoseOfAnIndependentSearch() {
    double[] returns = Series.demGbp();
    assertEquals(-1106.6078810412887, GarchFit.of(WITH_MEAN, returns).logLikelihood(), 1e-6);
    GarchModel egarch = new GarchModel(Mean.CONSTANT, new Egarch(), new NormalInnovation());
    assertEquals(-1102.270437836971, GarchFit.of(egarch, returns).logLikelihood(), 1e-6);
  }

  /**
   * HEAVY equations on the conformance pack's daily file by scipy 1.17.1 (BFGS, then Nelder-Mead):
   * ω .003570631520840, α .2322455439715, β .7583368443126 with -1993.5111411006, and for the
   * measure ω .04761945746882, α .1587150943706, β .7864073074471 with -2015.9272220420.
   */
  @Test
  void bothEquationsOfHeavyAreThoseOfAnIndependentSearch() {
    HeavyFit fit =
        HeavyFit.of(
            Conformance.column("daily_measures", "ret"),
            Conformance.column("daily_measures", "rv"));
    assertEquals(-1993.5111411005519, fit.returns().logLikelihood(), 1e-6);
    assertClose(0.003570631520840408, fit.returns().parameter("omega"), 1e-4);
    assertClose(0.2322455439714742, fit.returns().parameter("alpha"), 1e-5);
    assertClose(0.7583368443126444, fit.returns().parameter("beta"), 1e-5);
    assertEquals(-2015.9272220419757, fit.measure().logLikelihood(), 1e-6);
    assertClose(0.04761945746882132, fit.measure().parameter("omega"), 1e-4);
    assertClose(0.15871509437061243, fit.measure().parameter("alpha"), 1e-5);
    assertClose(0.78640730744711, fit.measure().parameter("beta"), 1e-5);
  }

  /** The joint likelihood on the same file by scipy 1.17.1, all eight parameters free. */
  @Test
  void realizedGarchIsThatOfAnIndependentSearch() {
    RealizedGarchFit fit =
        RealizedGarchFit.of(
            Conformance.column("daily_measures", "ret"),
            Conformance.column("daily_measures", "rv"));
    double[] expected = {
      0.0003328529030078037,
      0.7777560800571577,
      0.2293312291794125,
      -0.04376473746769334,
      0.7341723924800997,
      -0.009366672080467762,
      0.008675336387530402,
      0.050013556018368245
    };
    assertEquals(-1875.2815799191526, fit.logLikelihood(), 1e-6);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], fit.parameters()[i], 1e-6, RealizedGarchFit.PARAMETERS.get(i));
    }
  }

  @Test
  void aStudentFitOfNormalReturnsRunsToTheLimitAndSaysSo() {
    double[] returns = Conformance.column("daily_measures", "ret");
    GarchFit fit =
        GarchFit.of(new GarchModel(Mean.ZERO, new Gjr(), new StudentInnovation()), returns);
    assertEquals(List.of("alpha", "nu"), fit.namesAtLimit());
    assertEquals(500, fit.parameter("nu"), 1e-9);
    // arch 8.0.0 started from ν = 490 reports -1992.671149697
    assertTrue(fit.logLikelihood() > -1992.671149697, "was " + fit.logLikelihood());
    double[] errors = StandardErrors.HESSIAN.of(fit, returns, NO_MEASURE);
    assertTrue(Double.isNaN(errors[1]) && Double.isNaN(errors[4]));
    assertTrue(errors[0] > 0 && errors[2] > 0 && errors[3] > 0);
  }

  @Test
  void parametersThatMadeASeriesAreFoundAgain() {
    GarchFit fit =
        GarchFit.of(GarchModel.of(new Gjr()), Series.gjr(0.02, 0.03, 0.08, 0.91, 20_000, 3));
    double[] errors =
        StandardErrors.HESSIAN.of(fit, Series.gjr(0.02, 0.03, 0.08, 0.91, 20_000, 3), NO_MEASURE);
    double[] truth = {0.02, 0.03, 0.08, 0.91};
    for (int i = 0; i < truth.length; i++) {
      assertEquals(truth[i], fit.parameters()[i], 3.5 * errors[i], "parameter " + i);
    }
  }

  @Test
  void scalingReturnsScalesTheVarianceAndNothingElse() {
    double[] returns = Series.gjr(0.02, 0.03, 0.08, 0.91, 3000, 5);
    double[] small = Arrays.stream(returns).map(r -> r / 1024).toArray();
    for (VarianceRecursion recursion : List.of(new Garch(), new Gjr())) {
      GarchFit one = GarchFit.of(GarchModel.of(recursion), returns);
      GarchFit other = GarchFit.of(GarchModel.of(recursion), small);
      assertClose(one.parameter("omega") / 1024 / 1024, other.parameter("omega"), 1e-12);
      assertEquals(one.parameter("beta"), other.parameter("beta"), 1e-12);
      // a density of returns that are 1024 times smaller is 1024 times larger, for each of them
      assertEquals(one.logLikelihood() + 3000 * Math.log(1024), other.logLikelihood(), 1e-7);
    }
    GarchFit one = GarchFit.of(GarchModel.of(new Egarch()), returns);
    GarchFit other = GarchFit.of(GarchModel.of(new Egarch()), small);
    double shift = -2 * Math.log(1024) * (1 - one.parameter("beta"));
    assertEquals(one.parameter("omega") + shift, other.parameter("omega"), 1e-9);
  }

  @Test
  void theSameSeriesGivesTheSameBits() {
    double[] returns = Series.gjr(0.02, 0.03, 0.08, 0.91, 2000, 7);
    for (VarianceFamily family : VarianceFamily.values()) {
      double[] measure =
          family.readsMeasure()
              ? Arrays.stream(returns).map(r -> 0.1 + r * r).toArray()
              : NO_MEASURE;
      assertArrayEquals(family.fit(returns, measure), family.fit(returns, measure), family.key());
    }
  }

  @Test
  void gapsChangeEstimatesLittle() {
    double[] returns = Series.gjr(0.02, 0.05, 0, 0.93, 20_000, 11);
    GarchFit whole = GarchFit.of(GarchModel.of(new Garch()), returns);
    GarchFit gappy =
        GarchFit.of(GarchModel.of(new Garch()), Series.withGaps(returns, 9_000, 9_500));
    double[] errors = StandardErrors.HESSIAN.of(whole, returns, NO_MEASURE);
    for (int i = 0; i < 3; i++) {
      assertEquals(whole.parameters()[i], gappy.parameters()[i], errors[i], "parameter " + i);
    }
  }

  @Test
  void tooFewReturnsAreRefusedWithTheirNumber() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> GarchFit.of(GarchModel.of(new Garch()), Series.gjr(1, 0.1, 0, 0.8, 99, 1)));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertTrue(e.getMessage().contains("at least 100 returns, had 99"), e.getMessage());
  }

  @Test
  void constantReturnsAreRefused() {
    double[] zeros = new double[500];
    PlimsollException e =
        assertThrows(PlimsollException.class, () -> GarchFit.of(GarchModel.of(new Garch()), zeros));
    assertTrue(e.getMessage().contains("must be positive and finite, was 0.0"), e.getMessage());
  }

  @Test
  void returnsWhoseSquaresOverflowAreRefused() {
    double[] returns = Series.gjr(1, 0.1, 0, 0.8, 300, 1);
    returns[7] = 1e300;
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> GarchFit.of(GarchModel.of(new Garch()), returns));
    assertTrue(e.getMessage().contains("must be positive and finite, was Inf"), e.getMessage());
  }

  @Test
  void returnsThatAreAllMissingAreRefused() {
    double[] returns = Series.withGaps(new double[500], 0, 500);
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> GarchFit.of(GarchModel.of(new Garch()), returns));
    assertTrue(e.getMessage().contains("at least 100 returns, had 0"), e.getMessage());
  }

  @Test
  void aMeasureOfAnotherLengthIsRefused() {
    double[] returns = Series.gjr(1, 0.1, 0, 0.8, 200, 1);
    double[] measure = new double[199];
    Arrays.fill(measure, 1);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> GarchFit.of(GarchModel.of(new HeavyReturn()), returns, measure));
    assertTrue(e.getMessage().contains("200 returns, had 199"), e.getMessage());
  }

  @Test
  void anUnknownParameterIsNamed() {
    GarchFit fit = GarchFit.of(GarchModel.of(new Garch()), Series.gjr(1, 0.1, 0, 0.8, 300, 1));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> fit.parameter("gamma"));
    assertTrue(e.getMessage().contains("gamma"), e.getMessage());
  }
}
