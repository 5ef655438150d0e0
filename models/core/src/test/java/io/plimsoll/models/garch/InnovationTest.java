package io.plimsoll.models.garch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Expected numbers by scipy 1.17.1. */
class InnovationTest {
  private static final double[] NO_SHAPE = {};

  @Test
  void gammaAndDigammaAreThoseOfScipy() {
    double[][] known = {
      {0.1, 2.252712651734206, -10.423754940411076},
      {0.5, 0.5723649429247, -1.9635100260214235},
      {1.0, 0.0, -0.5772156649015329},
      {2.5, 0.2846828704729192, 0.7031566406452432},
      {7.25, 7.0521854507385395, 1.9104535268837362},
      {30.0, 71.257038967168, 3.384438132685525},
      {1000.0, 5905.220423209181, 6.907255195648812}
    };
    for (double[] row : known) {
      assertEquals(row[1], GammaFunction.log(row[0]), 1e-13 * (1 + row[1]), "lnΓ " + row[0]);
      assertEquals(
          row[2], GammaFunction.digamma(row[0]), 1e-13 * (1 + Math.abs(row[2])), "ψ " + row[0]);
    }
  }

  /** A shock of 1.7 with a variance of 2.3. */
  @Test
  void logDensitiesAreThoseOfScipy() {
    assertEquals(-1.963653964237442, new NormalInnovation().logDensity(1.7, 2.3, NO_SHAPE), 1e-14);
    double[][] student = {
      {3, -2.4956864152423934}, {8, -2.0783572921895233}, {120, -1.9699005480790994}
    };
    for (double[] row : student) {
      double ours = new StudentInnovation().logDensity(1.7, 2.3, new double[] {row[0]});
      assertEquals(row[1], ours, 1e-12, "ν " + row[0]);
    }
  }

  @Test
  void meanAbsoluteInnovationsAreThoseOfScipy() {
    assertEquals(0.7978845608028654, new NormalInnovation().meanAbsolute(NO_SHAPE), 1e-15);
    double[][] student = {
      {3, 0.6366197723675812}, {8, 0.7654655446197433}, {120, 0.7961959370502218}
    };
    for (double[] row : student) {
      assertEquals(
          row[1], new StudentInnovation().meanAbsolute(new double[] {row[0]}), 1e-9, "" + row[0]);
    }
  }
}
