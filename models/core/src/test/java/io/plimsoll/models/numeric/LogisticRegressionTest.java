package io.plimsoll.models.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  private static final double NEARLY_NOTHING = 1e-9;

  private static List<String[]> scores() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    LogisticRegressionTest.class.getResourceAsStream(
                        "/io/plimsoll/models/classifier_scores.csv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  private static double[] fitScore(int column) throws IOException {
    List<String[]> lines = scores();
    double[][] x = new double[lines.size()][];
    double[] y = new double[lines.size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = Double.parseDouble(lines.get(i)[0]);
      x[i] = new double[] {Double.parseDouble(lines.get(i)[column])};
    }
    return LogisticRegression.fit(x, y, new double[] {NEARLY_NOTHING});
  }

  @Test
  void coefficientsAreThoseOfStatsmodels() throws IOException {
    // statsmodels 0.13.5, Logit maximum likelihood, on the same 600 scores; the ridge moves the
    // slope by less than 1e-8
    double[] first = fitScore(1);
    assertEquals(-9.31003749135284, first[0], 1e-6);
    assertEquals(14.4968423164684, first[1], 1e-6);
    double[] second = fitScore(2);
    assertEquals(-5.95873384170936, second[0], 1e-6);
    assertEquals(8.30471763772847, second[1], 1e-6);
  }

  @Test
  void aTwoByTwoTableHasItsOddsRatio() {
    // x = 0: 1 of 4, x = 1: 3 of 4; intercept ln(1/3), slope ln(3) − ln(1/3) = ln 9
    double[][] x = {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}};
    double[] y = {1, 0, 0, 0, 1, 1, 1, 0};
    double[] line = LogisticRegression.fit(x, y, new double[] {NEARLY_NOTHING});
    assertEquals(Math.log(1.0 / 3), line[0], 1e-7);
    assertEquals(Math.log(9), line[1], 1e-7);
  }

  @Test
  void aKnownPartOfTheLogOddsIsLeftToStandAlone() {
    double[][] x = {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}};
    double[] y = {1, 0, 0, 0, 1, 1, 1, 0};
    double[] offset = new double[8];
    for (int i = 0; i < 8; i++) {
      offset[i] = Math.log(1.0 / 3) + Math.log(9) * x[i][0];
    }
    double[] line = LogisticRegression.fit(x, y, offset, new double[] {0.5});
    assertEquals(0, line[0], 1e-9);
    assertEquals(0, line[1], 1e-9);
  }

  @Test
  void separableClassesStayFinite() {
    double[] line =
        LogisticRegression.fit(
            new double[][] {{-1e3}, {-1}, {1}, {1e3}},
            new double[] {0, 0, 1, 1},
            new double[] {1e-3});
    assertTrue(Double.isFinite(line[0]) && line[1] > 0 && Double.isFinite(line[1]));
  }

  @Test
  void theLogisticDoesNotOverflow() {
    assertEquals(0, LogisticRegression.logistic(-1e308));
    assertEquals(1, LogisticRegression.logistic(1e308));
    assertEquals(3, LogisticRegression.logit(LogisticRegression.logistic(3)), 1e-13);
  }

  @Test
  void refusesWhatCannotBeFitted() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LogisticRegression.fit(new double[0][], new double[0], new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            LogisticRegression.fit(
                new double[][] {{Double.NaN}}, new double[] {1}, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> LogisticRegression.fit(new double[][] {{1}}, new double[] {1}, new double[] {0}));
  }
}
