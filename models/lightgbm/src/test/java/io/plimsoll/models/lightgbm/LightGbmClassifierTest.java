package io.plimsoll.models.lightgbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.classifier.Classifier;
import io.plimsoll.models.classifier.EventSample;
import io.plimsoll.models.numeric.LogisticRegression;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LightGbmClassifierTest {
  private static final List<String> FEATURES = List.of("side", "noise");
  private static final Map<String, String> QUICK =
      Map.of(
          "growth.trees", "200",
          "growth.learning-rate", "0.1",
          "growth.lambda", "0",
          "growth.feature-fraction", "1",
          "growth.row-fraction", "1");

  /** The event follows a tenth of the rows of one side and six tenths of the other. */
  private static EventSample sample(int rows) {
    SplittableRandom random = new SplittableRandom(2);
    double[][] x = new double[rows][];
    boolean[] outcome = new boolean[rows];
    long[] times = new long[rows];
    Arrays.setAll(times, i -> i);
    for (int i = 0; i < rows; i++) {
      x[i] = new double[] {i % 2, random.nextDouble()};
      outcome[i] = random.nextDouble() < (i % 2 == 0 ? 0.1 : 0.6);
    }
    return new EventSample(FEATURES, x, outcome, times);
  }

  private static Classifier fitted(Map<String, String> settings) {
    return new LightGbmEstimators()
        .classifier(LightGbmClassifier.FAMILY, settings, 1)
        .fit(sample(20_000));
  }

  private static double probability(Classifier classifier, double side) {
    return LogisticRegression.logistic(classifier.score(new double[] {side, 0.5}));
  }

  @Test
  void logOddsAreThoseOfTheEvent() {
    Classifier classifier = fitted(QUICK);
    assertEquals(FEATURES, classifier.features());
    // A tenth of 10,000 rows has a standard error of 0.003, six tenths of 0.005; trees that read
    // the noise as well add some.
    assertEquals(0.1, probability(classifier, 0), 0.03);
    assertEquals(0.6, probability(classifier, 1), 0.05);
    assertTrue(Double.isNaN(classifier.score(new double[] {1, Double.NaN})));
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    double[] row = {1, 0.25};
    assertEquals(fitted(Map.of()).score(row), fitted(Map.of()).score(row));
  }

  @Test
  void whatCannotBeIsRefused() {
    LightGbmEstimators offered = new LightGbmEstimators();
    assertThrows(IllegalArgumentException.class, () -> offered.classifier("none", Map.of(), 1));
    for (Map<String, String> bad :
        List.of(Map.of("growth.trees", "0"), Map.of("trees", "9"), Map.of("growth.leaves", "x"))) {
      PlimsollException e =
          assertThrows(
              PlimsollException.class, () -> offered.classifier(LightGbmClassifier.FAMILY, bad, 1));
      assertEquals(ErrorCode.INVALID_INPUT, e.code());
    }
    PlimsollException few =
        assertThrows(
            PlimsollException.class,
            () -> offered.classifier(LightGbmClassifier.FAMILY, Map.of(), 1).fit(sample(100)));
    // Two leaves of sixty rows.
    assertTrue(String.valueOf(few.getMessage()).contains("120"), few.getMessage());
  }
}
