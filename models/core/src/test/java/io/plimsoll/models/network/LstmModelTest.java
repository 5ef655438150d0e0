package io.plimsoll.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.models.Bounds;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.FitContext;
import io.plimsoll.models.Model;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The contract is tried with random weights whose output is scaled down to a small disturbance of
 * log-HAR.
 */
class LstmModelTest extends EstimatorContract {

  record RandomNetwork(Settings settings) implements Estimator<RandomNetwork.Settings> {
    @Override
    public RandomNetwork with(Settings other) {
      return new RandomNetwork(other);
    }

    record Settings(List<String> har, List<String> inputs) {}

    @Override
    public String family() {
      return "random-network";
    }

    @Override
    public Model fit(TrainingSet set, FitContext context) {
      Model base = new LogHar(LogHar.Settings.of(settings.har())).fit(set, context);
      return new LstmModel(
          context.provenance(family(), settings, "plimsoll"),
          Standardizer.fit(set, settings.inputs()),
          6,
          weights(settings.inputs().size(), 3, context.seed()),
          new LstmModel.Output(0.01, 0.05),
          base,
          Bounds.of(set, 4));
    }
  }

  private static float[] random(SplittableRandom random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return values;
  }

  private static LstmWeights weights(int inputs, int units, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new LstmWeights(
        inputs,
        units,
        random(random, inputs * 4 * units),
        random(random, units * 4 * units),
        random(random, 4 * units),
        random(random, units),
        0.1f);
  }

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new RandomNetwork(new RandomNetwork.Settings(inputs.har(), inputs.all()));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void oneUnitOverTwoStepsIsAsComputedByHand() {
    // candidate, forget, output, input gate
    float[] w = {0.5f, -0.25f, 0.75f, 1f};
    float[] r = {0.25f, 0.5f, -0.5f, 0.125f};
    float[] b = {0.1f, 1f, 0f, -0.5f};
    LstmWeights.Run run = new LstmWeights(1, 1, w, r, b, new float[] {2}, 0.5f).run();
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
    assertEquals(0.5 + 2 * h, run.output(), 1e-15);
    run.reset();
    assertEquals(0.5, run.output());
  }

  @Test
  void manyUnitsAgreeWithTheNaiveMatrixForm() {
    int inputs = 3;
    int units = 5;
    SplittableRandom random = new SplittableRandom(9);
    float[] w = random(random, inputs * 4 * units);
    float[] r = random(random, units * 4 * units);
    float[] b = random(random, 4 * units);
    float[] head = random(random, units);
    LstmWeights.Run run = new LstmWeights(inputs, units, w, r, b, head, -0.2f).run();
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
    assertEquals(output, run.output(), 1e-13);
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
