package io.plimsoll.models.deeplearning4j;

import io.plimsoll.models.Estimator;
import io.plimsoll.models.EstimatorProvider;
import java.util.List;

/** Offers {@link LstmEstimator} and {@link TcnEstimator}. */
public final class NetworkEstimators implements EstimatorProvider {

  @Override
  public List<String> families() {
    return List.of(LstmEstimator.FAMILY, TcnEstimator.FAMILY);
  }

  @Override
  public Estimator<?> create(String family, Inputs inputs) {
    return switch (family) {
      case LstmEstimator.FAMILY ->
          new LstmEstimator(
              LstmEstimator.Settings.of(inputs.har(), inputs.all(), inputs.returnRows()));
      case TcnEstimator.FAMILY ->
          new TcnEstimator(
              TcnEstimator.Settings.of(inputs.har(), inputs.all(), inputs.returnRows()));
      default ->
          throw new IllegalArgumentException(
              "unknown family '" + family + "'; known: " + families());
    };
  }
}
