package io.plimsoll.models.deeplearning4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.Model;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.Standardizer;
import io.plimsoll.models.TrainingSet;
import io.plimsoll.models.linear.LogHar;
import io.plimsoll.models.network.LstmWeights;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LstmEstimatorTest extends EstimatorContract {

  @Override
  protected int rows() {
    return 900;
  }

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    LstmEstimator.Settings s = LstmEstimator.Settings.of(inputs.har(), inputs.all());
    return new LstmEstimator(
        new LstmEstimator.Settings(
            s.base(), s.inputs(), 6, 8, 4, 2, 256, 0.01, 1e-3, 0.2, s.boundsFactor()));
  }

  private static float[][][] sequences(int count, int steps, int inputs) {
    SplittableRandom random = new SplittableRandom(17);
    float[][][] x = new float[count][steps][inputs];
    for (float[][] sequence : x) {
      for (float[] step : sequence) {
        for (int j = 0; j < inputs; j++) {
          step[j] = (float) Math.clamp(2 * random.nextGaussian(), -5, 5);
        }
      }
    }
    return x;
  }

  /**
   * Deeplearning4j computes in single precision: 24 steps of it leave about 1e-6 of outputs of size
   * 1.
   */
  @Test
  void ourForwardPassIsDeeplearning4jsToOnePartInAHundredThousand() {
    Nd4jStart.ensure();
    int inputs = 7;
    int units = 16;
    LstmEstimator.Settings s = LstmEstimator.Settings.of(List.of("a"), List.of("a"));
    LstmEstimator.Settings settings =
        new LstmEstimator.Settings(
            s.base(), s.inputs(), 24, units, 3, 3, 64, 0.05, 0, 0.2, s.boundsFactor());
    float[][][] x = sequences(128, 24, inputs);
    MultiLayerNetwork network = LstmTrainer.network(inputs, settings, 9);
    try {
      float[] y = new float[x.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = x[i][23][0] - x[i][22][1] * x[i][20][2] / 5;
      }
      for (int epoch = 0; epoch < 4; epoch++) {
        network.fit(LstmTrainer.array(x), Nd4j.createFromArray(y).reshape('c', y.length, 1));
      }
      INDArray theirs = network.output(LstmTrainer.array(x));
      LstmWeights.Run run = LstmTrainer.export(network, inputs, units).run();
      double worst = 0;
      for (int i = 0; i < x.length; i++) {
        run.reset();
        for (float[] step : x[i]) {
          double[] wide = new double[inputs];
          for (int j = 0; j < inputs; j++) {
            wide[j] = step[j];
          }
          run.step(wide);
        }
        worst = Math.max(worst, Math.abs(theirs.getFloat(i) - run.output()));
      }
      assertTrue(worst <= 1e-5, "differs by " + worst);
    } finally {
      network.close();
    }
  }

  @Test
  void originsWhoseWindowIsNotFullOrHoldsNothingAreLeftOut() {
    SimulatedVariance market = SimulatedVariance.of(300, 4);
    FeatureTable holed = market.replacedAt(100, "noise", Double.NaN);
    TrainingSet set = market.set(holed, 0, 300);
    Model base = new LogHar(LogHar.Settings.of(List.of("rv_1"))).fit(set, CONTEXT);
    Standardizer standardizer = Standardizer.fit(set, List.of("rv_1", "noise"));
    Sequences sequences = Sequences.of(set, standardizer, 10, base);
    // 9 origins have fewer than 9 rows before them; the hole lies in the windows of origins 100 to
    // 109.
    assertEquals(300 - 9 - 10, sequences.size());
  }

  @Test
  void sequencesOfSeveralInstrumentsAreInTheOrderOfTime() {
    SimulatedVariance one = SimulatedVariance.of(300, 4);
    SimulatedVariance two = SimulatedVariance.of(300, 5);
    TrainingSet set =
        new TrainingSet(
            List.of(one.set(0, 300).blocks().getFirst(), two.set(0, 300).blocks().getFirst()));
    Model base = new LogHar(LogHar.Settings.of(List.of("rv_1"))).fit(set, CONTEXT);
    Standardizer standardizer = Standardizer.fit(set, List.of("rv_1"));
    Sequences sequences = Sequences.of(set, standardizer, 1, base);
    assertEquals(600, sequences.size());
    for (int i = 0; i < 300; i++) {
      assertEquals(
          (float) standardizer.apply(0, one.table().value(i, 0)), sequences.x()[2 * i][0][0]);
      assertEquals(
          (float) standardizer.apply(0, two.table().value(i, 0)), sequences.x()[2 * i + 1][0][0]);
    }
  }

  @Test
  void tooFewWindowsAreCounted() {
    TrainingSet set = SimulatedVariance.of(60, 1).set(0, 50);
    PlimsollException e =
        assertThrows(
            PlimsollException.class, () -> estimator(SimulatedVariance.INPUTS).fit(set, CONTEXT));
    assertEquals(ErrorCode.INVALID_INPUT, e.code());
    // Six rows a window: the first five origins have none.
    assertTrue(e.getMessage().contains("had 45"), e.getMessage());
  }

  @Test
  void itIsFoundAsAService() {
    assertTrue(
        ServiceLoader.load(EstimatorProvider.class).stream()
            .anyMatch(p -> p.get().families().contains(LstmEstimator.FAMILY)));
  }
}
