package io.plimsoll.models.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.CoreEstimators;
import io.plimsoll.models.numeric.LogisticRegression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventSampleTest {
  private static final List<String> FEATURES = List.of("a");

  /** Forty rows of a feature that is 0 or 1; the event follows 5 of 20, then 15 of 20. */
  private static EventSample sample() {
    double[][] x = new double[40][];
    boolean[] outcome = new boolean[40];
    for (int i = 0; i < 40; i++) {
      x[i] = new double[] {i < 20 ? 0 : 1};
      outcome[i] = i < 5 || i >= 25;
    }
    return new EventSample(FEATURES, x, outcome, new long[40]);
  }

  @Test
  void rowsThatAreNotWholeAreLeftOut() {
    EventSample sample =
        EventSample.complete(
            FEATURES,
            new double[][] {{1}, {Double.NaN}, {2}, {Double.POSITIVE_INFINITY}},
            new boolean[] {true, true, false, true},
            new long[] {7, 8, 9, 10});
    assertEquals(2, sample.size());
    assertArrayEquals(new double[] {2}, sample.x()[1]);
    assertArrayEquals(new double[] {1, 0}, sample.targets());
    assertArrayEquals(new long[] {7, 9}, sample.times());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    double[][] x = {{1}};
    boolean[] outcome = {true};
    long[] times = {0};
    assertThrows(
        IllegalArgumentException.class, () -> new EventSample(List.of(), x, outcome, times));
    assertThrows(
        IllegalArgumentException.class, () -> new EventSample(FEATURES, x, new boolean[2], times));
    assertThrows(
        IllegalArgumentException.class, () -> new EventSample(FEATURES, x, outcome, new long[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EventSample(List.of("a", "b"), x, outcome, times));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EventSample(FEATURES, new double[][] {{Double.NaN}}, outcome, times));
  }

  @Test
  void aLogisticRegressionOfTwoGroupsSaysTheirShares() {
    Classifier classifier =
        new CoreEstimators()
            .classifier("pooled-logistic", Map.of("ridge", "1e-9"), 1)
            .fit(sample());
    assertEquals(FEATURES, classifier.features());
    // As many coefficients as groups, and next to no ridge: a quarter and three quarters.
    assertEquals(0.25, LogisticRegression.logistic(classifier.score(new double[] {0})), 1e-6);
    assertEquals(0.75, LogisticRegression.logistic(classifier.score(new double[] {1})), 1e-6);
    assertTrue(Double.isNaN(classifier.score(new double[] {Double.NaN})));
  }

  @Test
  void familiesAndSettingsThatAreNotThereAreRefused() {
    CoreEstimators core = new CoreEstimators();
    assertEquals(List.of("pooled-logistic"), core.classifierFamilies());
    assertThrows(IllegalArgumentException.class, () -> core.classifier("none", Map.of(), 1));
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> core.classifier("pooled-logistic", Map.of("ridge", "-1"), 1));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
  }
}
