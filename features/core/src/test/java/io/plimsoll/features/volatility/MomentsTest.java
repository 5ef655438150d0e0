package io.plimsoll.features.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MomentsTest {
  @Test
  void gammaIsTheFactorialAndTheRootOfPi() {
    double factorial = 1;
    for (int n = 1; n <= 25; n++) {
      assertEquals(factorial, Moments.gamma(n), 4e-14 * factorial, "gamma of " + n);
      factorial *= n;
    }
    assertEquals(Math.sqrt(Math.PI), Moments.gamma(0.5), 1e-14);
    assertEquals(0.75 * Math.sqrt(Math.PI), Moments.gamma(2.5), 1e-14);
  }

  @Test
  void momentsOfTheNormalAreKnown() {
    assertEquals(Math.sqrt(2 / Math.PI), Moments.absolute(1), 1e-14);
    assertEquals(1, Moments.absolute(2), 1e-14);
    assertEquals(3, Moments.absolute(4), 1e-13);
    assertEquals(15, Moments.absolute(6), 1e-12);
  }
}
