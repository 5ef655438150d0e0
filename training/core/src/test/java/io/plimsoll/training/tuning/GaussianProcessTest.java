package io.plimsoll.training.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GaussianProcessTest {

  @Test
  void itGoesThroughASmoothFunctionAndIsUnsureFarFromIt() {
    double[][] x = new double[9][1];
    double[] y = new double[9];
    for (int i = 0; i < 9; i++) {
      x[i][0] = i / 16.0;
      y[i] = Math.sin(6 * x[i][0]);
    }
    GaussianProcess process = GaussianProcess.fit(x, y);
    assertEquals(Math.sin(6 * 0.28), process.at(new double[] {0.28}).mean(), 0.01);
    assertTrue(process.at(new double[] {0.28}).deviation() < 0.05);
    assertTrue(process.at(new double[] {1}).deviation() > 0.2);
  }

  @Test
  void aCoordinateThatDoesNotMatterIsNotFollowed() {
    double[][] x = new double[16][];
    double[] y = new double[16];
    for (int i = 0; i < 16; i++) {
      x[i] = new double[] {i / 16.0, (7 * i % 16) / 16.0};
      y[i] = x[i][0] * x[i][0];
    }
    GaussianProcess process = GaussianProcess.fit(x, y);
    assertEquals(0.25, process.at(new double[] {0.5, 0.1}).mean(), 0.03);
    assertEquals(0.25, process.at(new double[] {0.5, 0.9}).mean(), 0.03);
  }

  @Test
  void equalValuesAndEqualPointsAreNoTrouble() {
    double[][] x = {{0.5}, {0.5}, {0.5}};
    assertEquals(2, GaussianProcess.fit(x, new double[] {2, 2, 2}).at(new double[] {0}).mean());
    double mean = GaussianProcess.fit(x, new double[] {1, 2, 3}).at(new double[] {0.5}).mean();
    assertEquals(2, mean, 1e-9);
  }
}
