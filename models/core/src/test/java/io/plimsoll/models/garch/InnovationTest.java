package io.plimsoll.models.garch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Expected numbers by scipy 1.17.1. */
class InnovationTest {
  private static final double[] NO_SHAPE = {};

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
