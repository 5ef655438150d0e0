package io.plimsoll.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.datasets.config.ConfigTree;
import io.plimsoll.datasets.store.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KupiecTestTest {

  /**
   * MathWorks, Risk Management Toolbox, varbacktest.pof: 1043 days, 57 failures at 95% and 17 at
   * 99%.
   */
  @Test
  void givesMathWorksNumbers() {
    KupiecTest at95 = KupiecTest.of(1043, 57, 0.05);
    assertEquals(0.46147, at95.likelihoodRatio(), 5e-6);
    assertEquals(0.49694, at95.pValue(), 5e-6);
    KupiecTest at99 = KupiecTest.of(1043, 17, 0.01);
    assertEquals(3.5118, at99.likelihoodRatio(), 5e-5);
    assertEquals(0.060933, at99.pValue(), 5e-7);
  }

  /** The same examples, and others of their kind, where venues.json is beside the project. */
  @Test
  void givesTheNumbersOfSharedVectors() {
    Path file = Path.of("").toAbsolutePath();
    while (file != null && !Files.exists(file.resolve(".mvn"))) {
      file = file.getParent();
    }
    Path vectors = Path.of(file + "/../shared/conformance/venues.json");
    assumeTrue(Files.exists(vectors), "skipped: there is no " + vectors);
    for (ConfigTree vector : Yaml.read(vectors).children("vectors")) {
      if (!vector.text("kind").equals("kupiec")) {
        continue;
      }
      for (int c = 0; vector.has("cases") && c < vector.texts("cases").size(); c++) {
        double[] one = row(vector.texts("cases").get(c));
        KupiecTest test = KupiecTest.of((int) one[0], (int) one[1], one[2]);
        // printed to five digits
        assertEquals(one[3], test.likelihoodRatio(), 2e-5 * one[3]);
        assertEquals(one[4], test.pValue(), 2e-5 * one[4]);
      }
    }
  }

  private static double[] row(String list) {
    return Arrays.stream(list.replaceAll("[\\[\\]]", "").split(","))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @Test
  void knowsItsLimits() {
    // No exceedance: −2·100·ln 0.99
    assertEquals(-200 * Math.log(0.99), KupiecTest.of(100, 0, 0.01).likelihoodRatio(), 1e-12);
    // All exceed: −2·100·ln 0.01
    assertEquals(-200 * Math.log(0.01), KupiecTest.of(100, 100, 0.01).likelihoodRatio(), 1e-9);
    assertEquals(1, KupiecTest.of(100, 1, 0.01).pValue(), 1e-6);
    assertTrue(Double.isNaN(KupiecTest.of(0, 0, 0.01).pValue()));
    assertThrows(IllegalArgumentException.class, () -> KupiecTest.of(5, 6, 0.01));
    assertThrows(IllegalArgumentException.class, () -> KupiecTest.of(5, 1, 1));
  }

  /** scipy 1.17.1, binomtest. */
  @ParameterizedTest
  @CsvSource({
    "4, 250, 0.01, 0.3229418183972982",
    "0, 250, 0.01, 0.18887088925855633",
    "28, 1000, 0.01, 1.9208102054168393e-06",
    "9, 1000, 0.005, 0.10769397081859886",
    "1, 80, 0.01, 0.5524767862361891"
  })
  void exactTestEqualsScipys(int exceedances, int n, double p, double expected) {
    assertEquals(expected, KupiecTest.of(n, exceedances, p).exactPValue(), 1e-9 * expected);
  }

  @Test
  void smallSamplesAreTestedExactly() {
    KupiecTest small = KupiecTest.of(999, 20, 0.01);
    KupiecTest large = KupiecTest.of(1000, 20, 0.01);
    assertEquals(small.exactPValue(), small.reliablePValue());
    assertEquals(large.pValue(), large.reliablePValue());
  }

  /** Reckoned apart from this code for the protocol: at 0.5 % and a level of 5 %. */
  @ParameterizedTest
  @CsvSource({"250, 0, 4, 0.11", "1000, 2, 9, 0.54", "5000, 16, 35, 0.98", "10000, 37, 64, 1.00"})
  void powerAgainstTwiceAsManyIsSmallInSmallSamples(int n, int low, int high, double power) {
    assertArrayEquals(new int[] {low, high}, KupiecTest.accepted(n, 0.005, 0.05));
    assertEquals(power, KupiecTest.power(n, 0.005, 0.01, 0.05), 0.005);
  }

  @Test
  void chiSquareRejectsTooOftenAtOneYear() {
    // The true size for the nominal 5 % at 250 observations and 1 %: 0.095.
    assertEquals(0.095, KupiecTest.power(250, 0.01, 0.01, 0.05), 0.0005);
  }
}
