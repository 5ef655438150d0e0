package io.plimsoll.models.deeplearning4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.network.TcnWeights;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class TcnEstimatorTest extends EstimatorContract {
  private static final TrainingSettings SMALL =
      new TrainingSettings(2, 4, 2, 256, 0.01, 1e-3, 0.2, 20_000);

  @Override
  protected int rows() {
    return 900;
  }

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new TcnEstimator(
        TcnEstimator.Settings.of(inputs.har(), inputs.all(), 1).with(3, 6, SMALL));
  }

  /**
   * Deeplearning4j computes in single precision: five blocks of it leave about 1e-6 of outputs of
   * size 1. That the forward pass is a dilated causal convolution is shown where it lives.
   */
  @Test
  void ourForwardPassIsDeeplearning4jsToAFewPartsInAMillion() {
    ParityData data = ParityData.of(128, 32, 7);
    TrainingSettings training = new TrainingSettings(1, 3, 3, 64, 0.01, 0, 0.2, 1000);
    try (TcnNetwork network = new TcnNetwork(7, 16, 5, training, 9)) {
      data.train(network);
      double worst = data.worst(network.output(data.x(), 128), network.export());
      assertTrue(worst <= 5e-6, "differs by " + worst);
    }
  }

  /**
   * Slides a window over a series whose later part is replaced: only windows that reach it move.
   */
  @Test
  void theTrainedNetworkDoesNotSeeLaterInputs() {
    int inputs = 3;
    ParityData data = ParityData.of(64, 8, inputs);
    TrainingSettings training = new TrainingSettings(1, 3, 3, 64, 0.01, 0, 0.2, 1000);
    try (TcnNetwork network = new TcnNetwork(inputs, 4, 3, training, 9)) {
      data.train(network);
      float[] series = data.x();
      float[] changed = series.clone();
      int from = 30;
      for (int i = from * inputs; i < changed.length; i++) {
        changed[i] = 4 - changed[i];
      }
      for (int t = 7; t < 45; t++) {
        double before = network.output(window(series, t, inputs), 1)[0];
        double after = network.output(window(changed, t, inputs), 1)[0];
        if (t < from) {
          assertEquals(before, after, "at " + t);
        } else {
          assertTrue(Math.abs(before - after) > 1e-4, "at " + t);
        }
      }
    }
  }

  private static float[] window(float[] series, int last, int inputs) {
    return Arrays.copyOfRange(series, (last - 7) * inputs, (last + 1) * inputs);
  }

  @Test
  void aSequenceHasTwoToTheNumberOfBlocksSteps() {
    TcnEstimator.Settings settings = TcnEstimator.Settings.of(List.of("a"), List.of("a"), 12);
    assertEquals(32, settings.window().steps());
    assertEquals(31 * 12 + 1, settings.window().rows());
    assertThrows(IllegalArgumentException.class, () -> settings.with(0, 6, SMALL));
    assertThrows(
        IllegalArgumentException.class, () -> settings.with(TcnWeights.MOST_BLOCKS + 1, 6, SMALL));
    assertThrows(IllegalArgumentException.class, () -> settings.with(3, 0, SMALL));
  }

  @Test
  void itIsFoundAsAService() {
    assertTrue(
        ServiceLoader.load(EstimatorProvider.class).stream()
            .anyMatch(p -> p.get().families().contains(TcnEstimator.FAMILY)));
  }
}
