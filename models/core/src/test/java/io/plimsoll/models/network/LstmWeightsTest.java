package io.plimsoll.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LstmWeightsTest extends EstimatorContract {

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new RandomNetworks(
        new RandomNetworks.Settings(RandomNetworks.Shape.LSTM, inputs.har(), inputs.all()));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /**
   * Exact squashing agrees to the last bits, the rational one to its error of 2e-9, carried on for
   * some steps.
   */
  private static double tolerance(Squash squash) {
    return squash == Squash.EXACT ? 1e-13 : 5e-8;
  }

  @ParameterizedTest
  @EnumSource
  void oneUnitOverTwoStepsIsAsComputedByHand(Squash squash) {
    // candidate, forget, output, input gate
    float[] w = {0.5f, -0.25f, 0.75f, 1f};
    float[] r = {0.25f, 0.5f, -0.5f, 0.125f};
    float[] b = {0.1f, 1f, 0f, -0.5f};
    float[][] arrays = {w, r, b, {2}};
    SequenceNetwork.Run run = new LstmWeights(1, 1, arrays, 0.5f, squash).run();
    double h = 0;
    double c = 0;
    for (double x : new double[] {1.5, -2}) {
      double candidate = Math.tanh(b[0] + x * w[0] + h * r[0]);
      double forget = sigmoid(b[1] + x * w[1] + h * r[1]);
      double output = sigmoid(b[2] + x * w[2] + h * r[2]);
      double input = sigmoid(b[3] + x * w[3] + h * r[3]);
      c = forget * c + input * candidate;
      h = output * Math.tanh(c);
      run.step(new double[] {x});
    }
    assertEquals(0.5 + 2 * h, run.output(), tolerance(squash));
    run.reset();
    assertEquals(0.5, run.output());
  }

  @ParameterizedTest
  @EnumSource
  void manyUnitsAgreeWithTheNaiveMatrixForm(Squash squash) {
    int inputs = 3;
    int units = 5;
    SplittableRandom random = new SplittableRandom(9);
    float[] w = RandomNetworks.random(random, inputs * 4 * units);
    float[] r = RandomNetworks.random(random, units * 4 * units);
    float[] b = RandomNetworks.random(random, 4 * units);
    float[] head = RandomNetworks.random(random, units);
    float[][] arrays = {w, r, b, head};
    SequenceNetwork.Run run = new LstmWeights(inputs, units, arrays, -0.2f, squash).run();
    double[] h = new double[units];
    double[] c = new double[units];
    for (int t = 0; t < 20; t++) {
      double[] x = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double[] next = new double[units];
      for (int k = 0; k < units; k++) {
        double[] gate = new double[4];
        for (int g = 0; g < 4; g++) {
          int column = g * units + k;
          gate[g] = b[column];
          for (int i = 0; i < inputs; i++) {
            gate[g] += x[i] * w[i * 4 * units + column];
          }
          for (int i = 0; i < units; i++) {
            gate[g] += h[i] * r[i * 4 * units + column];
          }
        }
        c[k] = sigmoid(gate[1]) * c[k] + sigmoid(gate[3]) * Math.tanh(gate[0]);
        next[k] = sigmoid(gate[2]) * Math.tanh(c[k]);
      }
      h = next;
      run.step(x);
    }
    double output = -0.2f;
    for (int k = 0; k < units; k++) {
      output += head[k] * h[k];
    }
    assertEquals(output, run.output(), tolerance(squash));
  }

  @Test
  void aCompiledStepGivesTheBitsOfAnInterpretedOne() {
    int inputs = 20;
    SequenceNetwork.Run run = RandomNetworks.lstm(inputs, 64, 4).run();
    double[] x = new double[inputs];
    SplittableRandom random = new SplittableRandom(6);
    for (int j = 0; j < inputs; j++) {
      x[j] = random.nextGaussian();
    }
    run.step(x);
    double first = run.output();
    // Twenty thousand steps are more than the compiler waits for.
    for (int i = 0; i < 20_000; i++) {
      run.step(x);
    }
    run.reset();
    run.step(x);
    assertEquals(first, run.output());
  }

  @Test
  void refusesWeightsOfTheWrongShape() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LstmWeights(2, 1, new float[4], new float[4], new float[4], new float[1], 0));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LstmWeights(
                1,
                1,
                new float[4],
                new float[4],
                new float[] {Float.NaN, 0, 0, 0},
                new float[1],
                0));
  }
}
