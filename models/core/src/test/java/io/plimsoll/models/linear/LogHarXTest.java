package io.plimsoll.models.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.models.CoreEstimators;
import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorContract;
import io.plimsoll.models.EstimatorProvider;
import io.plimsoll.models.SimulatedVariance;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LogHarXTest extends EstimatorContract {
  @Override
  protected Estimator<?> estimator(EstimatorProvider.Inputs inputs) {
    return new CoreEstimators().create(LogHarX.FAMILY, inputs);
  }

  @Override
  protected double worstRelativeLoss() {
    return 0.5;
  }

  @Test
  void aFeatureOfPureNoiseGetsNearlyNoWeight() {
    LogLinearModel model =
        new LogHarX(LogHarX.Settings.of(List.of("rv_1", "rv_5", "rv_22"), List.of("noise")))
            .fit(SimulatedVariance.of(2000, 11).set(0, 2000), CONTEXT);
    // a standardised noise column has a standard error of about 0.55/√2000 = 0.012
    assertEquals(0, model.coefficients().slopes()[3], 0.04);
  }

  @Test
  void aFeatureMayNotPlayTwoParts() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LogHarX.Settings.of(List.of("rv_1"), List.of("rv_1")));
  }

  @Test
  void theProviderIsFoundByTheServiceLoader() {
    List<String> families =
        ServiceLoader.load(EstimatorProvider.class).stream()
            .flatMap(provider -> provider.get().families().stream())
            .toList();
    assertTrue(families.containsAll(List.of("random-walk", "ewma", "log-har", "log-har-x")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CoreEstimators().create("no-such", SimulatedVariance.INPUTS));
  }
}
