package io.plimsoll.models.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Expected numbers by scipy 1.17.1. */
class GammaFunctionTest {

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
}
