package io.plimsoll.models.deeplearning4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.datasets.ErrorCode;
import io.plimsoll.datasets.PlimsollException;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.SimulatedVariance;
import io.plimsoll.models.TrainingSet;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LstmEstimatorTest extends EstimatorContract {
  private static final TrainingSettings SMALL =
      new TrainingSettings(2, 4, 2, 256, 0.01, 1e-3, 0.2, 20_000);

  @Override
  protected int rows() {
    return 900;
  }

  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    LstmEstimator.Settings settings =
        LstmEstimator.Settings.of(inputs.har(), inputs.all(), 1).with(6, 8, SMALL);
    return new LstmEstimator(settings);
  }

  /**
   * Deeplearning4j computes in single precision: 24 steps of it leave about 1e-6 of outputs of size
   * 1.
   */
  @Test
  void ourForwardPassIsDeeplearning4jsToAFewPartsInAMillion() {
    ParityData data = ParityData.of(128, 24, 7);
    TrainingSettings training = new TrainingSettings(1, 3, 3, 64, 0.05, 0, 0.2, 1000);
    try (LstmNetwork network = new LstmNetwork(7, 16, training, 9)) {
      data.train(network);
      double worst = data.worst(network.output(data.x(), 128), network.export());
      assertTrue(worst <= 5e-6, "differs by " + worst);
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
  void settingsThatMakeNoSenseAreRefused() {
    LstmEstimator.Settings settings = LstmEstimator.Settings.of(List.of("a"), List.of("a"), 1);
    assertThrows(IllegalArgumentException.class, () -> settings.with(0, 8, SMALL));
    assertThrows(IllegalArgumentException.class, () -> settings.with(6, 0, SMALL));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrainingSettings(0, 3, 3, 64, 0.05, 0, 0.2, 1000));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrainingSettings(1, 3, 3, 64, Double.NaN, 0, 0.2, 1000));
    assertThrows(
        IllegalArgumentException.class, () -> new TrainingSettings(1, 3, 3, 64, 0.05, 0, 0.2, 99));
  }

  @Test
  void itIsFoundAsAService() {
    assertTrue(
        ServiceLoader.load(EstimatorProvider.class).stream()
            .anyMatch(p -> p.get().families().contains(LstmEstimator.FAMILY)));
  }
}
