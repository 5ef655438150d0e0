package io.plimsoll.models.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.bundle.Archive;
import java.util.List;
import org.junit.jupiter.api.Test;

class PooledLogisticTest {
  private static final List<String> FEATURES = List.of("a", "b", "flat");
  private long state = 12345;

  private double uniform() {
    state = (1103515245L * state + 12345L) % (1L << 31);
    return state / (double) (1L << 31);
  }

  private PooledLogistic fitted(double[][] x, boolean[] outcome) {
    for (int i = 0; i < 300; i++) {
      double a = uniform();
      double b = uniform();
      double c = uniform();
      x[i] = new double[] {a, 10 * b * b, 7};
      outcome[i] = uniform() < 0.2 + 0.6 * a * c;
    }
    x[300] = new double[] {Double.NaN, 1, 7};
    return PooledLogistic.fit(FEATURES, x, outcome, 3);
  }

  private PooledLogistic fitted() {
    return fitted(new double[301][], new boolean[301]);
  }

  @Test
  void coefficientsAreThoseOfScikitLearn() {
    // scikit-learn 1.9.1 LogisticRegression(C=1/3, tol=1e-12) on standardised columns
    assertArrayEquals(
        new double[] {-1.0096789276262206, 1.129735820213606, -0.03715384412854492, 0},
        fitted().coefficients(),
        1e-8);
    assertEquals(300, fitted().rows());
  }

  @Test
  void featuresAreClippedToTrainingAndNaNGivesNone() {
    PooledLogistic model = fitted();
    assertEquals(model.score(new double[] {1e9, 5, 7}), model.score(new double[] {1e12, 5, 7}));
    assertTrue(Double.isNaN(model.probability(new double[] {Double.NaN, 1, 7})));
  }

  @Test
  void writingKeepsEveryBit() {
    PooledLogistic model = fitted();
    Archive archive = Archive.empty();
    model.write(archive);
    PooledLogistic read = PooledLogistic.read(Archive.fromBytes("test", archive.toBytes()));
    double[] row = {0.3, 4, 7};
    assertEquals(model.probability(row), read.probability(row));
    assertEquals(FEATURES, read.features());
  }

  @Test
  void tooFewRowsAreRefused() {
    PlimsollException e =
        assertThrows(
            PlimsollException.class,
            () -> PooledLogistic.fit(List.of("a"), new double[][] {{1}, {2}}, new boolean[2], 1));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    assertThrows(
        IllegalArgumentException.class,
        () -> PooledLogistic.fit(FEATURES, new double[][] {{1}}, new boolean[1], 1));
  }
}
